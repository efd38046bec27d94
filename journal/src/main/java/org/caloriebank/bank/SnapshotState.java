package org.caloriebank.bank;

import org.caloriebank.journal.snapshot.Snapshot;

/**
 * How it stands with a bank's snapshots, at one moment.
 *
 * @param sequence last one covered by the newest; 0 when there is none.
 * @param takenAtMs when that was written, ms since 1970 by the wall's clock; 0 when not by this process.
 * @param nanos how long it took; 0 when not by this process.
 * @param lengthBytes of its file; 0 when there is none.
 * @param taken by this process.
 * @param failed attempts of this process.
 * @param isUnderWay whether one is being taken.
 * @param failure why the last attempt failed, or null when it did not.
 */
public record SnapshotState(
        long sequence,
        long takenAtMs,
        long nanos,
        long lengthBytes,
        long taken,
        long failed,
        boolean isUnderWay,
        String failure) {
    static SnapshotState none() {
        return new SnapshotState(0, 0, 0, 0, 0, 0, false, null);
    }

    static SnapshotState of(final Snapshot newest) {
        return new SnapshotState(newest.sequence(), 0, 0, newest.lengthBytes(), 0, 0, false, null);
    }

    SnapshotState begun() {
        return new SnapshotState(sequence, takenAtMs, nanos, lengthBytes, taken, failed, true, failure);
    }

    SnapshotState ended(final Snapshot snapshot, final long nowMs, final long tookNanos) {
        return new SnapshotState(
                snapshot.sequence(), nowMs, tookNanos, snapshot.lengthBytes(), taken + 1, failed, false, null);
    }

    SnapshotState failedWith(final String cause) {
        return new SnapshotState(sequence, takenAtMs, nanos, lengthBytes, taken, failed + 1, false, cause);
    }
}
