package org.caloriebank.adapter.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What reading one file came to.
 *
 * @param rows read, without the header, skipped ones included.
 * @param skipped rows by why they were skipped.
 * @param firstSkipped the first few of them, by line.
 */
public record FileSummary(
        Path file, FitbitFormat format, long rows, Map<SkipCause, Long> skipped, List<SkippedRow> firstSkipped) {
    /** @param line where the row starts, from 1. */
    public record SkippedRow(long line, SkipCause cause) {}

    public long rowsSkipped() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }
}
