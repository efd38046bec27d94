package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.BookDecoder;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.CancelBookingDecoder;
import org.caloriebank.protocol.codec.EventKind;

/**
 * Members book places and give them back. Each command is decided first, and past the decision nothing may fail. Owned by the ledger
 * thread; allocates nothing.
 */
final class BookingCommands {
    private final Members members;
    private final Sessions sessions;
    private final Bookings bookings;
    private final BookedCoins coins;
    private final Places places;
    private final SessionLife life;
    private final SessionEvents events;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int memberRow;
    private int session;
    private int booking;
    private long amountCenticoins;

    BookingCommands(
            final Members members,
            final Sessions sessions,
            final Bookings bookings,
            final BookedCoins coins,
            final Places places,
            final SessionLife life,
            final SessionEvents events,
            final OutcomeDraft outcome) {
        this.members = members;
        this.sessions = sessions;
        this.bookings = bookings;
        this.coins = coins;
        this.places = places;
        this.life = life;
        this.events = events;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(new BookDecoder(), BookDecoder.callerIdEncodingOffset(), BookingCommands::isMalformed, this::onBook);
        table.add(
                new CancelBookingDecoder(),
                CancelBookingDecoder.callerIdEncodingOffset(),
                BookingCommands::isMalformed,
                this::onCancel);
    }

    // ---- book ----

    private static boolean isMalformed(final BookDecoder command) {
        return command.sessionId() <= 0 || command.memberId() <= 0;
    }

    private ResultCode onBook(final BookDecoder command) {
        final ResultCode decision = decideBook(command);
        if (decision == ResultCode.ACCEPTED) {
            places.take(memberRow, session, amountCenticoins);
        }
        return decision;
    }

    private ResultCode decideBook(final BookDecoder command) {
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        session = sessions.find(command.sessionId());
        if (session == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SESSION;
        }
        if (!Members.isActive(members.address(memberRow))) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final long address = sessions.address(session);
        if (!SessionRow.isBefore(address, outcome.timeMs())) {
            return ResultCode.SESSION_OVER;
        }
        if (SessionRow.liveBookings(address) >= SessionRow.capacity(address)) {
            return ResultCode.SESSION_FULL;
        }
        final long priceCenticoins = SessionRow.priceCenticoins(address);
        amountCenticoins = SessionRow.isGame(address) ? Shares.mostOfJoined(priceCenticoins) : priceCenticoins;
        return places.decide(memberRow, SessionRow.startMs(address), SessionRow.endMs(address), amountCenticoins);
    }

    // ---- cancel ----

    private static boolean isMalformed(final CancelBookingDecoder command) {
        return command.bookingId() <= 0;
    }

    private ResultCode onCancel(final CancelBookingDecoder command) {
        final ResultCode decision = decideCancel(command);
        if (decision == ResultCode.ACCEPTED) {
            applyCancel();
        }
        return decision;
    }

    private ResultCode decideCancel(final CancelBookingDecoder command) {
        booking = bookings.find(command.bookingId());
        if (booking == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_BOOKING;
        }
        final long address = bookings.session(booking);
        if (BookingRow.state(bookings.address(booking)) != BookingState.BOOKED
                || !SessionRow.isBefore(address, outcome.timeMs())) {
            return ResultCode.BOOKING_OVER;
        }
        return SessionRow.isGame(address) && isLate(address) ? ResultCode.CANCEL_TOO_LATE : ResultCode.ACCEPTED;
    }

    private void applyCancel() {
        final long address = bookings.session(booking);
        final long itsAddress = bookings.address(booking);
        final boolean isLate = isLate(address);
        final long costCenticoins =
                isLate ? Shares.late(SessionRow.priceCenticoins(address), SessionRow.lateShareBp(address)) : 0;
        memberRow = BookingRow.memberRow(itsAddress);
        coins.capture(BookingRow.id(itsAddress), costCenticoins);
        if (costCenticoins > 0) {
            BookingRow.capturedCenticoins(itsAddress, costCenticoins);
            events.tellOfMember(EventKind.BOOKING_CAPTURED, address, memberRow, costCenticoins, 0);
        }
        bookings.end(booking, isLate ? BookingState.CANCELLED_LATE : BookingState.CANCELLED);
        events.tellOfMember(
                EventKind.BOOKING_CANCELLED, address, memberRow, SessionRow.liveBookings(address), isLate ? 1 : 0);
        outcome.amount(costCenticoins);
        if (bookings.isOrganisers(booking)) {
            life.cancel(BookingRow.sessionRow(itsAddress));
        }
    }

    private boolean isLate(final long itsSession) {
        return outcome.timeMs() > SessionRow.cutOffMs(itsSession);
    }
}
