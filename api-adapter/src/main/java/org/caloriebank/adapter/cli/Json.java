package org.caloriebank.adapter.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers, truth values and null as JSON, indented by two. Maps keep their order. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String of(final Object value) {
        final Json json = new Json();
        json.write(value, "\n");
        return json.text.toString();
    }

    /** @return the text as a JSON string. */
    static String text(final String value) {
        final Json json = new Json();
        json.writeText(value);
        return json.text.toString();
    }

    private void write(final Object value, final String lineStart) {
        if (value instanceof Map<?, ?> map) {
            writeMap(map, lineStart);
        } else if (value instanceof List<?> list) {
            writeList(list, lineStart);
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            writeText(value.toString());
        }
    }

    private void writeMap(final Map<?, ?> map, final String lineStart) {
        text.append('{');
        final String inner = lineStart + "  ";
        final Iterator<? extends Map.Entry<?, ?>> entries = map.entrySet().iterator();
        while (entries.hasNext()) {
            final Map.Entry<?, ?> entry = entries.next();
            text.append(inner);
            writeText(entry.getKey().toString());
            text.append(": ");
            write(entry.getValue(), inner);
            text.append(entries.hasNext() ? "," : lineStart);
        }
        text.append('}');
    }

    private void writeList(final List<?> list, final String lineStart) {
        text.append('[');
        final String inner = lineStart + "  ";
        final Iterator<?> items = list.iterator();
        while (items.hasNext()) {
            text.append(inner);
            write(items.next(), inner);
            text.append(items.hasNext() ? "," : lineStart);
        }
        text.append(']');
    }

    private void writeText(final String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            writeCharacter(value.charAt(i));
        }
        text.append('"');
    }

    private void writeCharacter(final char c) {
        if (c == '"' || c == '\\') {
            text.append('\\').append(c);
        } else if (c < ' ') {
            text.append(String.format("\\u%04x", (int) c));
        } else {
            text.append(c);
        }
    }
}
