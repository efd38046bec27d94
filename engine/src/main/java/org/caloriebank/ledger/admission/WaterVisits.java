package org.caloriebank.ledger.admission;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Who was in which pool or lane, and when: each space's visits in the order of entering, and all that ended in the order of leaving.
 *
 * <pre>
 *   offset  length  field of a visit                          offset  length  field of a space, by its row
 *        0       8  number: sequence of the tap that began it       0       4  first visit
 *        8       8  entered at, ms                                  4       4  last visit
 *       16       8  left at, ms; 0 while in
 *       24       8  admission id: the admission may be forgotten before
 *       32       4  space's row
 *       36       4  member's row
 *       40       4  previous of the space
 *       44       4  next of the space
 *       48       4  next in the queue of those that ended
 * </pre>
 *
 * Owned by the ledger thread; allocates no heap memory.
 */
final class WaterVisits implements AutoCloseable {
    /** How many visits one firing or one page passes over: no walk pauses the ledger for long. */
    static final int PASSED_MAX = 4_096;

    private static final int ENTERED_AT = 8;
    private static final int LEFT_AT = 16;
    private static final int ADMISSION_ID = 24;
    private static final int SPACE = 32;
    private static final int MEMBER = 36;
    private static final int PREVIOUS = 40;
    private static final int NEXT = 44;
    private static final int NEXT_ENDED = 48;

    private static final int FIRST = 0;
    private static final int LAST = 4;

    private final Rows rows = new Rows(64);
    private final LongIndex index = new LongIndex(rows);
    private final Rows lists = new Rows(8);
    private int firstEnded;
    private int lastEnded;

    boolean isFull() {
        return rows.isFull();
    }

    long number(final int visit) {
        return UnsafeApi.getLong(rows.address(visit));
    }

    long enteredAtMs(final int visit) {
        return longAt(visit, ENTERED_AT);
    }

    /** @return 0 while in. */
    long leftAtMs(final int visit) {
        return longAt(visit, LEFT_AT);
    }

    long admissionId(final int visit) {
        return longAt(visit, ADMISSION_ID);
    }

    int spaceRow(final int visit) {
        return intAt(visit, SPACE);
    }

    int memberRow(final int visit) {
        return intAt(visit, MEMBER);
    }

    /** @return the space's next visit in the order of entering, or {@link Rows#NULL_ROW}. */
    int next(final int visit) {
        return intAt(visit, NEXT);
    }

    /** @return the space's first visit with a greater number, or {@link Rows#NULL_ROW}; the visit of that number may be forgotten. */
    int firstAfter(final int spaceRow, final long number) {
        final int known = index.find(number);
        if (known != Rows.NULL_ROW && spaceRow(known) == spaceRow) {
            return next(known);
        }
        int visit = first(spaceRow);
        while (visit != Rows.NULL_ROW && number(visit) <= number) {
            visit = next(visit);
        }
        return visit;
    }

    /** @return the new visit. */
    int enter(final long number, final long nowMs, final int spaceRow, final long admissionId, final int memberRow) {
        final int visit = rows.allocate();
        UnsafeApi.putLong(rows.address(visit), number);
        longAt(visit, ENTERED_AT, nowMs);
        longAt(visit, ADMISSION_ID, admissionId);
        intAt(visit, SPACE, spaceRow);
        intAt(visit, MEMBER, memberRow);
        index.add(number, visit);
        while (lists.end() <= spaceRow) {
            lists.allocate();
        }
        final int last = listAt(spaceRow, LAST);
        intAt(visit, PREVIOUS, last);
        if (last == Rows.NULL_ROW) {
            listAt(spaceRow, FIRST, visit);
        } else {
            intAt(last, NEXT, visit);
        }
        listAt(spaceRow, LAST, visit);
        return visit;
    }

    void leave(final int visit, final long nowMs) {
        longAt(visit, LEFT_AT, nowMs);
        if (lastEnded == Rows.NULL_ROW) {
            firstEnded = visit;
        } else {
            intAt(lastEnded, NEXT_ENDED, visit);
        }
        lastEnded = visit;
    }

