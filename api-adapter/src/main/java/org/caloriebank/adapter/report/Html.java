package org.caloriebank.adapter.report;

import java.util.Locale;
import java.util.Set;

/**
 * Builds HTML; every text and attribute value is escaped, so whoever calls it cannot forget to. Not thread-safe.
 */
final class Html {
    private static final Set<String> WITHIN_LINES = Set.of("a", "b", "cite", "code", "i", "span");

    private final StringBuilder html = new StringBuilder();

    /** @param attributes name, value, name, value ... */
    Html open(final String tag, final String... attributes) {
        html.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            html.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escape(attributes[i + 1]))
                    .append('"');
        }
        html.append('>');
        return this;
    }

    Html close(final String tag) {
        html.append("</").append(tag).append('>');
        if (!WITHIN_LINES.contains(tag)) {
            html.append('\n'); // which would be a blank between words
        }
        return this;
    }

    /** Text of this program that stands as it is. */
    Html raw(final String content) {
        html.append(content);
        return this;
    }

    Html text(final String text) {
        html.append(escape(text));
        return this;
    }

    /** An element that holds text only. */
    Html leaf(final String tag, final String text, final String... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    /** The first row of a table. */
    Html headRow(final String... cells) {
        return row("th", cells);
    }

    /** A row of a table. */
    Html row(final String... cells) {
        return row("td", cells);
    }

    private Html row(final String cellTag, final String... cells) {
        open("tr");
        for (final String cell : cells) {
            leaf(cellTag, cell);
        }
        return close("tr");
    }

    /** Text of this program that is no HTML text, such as a script or a style; must not hold what would end its element. */
    Html script(final String tag, final String content, final String... attributes) {
        if (content.toLowerCase(Locale.ROOT).contains("</" + tag)) {
            throw new IllegalArgumentException("the content would end its own element " + tag);
        }
        return open(tag, attributes).raw(content).close(tag);
    }

    static String escape(final String text) {
        final StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return html.toString();
    }
}
