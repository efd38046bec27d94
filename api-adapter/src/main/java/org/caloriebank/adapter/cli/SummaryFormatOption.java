package org.caloriebank.adapter.cli;

import picocli.CommandLine.Option;

/** How to print a summary; shared by all commands that do. */
final class SummaryFormatOption {
    /** For people, or for programs. */
    enum SummaryFormat {
        TEXT,
        JSON
    }

    @Option(
            names = "--format",
            defaultValue = "text",
            paramLabel = "FORMAT",
            description = "Of the summary: text or json. Default: text")
    private SummaryFormat format;

    boolean isJson() {
        return format == SummaryFormat.JSON;
    }
}