    /** @return ledger time from which on the visit that ended first may be forgotten; Long.MAX_VALUE when there is none. */
    long forgettingDueAtMs(final long refundWindowMs) {
        return firstEnded == Rows.NULL_ROW ? Long.MAX_VALUE : leftAtMs(firstEnded) + refundWindowMs + 1;
    }

    /** Forget the visit that ended first. */
    void forgetFirstEnded() {
        final int visit = firstEnded;
        firstEnded = intAt(visit, NEXT_ENDED);
        if (firstEnded == Rows.NULL_ROW) {
            lastEnded = Rows.NULL_ROW;
        }
        final int previous = intAt(visit, PREVIOUS);
        final int next = next(visit);
        if (previous == Rows.NULL_ROW) {
            listAt(spaceRow(visit), FIRST, next);
        } else {
            intAt(previous, NEXT, next);
        }
        if (next == Rows.NULL_ROW) {
            listAt(spaceRow(visit), LAST, previous);
        } else {
            intAt(next, PREVIOUS, previous);
        }
        index.remove(number(visit), visit);
        rows.free(visit);
    }

    /** @return how many have not ended, after proving that each visit is in the list of its space, by number, and in the queue when it has ended. */
    int verify() {
        int listed = 0;
        int ended = 0;
        for (int spaceRow = 1; spaceRow < lists.end(); spaceRow++) {
            int previous = Rows.NULL_ROW;
            for (int visit = first(spaceRow); visit != Rows.NULL_ROW; visit = next(visit)) {
                check(spaceRow(visit) == spaceRow, "space of visit", number(visit));
                check(intAt(visit, PREVIOUS) == previous, "list at visit", number(visit));
                check(previous == Rows.NULL_ROW || number(previous) < number(visit), "order of visit", number(visit));
                previous = visit;
                listed++;
                ended += leftAtMs(visit) == 0 ? 0 : 1;
            }
            check(listAt(spaceRow, LAST) == previous, "end of a list of visits");
        }
        check(listed == rows.live(), "each visit is in the list of its space");
        final int inWater = listed - ended;
        for (int visit = firstEnded; visit != Rows.NULL_ROW; visit = intAt(visit, NEXT_ENDED)) {
            check(leftAtMs(visit) != 0, "end of visit", number(visit));
            ended--;
        }
        check(ended == 0, "each visit that ended is in the queue");
        return inWater;
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int spaceRow = 1; spaceRow < lists.end(); spaceRow++) {
            for (int visit = first(spaceRow); visit != Rows.NULL_ROW; visit = next(visit)) {
                for (int offset = 0; offset < PREVIOUS; offset += Long.BYTES) {
                    hash.add(longAt(visit, offset));
                }
            }
        }
        for (int visit = firstEnded; visit != Rows.NULL_ROW; visit = intAt(visit, NEXT_ENDED)) {
            hash.add(number(visit));
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes() + lists.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        lists.saveTo(sink);
        sink.word(firstEnded);
        sink.word(lastEnded);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        lists.loadFrom(source);
        firstEnded = (int) source.word();
        lastEnded = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        lists.close();
    }

    private int first(final int spaceRow) {
        return spaceRow < lists.end() ? listAt(spaceRow, FIRST) : Rows.NULL_ROW;
    }

    private long longAt(final int visit, final int offset) {
        return UnsafeApi.getLong(rows.address(visit) + offset);
    }

    private void longAt(final int visit, final int offset, final long value) {
        UnsafeApi.putLong(rows.address(visit) + offset, value);
    }

    private int intAt(final int visit, final int offset) {
        return UnsafeApi.getInt(rows.address(visit) + offset);
    }

    private void intAt(final int visit, final int offset, final int value) {
        UnsafeApi.putInt(rows.address(visit) + offset, value);
    }

    private int listAt(final int spaceRow, final int offset) {
        return UnsafeApi.getInt(lists.address(spaceRow) + offset);
    }

    private void listAt(final int spaceRow, final int offset, final int visit) {
        UnsafeApi.putInt(lists.address(spaceRow) + offset, visit);
    }
}
