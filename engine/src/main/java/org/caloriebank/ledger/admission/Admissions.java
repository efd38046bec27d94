package org.caloriebank.ledger.admission;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.codec.AdmissionState;

/**
 * All admissions that can still be asked for: open ones by closing time, closed ones in the order they closed, each member's from the newest back.
 *
 * <pre>
 *               tap at the way out ---> CHECKED_OUT --+
 *   INSIDE --+                                        +--> forgotten after the refund window
 *               closing time ---------> CLOSED_OUT ---+
 * </pre>
 *
 * A member has one open admission at most, and then it is the newest. So a member's admissions close, and are forgotten, in the order of their ids.
 * <pre>
 *   offset  length  field of a visitor
 *        0       8  member's row
 *        8       4  newest admission
 * </pre>
 *
 * Owned by the ledger thread; allocates no heap memory.
 */
final class Admissions implements AutoCloseable {
    /** Check-ins of one local day lie less than this apart, though the facility's zone be moved by all it can be meanwhile. */
    private static final long LOCAL_DAY_MS_MAX = 3 * Calendar.DAY_MS;

    private static final int NEWEST = 8;

    private final Rows rows = new Rows(AdmissionRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final DeadlineHeap closings =
            new DeadlineHeap(rows, AdmissionRow.ID, AdmissionRow.CLOSES_AT, AdmissionRow.POSITION);
    private final Rows visitors = new Rows(16);
    private final LongIndex visitorByMemberRow = new LongIndex(visitors);
    private int firstClosed;
    private int lastClosed;

    /** @return the admission's row, or {@link Rows#NULL_ROW}. */
    int find(final long admissionId) {
        return index.find(admissionId);
    }

    /** @return where the admission's {@link AdmissionRow} is. */
    long address(final int row) {
        return rows.address(row);
    }

    /** @return the index from id to row, for looking ahead. */
    LongIndex index() {
        return index;
    }

    /** @return where the admission stands, or 0 for {@link Rows#NULL_ROW}; for looking ahead. */
    long addressToTouch(final int row) {
        return row == Rows.NULL_ROW ? 0 : rows.address(row);
    }

    /** @return the member's newest admission, or {@link Rows#NULL_ROW}. */
    int newestOf(final int memberRow) {
        final int visitor = visitorByMemberRow.find(memberRow);
        return visitor == Rows.NULL_ROW ? Rows.NULL_ROW : newest(visitor);
    }

    /** @return the member's open admission, or {@link Rows#NULL_ROW}. */
    int openOf(final int memberRow) {
        final int newest = newestOf(memberRow);
        return newest != Rows.NULL_ROW && AdmissionRow.isInside(address(newest)) ? newest : Rows.NULL_ROW;
    }

    /** @return fees of the member's kept admissions to the facility that began on its local day, as of a time on that day, centicoins. */
    long feesOn(final int memberRow, final int facilityRow, final int localDay, final long nowMs) {
        long fees = 0;
        int row = newestOf(memberRow);
        while (row != Rows.NULL_ROW && nowMs - AdmissionRow.checkedInAtMs(address(row)) < LOCAL_DAY_MS_MAX) {
            final long admission = address(row);
            if (AdmissionRow.facilityRow(admission) == facilityRow && AdmissionRow.localDay(admission) == localDay) {
                fees += AdmissionRow.fee(admission);
            }
            row = AdmissionRow.older(admission);
        }
        return fees;
    }

    /** @return whether there is no room for one more admission. */
    boolean isFull() {
        return rows.isFull() || visitors.isFull();
    }

    /** @return a new open admission, the member's newest; the caller has filled nothing in yet but what is given. */
    int open(final long admissionId, final int memberRow, final long nowMs, final long closesAtMs) {
        final int row = rows.allocate();
        final long admission = address(row);
        AdmissionRow.id(admission, admissionId);
        AdmissionRow.memberRow(admission, memberRow);
        AdmissionRow.checkedInAtMs(admission, nowMs);
        AdmissionRow.closesAtMs(admission, closesAtMs);
        index.add(admissionId, row);
        closings.add(row);
        int visitor = visitorByMemberRow.find(memberRow);
        if (visitor == Rows.NULL_ROW) {
            visitor = visitors.allocate();
            UnsafeApi.putLong(visitors.address(visitor), memberRow);
            visitorByMemberRow.add(memberRow, visitor);
        } else {
            AdmissionRow.older(admission, newest(visitor));
            AdmissionRow.newer(address(newest(visitor)), row);
        }
        newest(visitor, row);
        return row;
    }

    /** Close an open admission, whose member has left all spaces. */
    void close(final int row, final AdmissionState state, final long nowMs) {
        final long admission = address(row);
        closings.remove(row);
        AdmissionRow.state(admission, state);
        AdmissionRow.closedAtMs(admission, nowMs);
        if (lastClosed == Rows.NULL_ROW) {
            firstClosed = row;
        } else {
            AdmissionRow.nextClosed(address(lastClosed), row);
        }
        lastClosed = row;
    }

    /** @return the open admission whose closing time comes first, or {@link Rows#NULL_ROW}. */
    int firstClosing() {
        return closings.first();
    }

    int openCount() {
        return closings.size();
    }

    /** @return an open admission by number from 1, in no particular order. */
    int openAt(final int position) {
        return closings.at(position);
    }

    /** @return ledger time from which on the admission that closed first may be forgotten; Long.MAX_VALUE when there is none. */
    long forgettingDueAtMs(final long refundWindowMs) {
        return firstClosed == Rows.NULL_ROW
                ? Long.MAX_VALUE
                : AdmissionRow.closedAtMs(address(firstClosed)) + refundWindowMs + 1;
    }

    /** Forget the admission that closed first, which is the oldest of its member. */
    void forgetFirstClosed() {
        final int row = firstClosed;
        final long admission = address(row);
        final int newer = AdmissionRow.newer(admission);
        if (newer == Rows.NULL_ROW) {
            final int memberRow = AdmissionRow.memberRow(admission);
            final int visitor = visitorByMemberRow.find(memberRow);
            visitorByMemberRow.remove(memberRow, visitor);
            visitors.free(visitor);
        } else {
            AdmissionRow.older(address(newer), Rows.NULL_ROW);
        }
        firstClosed = AdmissionRow.nextClosed(admission);
        if (firstClosed == Rows.NULL_ROW) {
            lastClosed = Rows.NULL_ROW;
        }
        index.remove(AdmissionRow.id(admission), row);
        rows.free(row);
    }

    /** Prove the queues and each member's list. */
    void verify() {
        closings.verify();
        int kept = openCount();
        int listed = 0;
        for (int row = firstClosed; row != Rows.NULL_ROW; row = AdmissionRow.nextClosed(address(row))) {
            kept++;
            listed += verifyIfNewest(row);
        }
        for (int position = 1; position <= openCount(); position++) {
            check(openOf(memberRow(openAt(position))) == openAt(position), "an open admission is its member's newest");
            listed += verifyIfNewest(openAt(position));
        }
        check(kept == rows.live(), "each admission is open or closed");
        check(listed == rows.live(), "each admission is its member's");
    }

    /** @return how many admissions the list of a member has that begins with the row; 0 if none begins with it. */
    private int verifyIfNewest(final int row) {
        if (newestOf(memberRow(row)) != row) {
            return 0;
        }
        int count = 1;
        long id = AdmissionRow.id(address(row));
        for (int older = AdmissionRow.older(address(row));
                older != Rows.NULL_ROW;
                older = AdmissionRow.older(address(older))) {
            check(memberRow(older) == memberRow(row), "member of admission", AdmissionRow.id(address(older)));
            check(!AdmissionRow.isInside(address(older)), "older admission is closed", AdmissionRow.id(address(older)));
            check(AdmissionRow.id(address(older)) < id, "admissions of a member by age", id);
            id = AdmissionRow.id(address(older));
            count++;
        }
        return count;
    }

    /** Open ones whatever their order in the heap; then closed ones in the order they closed. */
    void hashInto(final StateHash hash) {
        hash.add(openCount());
        hash.add(rows.live());
        long sumOverOpen = 0;
        for (int position = 1; position <= openCount(); position++) {
            final StateHash admission = new StateHash();
            hashAdmission(admission, address(openAt(position)));
            sumOverOpen += admission.value();
        }
        hash.add(sumOverOpen);
        for (int row = firstClosed; row != Rows.NULL_ROW; row = AdmissionRow.nextClosed(address(row))) {
            hashAdmission(hash, address(row));
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes() + closings.bytes() + visitors.bytes() + visitorByMemberRow.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        closings.saveTo(sink);
        visitors.saveTo(sink);
        visitorByMemberRow.saveTo(sink);
        sink.word(firstClosed);
        sink.word(lastClosed);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        closings.loadFrom(source);
        visitors.loadFrom(source);
        visitorByMemberRow.loadFrom(source);
        firstClosed = (int) source.word();
        lastClosed = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        closings.close();
        visitors.close();
        visitorByMemberRow.close();
    }

    private int memberRow(final int row) {
        return AdmissionRow.memberRow(address(row));
    }

    private int newest(final int visitor) {
        return UnsafeApi.getInt(visitors.address(visitor) + NEWEST);
    }

    private void newest(final int visitor, final int row) {
        UnsafeApi.putInt(visitors.address(visitor) + NEWEST, row);
    }

    /** Members, facilities, spaces and wristbands are rows in the order they were opened; visits of water are hashed by themselves. */
    private static void hashAdmission(final StateHash hash, final long admission) {
        for (int offset = 0; offset < AdmissionRow.WORDS_LENGTH; offset += Long.BYTES) {
            hash.add(UnsafeApi.getLong(admission + offset));
        }
        hash.add(AdmissionRow.facilityRow(admission));
        hash.add(AdmissionRow.memberRow(admission));
        hash.add(AdmissionRow.wristbandRow(admission));
        hash.add(AdmissionRow.spaceRow(admission));
        hash.add(AdmissionRow.locker(admission));
        hash.add(AdmissionRow.localDay(admission));
        hash.add(AdmissionRow.blockMinutes(admission));
        hash.add(AdmissionRow.state(admission).value());
        hash.add(AdmissionRow.flags(admission));
    }
}
