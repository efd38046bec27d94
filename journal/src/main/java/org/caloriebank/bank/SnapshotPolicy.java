package org.caloriebank.bank;

/**
 * When the ledger's state is written to a file, from which the next start goes on. Immutable.
 *
 * @param intervalMs how long after a snapshot, or the start, the next is taken, ms by the wall's clock, if anything has happened; 0 for never. Each
 *     takes the memory of a second ledger for as long as it lasts.
 * @param isTakenAtClose whether a bank that is closed leaves one.
 * @param kept how many are kept, at least 1: each newer one can do without the older, which are there in case it is damaged.
 */
public record SnapshotPolicy(long intervalMs, boolean isTakenAtClose, int kept) {
    private static final long HOUR_MS = 3_600_000;

    public SnapshotPolicy {
        if (intervalMs < 0) {
            throw new IllegalArgumentException("the interval of snapshots must not be negative: " + intervalMs);
        }
        if (kept < 1) {
            throw new IllegalArgumentException("at least one snapshot is kept, not " + kept);
        }
    }

    /** @return one each hour and at the close; two are kept. */
    public static SnapshotPolicy defaults() {
        return new SnapshotPolicy(HOUR_MS, true, 2);
    }

    /** @return none but those that are asked for. */
    public static SnapshotPolicy onDemand() {
        return new SnapshotPolicy(0, false, 2);
    }

    public SnapshotPolicy withIntervalMs(final long intervalMs) {
        return new SnapshotPolicy(intervalMs, isTakenAtClose, kept);
    }

    public SnapshotPolicy withTakenAtClose(final boolean isTakenAtClose) {
        return new SnapshotPolicy(intervalMs, isTakenAtClose, kept);
    }

    public SnapshotPolicy withKept(final int kept) {
        return new SnapshotPolicy(intervalMs, isTakenAtClose, kept);
    }
}
