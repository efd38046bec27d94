package org.caloriebank.ledger.water;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * When water was out of range, by measured time. The intervals of a space are numbered as they begin, found by that ordinal, and forgotten from the
 * oldest on. Each knows how long the water was out in those before it, so the time out of range between two moments is the difference of two
 * searches, however often a value went to and fro.
 *
 * <pre>
 *   offset  length  field
 *        0       8  the watched space's row in the upper half, ordinal in the lower
 *        8       8  begins at, ms
 *       16       8  ends at, ms; 0 while it lasts
 *       24       8  closed at, ms of ledger time; 0 while it lasts
 *       32       8  out of range in the space's kept intervals before it, and in some forgotten ones, ms
 *       40       4  next in the queue of closed intervals
 * </pre>
 *
 * Owned by the ledger thread.
 */
final class OutIntervals implements AutoCloseable {
    private static final int BEGINS = 8;
    private static final int ENDS = 16;
    private static final int CLOSED_AT = 24;
    private static final int OUT_BEFORE = 32;
    private static final int NEXT_CLOSED = 40;

    private final Rows rows = new Rows(64);
    private final LongIndex index = new LongIndex(rows);
    /** Whose the intervals are; not owned here. */
    private final Rows watchedRows;

    private int firstClosed;
    private int lastClosed;

    OutIntervals(final Rows watchedRows) {
        this.watchedRows = watchedRows;
    }

    boolean isFull() {
        return rows.isFull();
    }

    void open(final int watched, final long beginsAtMs) {
        final long space = watchedRows.address(watched);
        final int ordinal = WatchedRow.nextInterval(space);
        final int made = rows.allocate();
        final long interval = rows.address(made);
        UnsafeApi.putLong(interval, key(watched, ordinal));
        UnsafeApi.putLong(interval + BEGINS, beginsAtMs);
        if (ordinal != WatchedRow.oldestInterval(space)) {
            final long before = at(watched, ordinal - 1);
            UnsafeApi.putLong(interval + OUT_BEFORE, outBefore(before) + endsAtMs(before) - beginsAtMs(before));
        }
        index.add(key(watched, ordinal), made);
        WatchedRow.nextInterval(space, ordinal + 1);
    }

    /** End the space's newest interval, which lasts. */
    void close(final int watched, final long endsAtMs, final long nowMs) {
        final int newest = index.find(key(watched, WatchedRow.nextInterval(watchedRows.address(watched)) - 1));
        final long interval = rows.address(newest);
        UnsafeApi.putLong(interval + ENDS, endsAtMs);
        UnsafeApi.putLong(interval + CLOSED_AT, nowMs);
        if (lastClosed == Rows.NULL_ROW) {
            firstClosed = newest;
        } else {
            UnsafeApi.putInt(rows.address(lastClosed) + NEXT_CLOSED, newest);
        }
        lastClosed = newest;
    }

    /** @return when the space's newest interval began, ms. It has one. */
    long newestBeginsAtMs(final int watched) {
        return beginsAtMs(at(watched, WatchedRow.nextInterval(watchedRows.address(watched)) - 1));
    }

    /** @return ms out of range from one moment until before the other; an interval that lasts reaches to now. */
    long outMs(final int watched, final long fromMs, final long toMs, final long nowMs) {
        return fromMs >= toMs ? 0 : outUntilMs(watched, toMs, nowMs) - outUntilMs(watched, fromMs, nowMs);
    }

    private long outUntilMs(final int watched, final long timeMs, final long nowMs) {
        final long space = watchedRows.address(watched);
        final int oldest = WatchedRow.oldestInterval(space);
        int end = WatchedRow.nextInterval(space);
        if (oldest == end) {
            return 0;
        }
        int last = oldest; // the last that begins before the time, if the oldest does
        while (end - last > 1) {
            final int middle = (last + end) >>> 1;
            if (beginsAtMs(at(watched, middle)) < timeMs) {
                last = middle;
            } else {
                end = middle;
            }
        }
        final long interval = at(watched, last);
        final long endMs = endsAtMs(interval) == 0 ? nowMs : endsAtMs(interval);
        final long untilMs = Math.max(beginsAtMs(interval), Math.min(timeMs, endMs)); // any time may be asked for
        return outBefore(interval) + untilMs - beginsAtMs(interval);
    }

