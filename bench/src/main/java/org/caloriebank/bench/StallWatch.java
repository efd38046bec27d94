package org.caloriebank.bench;

import java.util.concurrent.locks.LockSupport;
import org.caloriebank.pipeline.PipelineCounters;

/**
 * Watches a bank that is always given something to do, and notes for how long its ledger ran no command. What it sees includes the time for which the
 * machine let the publisher, or this watch, wait: it is an upper bound.
 */
final class StallWatch implements AutoCloseable {
    private static final long LOOK_EVERY_NS = 100_000;

    private final PipelineCounters counters;
    private final Thread thread = new Thread(this::watch, "bench-stall-watch");
    private volatile boolean isClosed;
    private volatile long longestNs;

    StallWatch(final PipelineCounters counters) {
        this.counters = counters;
        thread.setDaemon(true);
        thread.start();
    }

    /** @return the longest time without a command so far. */
    double longestMs() {
        return longestNs / 1e6;
    }

    private void watch() {
        long sequence = counters.sequence();
        long movedNs = System.nanoTime();
        while (!isClosed) {
            LockSupport.parkNanos(LOOK_EVERY_NS);
            final long seen = counters.sequence();
            final long nowNs = System.nanoTime();
            if (seen != sequence) {
                longestNs = Math.max(longestNs, nowNs - movedNs);
                sequence = seen;
                movedNs = nowNs;
            }
        }
    }

    @Override
    public void close() {
        isClosed = true;
    }
}
