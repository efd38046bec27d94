package org.caloriebank.adapter.cli;

/** Writes fields of comma-separated values as RFC 4180 wants them. */
final class Csv {
    private Csv() {}

    /** @return the text as a field, in quotes when it needs them. */
    static String field(final String text) {
        for (int i = 0; i < text.length(); i++) {
            final char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return '"' + text.replace("\"", "\"\"") + '"';
            }
        }
        return text;
    }
}
