package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.codec.BookingState;

/**
 * All bookings that can still be asked for. Each is in its session's list in booking order; while something still awaits it (its capture or release;
 * then, unless the member has attended, the end of the session) also in the session's list of those, so that timers pass over no others.
 *
 * <pre>
 *            capture                 end, not attended
 *   BOOKED ----------> CAPTURED -------------------------> NO_SHOW
 *     |
 *     +--> CANCELLED, CANCELLED_LATE (by the member), RELEASED (its session was cancelled)
 * </pre>
 *
 * BOOKED and CAPTURED are live: they count as places taken and keep the member's time. Owned by the ledger thread; allocates nothing.
 */
final class Bookings implements AutoCloseable {
    private final Rows rows = new Rows(BookingRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final MemberBookings members = new MemberBookings(rows);
    private final Sessions sessions;

    Bookings(final Sessions sessions) {
        this.sessions = sessions;
    }

    /** @return the booking's row, or {@link Rows#NULL_ROW}. */
    int find(final long bookingId) {
        return index.find(bookingId);
    }

    /** @return where the booking's {@link BookingRow} is. */
    long address(final int booking) {
        return rows.address(booking);
    }

    /** @return where the {@link SessionRow} of its session is. */
    long session(final int booking) {
        return sessions.address(BookingRow.sessionRow(rows.address(booking)));
    }

    MemberBookings ofMembers() {
        return members;
    }

    boolean isFull() {
        return rows.isFull() || members.isFull();
    }

    int count() {
        return rows.live();
    }

    long indexSize() {
        return index.size();
    }

    /** @return whether a live booking of the member reaches into these times. */
    boolean overlaps(final int memberRow, final long startMs, final long endMs) {
        // live bookings do not overlap each other, so only the last to start before that end can reach into it
        final int booking = members.lastLiveBefore(memberRow, endMs);
        return booking != Rows.NULL_ROW && SessionRow.endMs(session(booking)) > startMs;
    }

    /** @return what was held when it was booked, centicoins. */
    long heldCenticoins(final int booking) {
        final long session = session(booking);
        return isOrganisers(booking) || !SessionRow.isGame(session)
                ? SessionRow.priceCenticoins(session)
                : Shares.mostOfJoined(SessionRow.priceCenticoins(session));
    }

    /** @return whether it came with the game it is for. */
    boolean isOrganisers(final int booking) {
        return BookingRow.id(rows.address(booking)) == SessionRow.id(session(booking));
    }

    // ---- what changes ----

    /** @return a new booking in a session that has room, at a time the member has. */
    int book(final long bookingId, final int session, final int memberRow) {
        final int booking = rows.allocate();
        final long address = rows.address(booking);
        final long itsSession = sessions.address(session);
        BookingRow.id(address, bookingId);
        BookingRow.sessionRow(address, session);
        BookingRow.memberRow(address, memberRow);
        BookingRow.startMs(address, SessionRow.startMs(itsSession));
        index.add(bookingId, booking);
        append(booking, address, itsSession);
        members.add(booking);
        SessionRow.liveBookings(itsSession, SessionRow.liveBookings(itsSession) + 1);
        return booking;
    }

    /** One that was live is over: cancelled, released or not used. Nothing awaits it any more. */
    void end(final int booking, final BookingState state) {
        BookingRow.state(rows.address(booking), state);
        stopAwaiting(booking);
        leave(booking);
    }

    void capture(final int booking, final long amountCenticoins) {
        final long address = rows.address(booking);
        BookingRow.capturedCenticoins(address, amountCenticoins);
        BookingRow.state(address, BookingState.CAPTURED);
        if (BookingRow.hasAttended(address)) {
            stopAwaiting(booking);
        }
    }

    /** The member of a live booking has come. */
    void attend(final int booking) {
        final long address = rows.address(booking);
        if (!BookingRow.hasAttended(address)) {
            BookingRow.attend(address);
            if (BookingRow.state(address) == BookingState.CAPTURED) {
                stopAwaiting(booking);
            }
        }
    }

    /** Forget the first booking of a closed session. */
    void forgetFirst(final long session) {
        final int booking = SessionRow.firstBooking(session);
        final long address = rows.address(booking);
        SessionRow.firstBooking(session, BookingRow.next(address));
        if (BookingRow.isLive(address)) {
            leave(booking);
        }
        members.remove(booking);
        index.remove(BookingRow.id(address), booking);
        rows.free(booking);
    }

    private void append(final int booking, final long address, final long session) {
        final int last = SessionRow.lastBooking(session);
        if (last == Rows.NULL_ROW) {
            SessionRow.firstBooking(session, booking);
        } else {
            BookingRow.next(rows.address(last), booking);
        }
        SessionRow.lastBooking(session, booking);
        final int previous = SessionRow.lastAwaiting(session);
        BookingRow.previousAwaiting(address, previous);
        linkAwaiting(session, previous, booking);
        SessionRow.lastAwaiting(session, booking);
    }

    private void leave(final int booking) {
        final long session = session(booking);
        members.end(booking);
        SessionRow.liveBookings(session, SessionRow.liveBookings(session) - 1);
    }

    private void stopAwaiting(final int booking) {
        final long address = rows.address(booking);
        final long session = session(booking);
        final int previous = BookingRow.previousAwaiting(address);
        final int next = BookingRow.nextAwaiting(address);
        linkAwaiting(session, previous, next);
        if (next == Rows.NULL_ROW) {
            SessionRow.lastAwaiting(session, previous);
        } else {
            BookingRow.previousAwaiting(rows.address(next), previous);
        }
        BookingRow.previousAwaiting(address, Rows.NULL_ROW);
        BookingRow.nextAwaiting(address, Rows.NULL_ROW);
    }

    private void linkAwaiting(final long session, final int previous, final int next) {
        if (previous == Rows.NULL_ROW) {
            SessionRow.firstAwaiting(session, next);
        } else {
            BookingRow.nextAwaiting(rows.address(previous), next);
        }
    }

    // ---- state ----

    long bytes() {
        return rows.bytes() + index.bytes() + members.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        members.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        members.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        members.close();
    }
}
