package org.caloriebank.adapter.report;

import java.util.List;

/**
 * Colours and signs for a terminal, or plain text for anything else. Immutable.
 *
 * @param isColoured whether escape codes may be written.
 * @param isUnicode whether ticks, blocks and lines can be written; else ASCII stands for them.
 */
public record Paint(boolean isColoured, boolean isUnicode) {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";
    private static final String ASCII_BLOCKS = "_.-=+*%#";

    public String bold(final String text) {
        return in("1", text);
    }

    public String faint(final String text) {
        return in("2", text);
    }

    public String good(final String text) {
        return in("32", text);
    }

    public String bad(final String text) {
        return in("31;1", text);
    }

    public String coin(final String text) {
        return in("33", text);
    }

    /** @return a tick or a cross. */
    public String mark(final boolean isGood) {
        if (isGood) {
            return good(isUnicode ? "✔" : "ok");
        }
        return bad(isUnicode ? "✘" : "NO");
    }

    public String line(final int width) {
        return faint((isUnicode ? "─" : "-").repeat(width));
    }

    /** @return a bar of so many of the columns as the value is of the most. */
    public String bar(final long value, final long most, final int columns) {
        final int length =
                most <= 0 ? 0 : (int) Math.max(value > 0 ? 1 : 0, Math.round((double) value / most * columns));
        return (isUnicode ? "█" : "#").repeat(length);
    }

    /** @return a column for each value, the greatest as high as a line; a blank for zero. */
    public String sparkline(final List<Long> values) {
        final long most = values.stream().mapToLong(Long::longValue).max().orElse(0);
        final String blocks = isUnicode ? BLOCKS : ASCII_BLOCKS;
        final StringBuilder line = new StringBuilder(values.size());
        for (final long value : values) {
            final int height = most == 0 ? 0 : (int) Math.round((double) value / most * (blocks.length() - 1));
            line.append(value == 0 ? ' ' : blocks.charAt(height));
        }
        return line.toString();
    }

    private String in(final String code, final String text) {
        return isColoured ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
    }
}
