package org.caloriebank.ledger.booking;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.caloriebank.ledger.hold.HoldRow;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.SessionState;

/**
 * What must hold of sessions and bookings: places are counted and never oversold, what is booked is held to the centicoin, a game's players have paid its
 * price together, nobody is in two places at once, and each thing is found in all the ways it is looked for. Owned by the ledger thread.
 */
final class BookingProof {
    private final Sessions sessions;
    private final Bookings bookings;
    private final Holds holds;
    private final SessionEvents events;

    private int bookingsWalked;
    private int ofMembersWalked;
    private int memberCount;
    private int open;

    BookingProof(final Sessions sessions, final Bookings bookings, final Holds holds, final SessionEvents events) {
        this.sessions = sessions;
        this.bookings = bookings;
        this.holds = holds;
        this.events = events;
    }

    /** @throws org.caloriebank.ledger.memory.LedgerCorruptedException naming the first that does not hold. */
    void verify() {
        bookingsWalked = 0;
        ofMembersWalked = 0;
        memberCount = 0;
        open = 0;
        final DeadlineHeap deadlines = sessions.deadlines();
        deadlines.verify();
        int count = deadlines.size();
        for (int position = 1; position <= deadlines.size(); position++) {
            verifySession(deadlines.at(position), false);
        }
        for (int i = sessions.firstClosed(); i != Rows.NULL_ROW; i = sessions.nextClosed(i)) {
            verifySession(i, true);
            count++;
        }
        check(count == sessions.count() && count == sessions.indexSize(), "sessions open and closed");
        check(open == sessions.openCount(), "number of open sessions");
        check(count == sessions.ofSpaces().verify(), "sessions of spaces");
        check(bookingsWalked == bookings.count() && bookingsWalked == bookings.indexSize(), "bookings of sessions");
        check(
                ofMembersWalked == bookings.count()
                        && memberCount == bookings.ofMembers().count(),
                "bookings of members");
    }

    private void verifySession(final int session, final boolean isClosed) {
        final long address = sessions.address(session);
        final long sessionId = SessionRow.id(address);
        check(sessions.find(sessionId) == session, "index of session", sessionId);
        check(!isClosed || SessionRow.isOver(address), "state of closed session", sessionId);
        open += SessionRow.isOver(address) ? 0 : 1;
        int live = 0;
        long capturedCenticoins = 0;
        int awaited = SessionRow.firstAwaiting(address);
        long previousId = 0;
        for (int i = SessionRow.firstBooking(address); i != Rows.NULL_ROW; i = BookingRow.next(bookings.address(i))) {
            final long booking = bookings.address(i);
            check(BookingRow.sessionRow(booking) == session, "session of booking", BookingRow.id(booking));
            check(BookingRow.id(booking) > previousId, "order of booking", BookingRow.id(booking));
            previousId = BookingRow.id(booking);
            verifyBooking(i, address);
            if (isAwaited(booking)) {
                check(awaited == i, "something awaits booking", previousId);
                awaited = BookingRow.nextAwaiting(booking);
            }
            live += BookingRow.isLive(booking) ? 1 : 0;
            capturedCenticoins += BookingRow.capturedCenticoins(booking);
            if (BookingRow.newer(booking) == Rows.NULL_ROW) {
                verifyMember(i);
            }
            bookingsWalked++;
        }
        check(awaited == Rows.NULL_ROW, "nothing awaits others in session", sessionId);
        check(!isClosed || SessionRow.firstAwaiting(address) == Rows.NULL_ROW, "closed session awaits", sessionId);
        check(live == SessionRow.liveBookings(address), "live bookings of session", sessionId);
        check(live <= SessionRow.capacity(address), "places of session", sessionId);
        check(
                !isPaid(address) || capturedCenticoins == SessionRow.priceCenticoins(address),
                "shares of game",
                sessionId);
    }

    /** @return whether it is a game for which all players have paid, none of whom is forgotten. */
    private boolean isPaid(final long session) {
        final SessionState state = SessionRow.state(session);
        final int first = SessionRow.firstBooking(session);
        return SessionRow.isGame(session)
                && (state == SessionState.STARTED && SessionRow.nextToCapture(session) == Rows.NULL_ROW
                        || state == SessionState.ENDED)
                && first != Rows.NULL_ROW
                && bookings.isOrganisers(first);
    }

    private boolean isAwaited(final long booking) {
        final BookingState state = BookingRow.state(booking);
        return state == BookingState.BOOKED || state == BookingState.CAPTURED && !BookingRow.hasAttended(booking);
    }

    private void verifyBooking(final int row, final long session) {
        final long booking = bookings.address(row);
        final long bookingId = BookingRow.id(booking);
        check(bookings.find(bookingId) == row, "index of booking", bookingId);
        final long heldCenticoins = bookings.heldCenticoins(row);
        check(BookingRow.capturedCenticoins(booking) <= heldCenticoins, "captured of booking", bookingId);
        if (BookingRow.isLive(booking)) {
            check(BookingRow.startMs(booking) == SessionRow.startMs(session), "start of booking", bookingId);
        }
        if (BookingRow.state(booking) == BookingState.BOOKED && heldCenticoins > 0) {
            final int hold = holds.find(bookingId);
            check(hold != Rows.NULL_ROW && holds.left(hold) == heldCenticoins, "coins held for booking", bookingId);
            final long held = holds.address(hold);
            check(HoldRow.memberRow(held) == BookingRow.memberRow(booking), "whose coins are held for", bookingId);
            check(
                    HoldRow.payeeKind(held) == AccountKind.FACILITY
                            && HoldRow.payeeOwner(held) == events.facilityId(session),
                    "who is paid for booking",
                    bookingId);
        }
    }

    /** From a member's newest booking back to the oldest; and the live ones, none of which stands in another's way. */
    private void verifyMember(final int newest) {
        final int memberRow = BookingRow.memberRow(bookings.address(newest));
        final long newestId = BookingRow.id(bookings.address(newest));
        check(bookings.ofMembers().newest(memberRow) == newest, "newest of its member is booking", newestId);
        int live = 0;
        int newer = Rows.NULL_ROW;
        for (int i = newest; i != Rows.NULL_ROW; i = BookingRow.older(bookings.address(i))) {
            final long booking = bookings.address(i);
            check(
                    BookingRow.memberRow(booking) == memberRow && BookingRow.newer(booking) == newer,
                    "member of booking",
                    BookingRow.id(booking));
            live += BookingRow.isLive(booking) ? 1 : 0;
            newer = i;
            ofMembersWalked++;
        }
        check(live == bookings.ofMembers().verifyLive(memberRow), "live bookings of the member of", newestId);
        verifyTimes(memberRow);
        memberCount++;
    }

    private void verifyTimes(final int memberRow) {
        long endMs = Long.MIN_VALUE;
        int i = bookings.ofMembers().firstLiveFrom(memberRow, Long.MIN_VALUE);
        while (i != Rows.NULL_ROW) {
            final long session = bookings.session(i);
            final long bookingId = BookingRow.id(bookings.address(i));
            check(BookingRow.isLive(bookings.address(i)), "among the live is booking", bookingId);
            check(endMs <= SessionRow.startMs(session), "no two bookings at once: booking", bookingId);
            endMs = SessionRow.endMs(session);
            i = bookings.ofMembers().nextLive(i);
        }
    }
}