    /**
     * @param refundWindowMs how long after its closing an interval is kept.
     * @return ledger time from which on the one closed first may be forgotten; Long.MAX_VALUE when there is none.
     */
    long forgettingDueAtMs(final long refundWindowMs) {
        return firstClosed == Rows.NULL_ROW
                ? Long.MAX_VALUE
                : closedAtMs(rows.address(firstClosed)) + refundWindowMs + 1;
    }

    /** Forget the interval that closed first: it is the oldest of its space. */
    void forgetFirstClosed() {
        final int interval = firstClosed;
        final long key = UnsafeApi.getLong(rows.address(interval));
        final long space = watchedRows.address((int) (key >>> Integer.SIZE));
        WatchedRow.oldestInterval(space, (int) key + 1);
        firstClosed = UnsafeApi.getInt(rows.address(interval) + NEXT_CLOSED);
        if (firstClosed == Rows.NULL_ROW) {
            lastClosed = Rows.NULL_ROW;
        }
        index.remove(key, interval);
        rows.free(interval);
    }

    /** @return intervals of the space, after proving them: all but one that lasts have ended, each before the next began. */
    int verify(final int watched) {
        final long space = watchedRows.address(watched);
        final long spaceId = WatchedRow.spaceId(space);
        final int end = WatchedRow.nextInterval(space);
        long endedAtMs = Long.MIN_VALUE;
        long outMs = -1;
        for (int ordinal = WatchedRow.oldestInterval(space); ordinal < end; ordinal++) {
            check(index.find(key(watched, ordinal)) != Rows.NULL_ROW, "each interval is found of space", spaceId);
            final long interval = at(watched, ordinal);
            final boolean isOpen = endsAtMs(interval) == 0;
            check(beginsAtMs(interval) > endedAtMs, "order of the intervals of space", spaceId);
            check(isOpen || endsAtMs(interval) > beginsAtMs(interval), "ends of the intervals of space", spaceId);
            check(
                    isOpen == (WatchedRow.outParameters(space) != 0 && ordinal == end - 1),
                    "an interval lasts while a parameter is out, of space",
                    spaceId);
            check(outMs < 0 || outBefore(interval) == outMs, "time out before the intervals of space", spaceId);
            endedAtMs = endsAtMs(interval);
            outMs = outBefore(interval) + endedAtMs - beginsAtMs(interval);
        }
        check(
                WatchedRow.outParameters(space) == 0 || end != WatchedRow.oldestInterval(space),
                "a parameter is out in an interval, of space",
                spaceId);
        return end - WatchedRow.oldestInterval(space);
    }

    /** @param open how many intervals last, of all spaces; the rest are in the queue. */
    void verifyQueue(final int open, final int all) {
        int closed = 0;
        long closedAtMs = Long.MIN_VALUE;
        for (int i = firstClosed; i != Rows.NULL_ROW; i = UnsafeApi.getInt(rows.address(i) + NEXT_CLOSED)) {
            check(closedAtMs(rows.address(i)) >= closedAtMs, "closed intervals stand in the order they closed");
            closedAtMs = closedAtMs(rows.address(i));
            closed++;
        }
        check(open + closed == all && all == rows.live(), "each interval lasts or is closed");
    }

    void hashInto(final StateHash hash, final int watched) {
        final long space = watchedRows.address(watched);
        final int end = WatchedRow.nextInterval(space);
        hash.add(end - WatchedRow.oldestInterval(space));
        for (int ordinal = WatchedRow.oldestInterval(space); ordinal < end; ordinal++) {
            final long interval = at(watched, ordinal);
            hash.add(beginsAtMs(interval));
            hash.add(endsAtMs(interval));
            hash.add(closedAtMs(interval));
        }
    }

    private static long key(final int watched, final int ordinal) {
        return (long) watched << Integer.SIZE | ordinal;
    }

    private long at(final int watched, final int ordinal) {
        return rows.address(index.find(key(watched, ordinal)));
    }

    private static long beginsAtMs(final long interval) {
        return UnsafeApi.getLong(interval + BEGINS);
    }

    private static long endsAtMs(final long interval) {
        return UnsafeApi.getLong(interval + ENDS);
    }

    private static long closedAtMs(final long interval) {
        return UnsafeApi.getLong(interval + CLOSED_AT);
    }

    private static long outBefore(final long interval) {
        return UnsafeApi.getLong(interval + OUT_BEFORE);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        sink.word(firstClosed);
        sink.word(lastClosed);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        firstClosed = (int) source.word();
        lastClosed = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }
}
