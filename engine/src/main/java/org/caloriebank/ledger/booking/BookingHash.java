package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;

/** Sessions to come whatever their order in the heap, then closed ones in the order they closed; each with its bookings. Owned by the ledger thread. */
final class BookingHash {
    private final Sessions sessions;
    private final Bookings bookings;

    BookingHash(final Sessions sessions, final Bookings bookings) {
        this.sessions = sessions;
        this.bookings = bookings;
    }

    void into(final StateHash hash) {
        final DeadlineHeap deadlines = sessions.deadlines();
        hash.add(deadlines.size());
        hash.add(sessions.count());
        hash.add(bookings.count());
        long sumOverOpen = 0;
        for (int position = 1; position <= deadlines.size(); position++) {
            final StateHash session = new StateHash();
            hashSession(session, sessions.address(deadlines.at(position)));
            sumOverOpen += session.value();
        }
        hash.add(sumOverOpen);
        for (int i = sessions.firstClosed(); i != Rows.NULL_ROW; i = sessions.nextClosed(i)) {
            hashSession(hash, sessions.address(i));
        }
    }

    /** Members and spaces are rows in the order they were opened, the same in every process; rows of sessions and bookings are not told. */
    private void hashSession(final StateHash hash, final long session) {
        hash.add(SessionRow.id(session));
        hash.add(SessionRow.startMs(session));
        hash.add(SessionRow.endMs(session));
        hash.add(SessionRow.priceCenticoins(session));
        hash.add(SessionRow.closedAtMs(session));
        hash.add(SessionRow.deadlineMs(session));
        hash.add(SessionRow.litCircuitId(session));
        hash.add(SessionRow.spaceRow(session) | (long) SessionRow.organiserRow(session) << Integer.SIZE);
        hash.add(SessionRow.capacity(session) | (long) SessionRow.liveBookings(session) << Integer.SIZE);
        hash.add(SessionRow.cutOffMinutes(session) | (long) SessionRow.lateShareBp(session) << Integer.SIZE);
        hash.add(SessionRow.players(session));
        hash.add(SessionRow.kind(session).value() | SessionRow.state(session).value() << Byte.SIZE);
        for (int i = SessionRow.firstBooking(session); i != Rows.NULL_ROW; i = BookingRow.next(bookings.address(i))) {
            final long booking = bookings.address(i);
            hash.add(BookingRow.id(booking));
            hash.add(BookingRow.capturedCenticoins(booking));
            hash.add(BookingRow.memberRow(booking));
            hash.add(BookingRow.state(booking).value() | (BookingRow.hasAttended(booking) ? 1 << Byte.SIZE : 0));
        }
        hash.add(-1);
    }
}
