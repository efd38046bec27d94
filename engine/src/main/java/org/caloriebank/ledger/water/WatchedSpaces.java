package org.caloriebank.ledger.water;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Spaces whose water has been read, in the order of their first readings: the last values, what is out of range, and since when nothing was heard.
 * Once watched, a space stays so. Owned by the ledger thread.
 */
final class WatchedSpaces implements AutoCloseable {
    private final Rows rows = new Rows(WatchedRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final DeadlineHeap silences =
            new DeadlineHeap(rows, WatchedRow.SPACE_ID, WatchedRow.SILENT_AT, WatchedRow.SILENCE_POSITION);
    private final OutIntervals intervals = new OutIntervals(rows);

    /** @return the watched space's row, or {@link Rows#NULL_ROW} if its water was never read. */
    int find(final long spaceId) {
        return index.find(spaceId);
    }

    /** @return where the {@link WatchedRow} is. */
    long address(final int watched) {
        return rows.address(watched);
    }

    OutIntervals intervals() {
        return intervals;
    }

    /** @return whether there is no room for one more interval, or for one more space if it is not there yet. */
    boolean isFullFor(final int watched) {
        return intervals.isFull()
                || (watched == Rows.NULL_ROW
                        ? rows.isFull()
                        : WatchedRow.nextInterval(rows.address(watched)) == Integer.MAX_VALUE);
    }

    /** @return row of a space that is watched from now on; nothing has been measured, and it is not silent before {@link #listen}. */
    int watch(final long spaceId, final int spaceRow) {
        final int watched = rows.allocate();
        final long address = rows.address(watched);
        WatchedRow.space(address, spaceId, spaceRow);
        for (int i = 0; i < Parameter.COUNT; i++) {
            WatchedRow.value(address, i, Parameter.NULL_READING);
        }
        index.add(spaceId, watched);
        return watched;
    }

    /** The space was heard; unless it is heard again it is silent at that time. */
    void listen(final int watched, final long silentAtMs) {
        if (silences.isQueued(watched)) {
            silences.remove(watched);
        }
        WatchedRow.silentAtMs(rows.address(watched), silentAtMs);
        silences.add(watched);
    }

    /** @return the space that will be silent first, or {@link Rows#NULL_ROW} when none is listened to. */
    int firstSilence() {
        return silences.first();
    }

    /** Listen no more until it is heard. */
    void fallSilent(final int watched) {
        silences.remove(watched);
    }

    void verify() {
        silences.verify();
        int lasting = 0;
        int all = 0;
        for (int watched = 1; watched < rows.end(); watched++) {
            final long address = rows.address(watched);
            final long spaceId = WatchedRow.spaceId(address);
            check(find(spaceId) == watched, "index of watched space", spaceId);
            check(WatchedRow.sameReadings(address) > 0, "readings of watched space", spaceId);
            for (int i = 0; i < Parameter.COUNT; i++) {
                final boolean isKnown = WatchedRow.value(address, i) != Parameter.NULL_READING;
                final int told = WatchedRow.givenParameters(address) | WatchedRow.outParameters(address);
                check(isKnown || (told >>> i & 1) == 0, "values of watched space", spaceId);
            }
            all += intervals.verify(watched);
            lasting += WatchedRow.outParameters(address) == 0 ? 0 : 1;
        }
        intervals.verifyQueue(lasting, all);
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int watched = 1; watched < rows.end(); watched++) {
            final long address = rows.address(watched);
            hash.add(WatchedRow.spaceId(address));
            hash.add(WatchedRow.measuredAtMs(address));
            hash.add(WatchedRow.receivedAtMs(address));
            hash.add(WatchedRow.silentAtMs(address));
            hash.add(WatchedRow.isSilent(address) ? 1 : 0);
            hash.add(WatchedRow.isStuck(address) ? 1 : 0);
            hash.add(WatchedRow.sameReadings(address));
            hash.add(WatchedRow.outParameters(address));
            hash.add(WatchedRow.givenParameters(address));
            for (int i = 0; i < Parameter.COUNT; i++) {
                hash.add(WatchedRow.value(address, i));
            }
            intervals.hashInto(hash, watched);
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes() + silences.bytes() + intervals.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        silences.saveTo(sink);
        intervals.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        silences.loadFrom(source);
        intervals.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        silences.close();
        intervals.close();
    }
}
