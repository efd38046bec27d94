package org.caloriebank.adapter.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints rows as they come, in one of the formats; keeps none but a table's first {@value #FITTED_ROWS}, whose widths it takes. Close it: the end of a
 * document and of a short table come then.
 * <p>
 * The head (what the rows are of, as of when) and notes stand in tables and JSON documents alone: CSV and JSON lines are rows and nothing else.
 */
final class RowPrinter implements AutoCloseable {
    /** Up to so many rows a table's columns are as wide as they need to be; longer ones keep that width, or a wide one for amounts. */
    private static final int FITTED_ROWS = 200;

    /** So often is asked whether the output still takes what it is given. */
    static final int CHECK_PERIOD_ROWS = 4_096;

    private static final int WIDTH_MIN_OF_LONG_TABLES = 24;
    private static final String GAP = "  ";

    private final RowFormat format;
    private final PrintWriter out;
    private final Map<String, Object> head;
    private final List<Column> columns;
    private final List<String> jsonKeys;
    private final List<String> notes = new ArrayList<>();
    /** A table's first rows, until its widths are known; then null. */
    private List<String[]> waiting = new ArrayList<>();

    private final int[] widths;
    private long rows;

    /**
     * @param out flushed at close.
     * @param head by JSON name, in order.
     */
    RowPrinter(
            final RowFormat format, final PrintWriter out, final Map<String, Object> head, final List<Column> columns) {
        this.format = format;
        this.out = out;
        this.head = head;
        this.columns = columns;
        jsonKeys = columns.stream()
                .map(column -> Json.text(column.jsonName()) + ": ")
                .toList();
        widths = columns.stream().mapToInt(column -> column.header().length()).toArray();
        switch (format) {
            case CSV ->
                printLine(String.join(",", columns.stream().map(Column::csvName).toList()));
            case JSON -> printHead();
            default -> {}
        }
    }

    /**
     * Print a row.
     *
     * @param cells one for each column: text, whole number, or null for nothing.
     * @throws UncheckedIOException if the output takes no more.
     */
    void row(final Object... cells) {
        switch (format) {
            case TABLE -> tableRow(cells);
            case CSV -> csvRow(cells);
            case JSON -> {
                out.print(rows == 0 ? "\n    " : ",\n    ");
                jsonRow(cells);
            }
            case JSONL -> {
                jsonRow(cells);
                out.print('\n');
            }
        }
        if (++rows % CHECK_PERIOD_ROWS == 0) {
            check(out);
        }
    }

    /** Print a row that sums others: people want it, programs sum by themselves, so it stands in tables alone. */
    void sum(final Object... cells) {
        if (format == RowFormat.TABLE) {
            tableRow(cells);
        }
    }

    /** Say something about the rows, after them. */
    void note(final String sentence) {
        notes.add(sentence);
    }

    @Override
    public void close() {
        if (format == RowFormat.TABLE) {
            printWaiting();
            notes.forEach(this::printLine);
        } else if (format == RowFormat.JSON) {
            out.print(rows == 0 ? "]" : "\n  ]");
            if (!notes.isEmpty()) {
                out.print(",\n  \"notes\": " + Json.of(notes).replace("\n", "\n  "));
            }
            out.print("\n}\n");
        }
        check(out);
    }

    private void printHead() {
        out.print('{');
        head.forEach((name, value) ->
                out.print("\n  " + Json.text(name) + ": " + Json.of(value).replace("\n", "\n  ") + ','));
        out.print("\n  \"rows\": [");
    }

    private String headLine() {
        final StringBuilder line = new StringBuilder();
        head.forEach((name, value) -> line.append(line.isEmpty() ? "" : ", ")
                .append(name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT))
                .append(' ')
                .append(value));
        return line.isEmpty() ? "" : Character.toUpperCase(line.charAt(0)) + line.substring(1);
    }

    private void tableRow(final Object[] cells) {
        final String[] words = new String[cells.length];
        for (int i = 0; i < cells.length; i++) {
            final Column column = columns.get(i);
            words[i] = column.isForPrograms() ? "" : column.words(cells[i]);
        }
        if (waiting == null) {
            printLine(words);
            return;
        }
        waiting.add(words);
        for (int i = 0; i < words.length; i++) {
            widths[i] = Math.max(widths[i], words[i].length());
        }
        if (waiting.size() == FITTED_ROWS) {
            widenForMore();
            printWaiting();
        }
    }

    private void widenForMore() {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], WIDTH_MIN_OF_LONG_TABLES);
        }
    }

    private void printWaiting() {
        if (waiting != null) {
            final List<String[]> lines = waiting;
            waiting = null;
            printLine(headLine());
            printLine(columns.stream().map(Column::header).toArray(String[]::new));
            lines.forEach(this::printLine);
        }
    }

    private void printLine(final String[] words) {
        final StringBuilder line = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            if (!columns.get(i).isForPrograms()) {
                final String blanks = " ".repeat(Math.max(0, widths[i] - words[i].length()));
                line.append(line.isEmpty() ? "" : GAP);
                line.append(columns.get(i).isRight() ? blanks + words[i] : words[i] + blanks);
            }
        }
        printLine(line.toString().stripTrailing());
    }

    private void printLine(final String line) {
        out.print(line);
        out.print('\n');
    }

    private void csvRow(final Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            if (i > 0) {
                out.print(',');
            }
            if (cells[i] != null) {
                out.print(Csv.field(columns.get(i).plain(cells[i])));
            }
        }
        out.print('\n');
    }

    private void jsonRow(final Object[] cells) {
        for (int i = 0; i < cells.length; i++) {
            final Object cell = cells[i];
            final Column column = columns.get(i);
            out.print(i == 0 ? "{" : ", ");
            out.print(jsonKeys.get(i));
            if (cell == null) {
                out.print("null");
            } else if (cell instanceof Number && column.unit() != Column.Unit.TIME) {
                out.print(cell);
            } else {
                out.print(Json.text(column.plain(cell)));
            }
        }
        out.print('}');
    }

    /** @throws UncheckedIOException if the output takes no more. */
    static void check(final PrintWriter out) {
        if (out.checkError()) {
            throw new UncheckedIOException(
                    new IOException("the output takes no more, so what was printed is incomplete"));
        }
    }
}
