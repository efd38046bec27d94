package org.caloriebank.adapter.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the bad rows of one file and keeps the first few. */
final class SkippedRows {
    private static final int KEPT_MAX = 5;

    private final Map<SkipCause, Long> counts = new EnumMap<>(SkipCause.class);
    private final List<FileSummary.SkippedRow> first = new ArrayList<>();

    void add(final long line, final SkipCause cause) {
        counts.merge(cause, 1L, Long::sum);
        if (first.size() < KEPT_MAX) {
            first.add(new FileSummary.SkippedRow(line, cause));
        }
    }

    Map<SkipCause, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }

    List<FileSummary.SkippedRow> first() {
        return List.copyOf(first);
    }
}
