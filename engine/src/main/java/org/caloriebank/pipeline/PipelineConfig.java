package org.caloriebank.pipeline;

/**
 * Settings of the pipeline. Immutable.
 *
 * @param ringSize commands that may wait, a power of two from 64 to 2^20; each takes 1,152 bytes.
 * @param batchSizeMax most commands the ledger takes before it lets the journal see them.
 * @param waitKind how stages wait.
 * @param clock where ledger time comes from.
 * @param tickPeriodMs how often timers are looked at, ms.
 */
public record PipelineConfig(int ringSize, int batchSizeMax, WaitKind waitKind, LedgerClock clock, long tickPeriodMs) {
    public PipelineConfig {
        if (ringSize < 64 || ringSize > 1 << 20 || Integer.bitCount(ringSize) != 1) {
            throw new IllegalArgumentException("ring size must be a power of two from 64 to 1048576: " + ringSize);
        }
        if (batchSizeMax < 1) {
            throw new IllegalArgumentException("batch size must be positive: " + batchSizeMax);
        }
        if (tickPeriodMs < 1) {
            throw new IllegalArgumentException("tick period must be positive: " + tickPeriodMs);
        }
    }

    /** @return most commands of one journal batch: half the ring, so that one sync serves all that waits while the other half fills. */
    int journalBatchSizeMax() {
        return Math.max(batchSizeMax, ringSize / 2);
    }

    public static PipelineConfig defaults() {
        return new PipelineConfig(16_384, 2_048, WaitKind.BACKOFF, LedgerClock.wall(), 10);
    }

    public PipelineConfig withClock(final LedgerClock clock) {
        return new PipelineConfig(ringSize, batchSizeMax, waitKind, clock, tickPeriodMs);
    }

    public PipelineConfig withWaitKind(final WaitKind waitKind) {
        return new PipelineConfig(ringSize, batchSizeMax, waitKind, clock, tickPeriodMs);
    }

    public PipelineConfig withRingSize(final int ringSize) {
        return new PipelineConfig(ringSize, batchSizeMax, waitKind, clock, tickPeriodMs);
    }

    /** @param tickPeriodMs longer than the bank will run, for a bank that gets no ticks but those that are sent to it. */
    public PipelineConfig withTickPeriodMs(final long tickPeriodMs) {
        return new PipelineConfig(ringSize, batchSizeMax, waitKind, clock, tickPeriodMs);
    }

    public PipelineConfig withBatchSizeMax(final int batchSizeMax) {
        return new PipelineConfig(ringSize, batchSizeMax, waitKind, clock, tickPeriodMs);
    }
}
