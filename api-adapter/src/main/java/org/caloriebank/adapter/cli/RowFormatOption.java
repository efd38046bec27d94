package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How to print rows; shared by all commands that do. */
final class RowFormatOption {
    @Option(
            names = "--format",
            defaultValue = "table",
            paramLabel = "FORMAT",
            description = "table, csv, json (one document) or jsonl (a row a line). Default: table")
    private RowFormat format;

    /** @param head what the rows are of, by its JSON name; see {@link RowPrinter}. */
    RowPrinter newPrinter(final PrintWriter out, final Map<String, Object> head, final List<Column> columns) {
        return new RowPrinter(format, out, head, columns);
    }
}
