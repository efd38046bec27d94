package org.caloriebank.adapter.report;

import java.util.Arrays;

/** How long answers took, exactly: every value is kept. Immutable. */
public final class Latencies {
    private final long[] sortedNanos;

    private Latencies(final long[] sortedNanos) {
        this.sortedNanos = sortedNanos;
    }

    /** @param nanos of each answer, in any order. */
    public static Latencies of(final long[] nanos) {
        final long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Latencies(sorted);
    }

    public int count() {
        return sortedNanos.length;
    }

    /**
     * @param percent above 0, up to 100.
     * @return the least value that this part of all values does not exceed, nanoseconds; 0 without values.
     */
    public long percentile(final double percent) {
        if (sortedNanos.length == 0) {
            return 0;
        }
        final int rank =
                (int) Math.ceil(percent / 100 * sortedNanos.length - 1e-9); // so that 99.9 % of 1000 is rank 999
        return sortedNanos[Math.max(1, rank) - 1];
    }

    public long max() {
        return percentile(100);
    }
}
