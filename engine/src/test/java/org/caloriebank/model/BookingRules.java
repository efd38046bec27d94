package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.CancelBooking;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;

/** Section 9: members book places in sessions and games and give them back. */
final class BookingRules {
    private static final int BASIS_POINTS = 10_000;

    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveHolds holds;

    BookingRules(final NaiveState state, final CoinRules coins, final NaiveHolds holds) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
    }

    ResultCode book(final Book command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        final NaiveSession session = state.sessionById.get(command.sessionId());
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (session == null) {
            return ResultCode.UNKNOWN_SESSION;
        }
        if (!member.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        if (session.isOver(state.nowMs)) {
            return ResultCode.SESSION_OVER;
        }
        if (session.liveCount() >= session.capacity) {
            return ResultCode.SESSION_FULL;
        }
        final long price = session.isGame() ? session.priceCenticoins / 2 : session.priceCenticoins;
        final ResultCode refusal = refusalOf(member, session.startMs, session.endMs, price);
        if (refusal != null) {
            return refusal;
        }
        add(session, member, price, draft);
        return ACCEPTED;
    }

    /** @return why the member cannot have a place at that time and price, or null. */
    ResultCode refusalOf(final NaiveMember member, final long startMs, final long endMs, final long priceCenticoins) {
        final boolean isElsewhere = state.bookings(member)
                .anyMatch(booking -> booking.isLive() && booking.session.overlaps(startMs, endMs));
        if (isElsewhere) {
            return ResultCode.BOOKING_OVERLAPS;
        }
        return priceCenticoins > coins.available(member) ? ResultCode.INSUFFICIENT_COINS : null;
    }

    void add(
            final NaiveSession session,
            final NaiveMember member,
            final long priceCenticoins,
            final OutcomeDraft draft) {
        final NaiveHold hold =
                holds.placeForFacility(member, session.space.facility.facilityId, priceCenticoins, draft);
        final NaiveBooking booking = new NaiveBooking(state.sequence, session, member, hold);
        session.bookings.add(booking);
        state.bookingById.put(booking.bookingId, booking);
        SessionRules.event(EventKind.BOOKED, session, member.memberId, session.liveCount(), draft);
        draft.amount(priceCenticoins);
        draft.touch(member);
    }

    ResultCode cancel(final CancelBooking command, final SessionRules sessions, final OutcomeDraft draft) {
        final NaiveBooking booking = state.bookingById.get(command.bookingId());
        if (booking == null) {
            return ResultCode.UNKNOWN_BOOKING;
        }
        final NaiveSession session = booking.session;
        if (!booking.isBooked() || session.isOver(state.nowMs)) {
            return ResultCode.BOOKING_OVER;
        }
        final boolean isLate = state.nowMs > session.cutOffMs();
        if (isLate && session.isGame()) {
            return ResultCode.CANCEL_TOO_LATE;
        }
        final long captured = isLate ? session.priceCenticoins * session.lateShareBp / BASIS_POINTS : 0;
        booking.state = isLate ? BookingState.CANCELLED_LATE : BookingState.CANCELLED;
        pay(booking, captured, draft);
        if (captured > 0) {
            SessionRules.event(EventKind.BOOKING_CAPTURED, session, booking.member.memberId, captured, draft);
        }
        draft.event(
                EventKind.BOOKING_CANCELLED,
                session.space.facility.facilityId,
                session.sessionId,
                booking.member.memberId,
                session.liveCount(),
                isLate ? 1 : 0);
        if (booking.member == session.organiser) {
            sessions.cancel(session, draft);
        }
        draft.amount(captured);
        return ACCEPTED;
    }

    /** A part of what was held is paid and the rest released. */
    void pay(final NaiveBooking booking, final long centicoins, final OutcomeDraft draft) {
        booking.capturedCenticoins = centicoins;
        holds.captureAndClose(booking.hold, centicoins, draft);
        draft.touch(booking.member);
    }
}
