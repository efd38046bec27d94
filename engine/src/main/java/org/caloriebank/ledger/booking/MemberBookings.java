package org.caloriebank.ledger.booking;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.OrderedRows;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * The bookings of each member: all of them from the newest to the oldest, and the live ones by start, which never overlap.
 *
 * <pre>
 *   offset  length  field
 *        0       8  member's row
 *        8       4  newest booking
 *       12       4  top of the live ones
 * </pre>
 *
 * A member without a row has no booking. Owned by the ledger thread; allocates nothing.
 */
final class MemberBookings implements AutoCloseable {
    private static final int LENGTH = 16;
    private static final int NEWEST = 8;
    private static final int LIVE = 12;

    private final Rows rows = new Rows(LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final Rows bookings;
    private final OrderedRows byStart;

    /** @param bookings the rows of {@link BookingRow}, which this orders and does not own. */
    MemberBookings(final Rows bookings) {
        this.bookings = bookings;
        byStart = new OrderedRows(bookings, BookingRow.ID, BookingRow.START, BookingRow.LINKS);
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** @return the member's newest booking, live or not; or {@link Rows#NULL_ROW}. */
    int newest(final int memberRow) {
        final int member = index.find(memberRow);
        return member == Rows.NULL_ROW ? Rows.NULL_ROW : UnsafeApi.getInt(rows.address(member) + NEWEST);
    }

    /** @return the member's first live booking of a session that starts then or later; or {@link Rows#NULL_ROW}. */
    int firstLiveFrom(final int memberRow, final long startMs) {
        final int member = index.find(memberRow);
        return member == Rows.NULL_ROW ? Rows.NULL_ROW : byStart.firstFrom(live(member), startMs, 0);
    }

    /** @return the member's last live booking of a session that starts before; or {@link Rows#NULL_ROW}. */
    int lastLiveBefore(final int memberRow, final long startMs) {
        final int member = index.find(memberRow);
        return member == Rows.NULL_ROW ? Rows.NULL_ROW : byStart.lastBefore(live(member), startMs, 0);
    }

    /** A new booking, live. */
    void add(final int booking) {
        final int memberRow = memberRow(booking);
        int member = index.find(memberRow);
        if (member == Rows.NULL_ROW) {
            member = rows.allocate();
            UnsafeApi.putLong(rows.address(member), memberRow);
            index.add(memberRow, member);
        }
        final long newest = rows.address(member) + NEWEST;
        final int older = UnsafeApi.getInt(newest);
        BookingRow.older(bookings.address(booking), older);
        if (older != Rows.NULL_ROW) {
            BookingRow.newer(bookings.address(older), booking);
        }
        UnsafeApi.putInt(newest, booking);
        byStart.add(live(member), booking);
    }

    /** A booking that was live is not any more. */
    void end(final int booking) {
        byStart.remove(live(index.find(memberRow(booking))), booking);
    }

    /** One that is not live is forgotten. */
    void remove(final int booking) {
        final int member = index.find(memberRow(booking));
        final int newer = BookingRow.newer(bookings.address(booking));
        final int older = BookingRow.older(bookings.address(booking));
        if (older != Rows.NULL_ROW) {
            BookingRow.newer(bookings.address(older), newer);
        }
        if (newer != Rows.NULL_ROW) {
            BookingRow.older(bookings.address(newer), older);
        } else if (older != Rows.NULL_ROW) {
            UnsafeApi.putInt(rows.address(member) + NEWEST, older);
        } else {
            index.remove(memberRow(booking), member);
            rows.free(member);
        }
    }

    /** @return how many members have bookings. */
    int count() {
        return rows.live();
    }

    /** @return how many of the member's bookings are live, after proving their order. */
    int verifyLive(final int memberRow) {
        return byStart.verify(live(index.find(memberRow)));
    }

    /** @return the member's live booking that starts after the one given, or {@link Rows#NULL_ROW}. */
    int nextLive(final int booking) {
        return byStart.next(live(index.find(memberRow(booking))), booking);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private int memberRow(final int booking) {
        return BookingRow.memberRow(bookings.address(booking));
    }

    private long live(final int member) {
        return rows.address(member) + LIVE;
    }
}
