package org.caloriebank.model;

import java.util.Comparator;
import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.SessionKind;
import org.caloriebank.protocol.codec.SessionState;

/** What the model answers about sessions and bookings. Of a refusal only the code means something. */
final class BookingAnswers {
    private static final int SESSIONS_MAX = 12;
    private static final int BOOKINGS_MAX = 16;
    private static final Comparator<NaiveSession> BY_START = Comparator.<NaiveSession>comparingLong(
                    session -> session.startMs)
            .thenComparingLong(session -> session.sessionId);

    private final NaiveState state;

    BookingAnswers(final NaiveState state) {
        this.state = state;
    }

    Answer answer(final BookingQuery<?> query) {
        if (query instanceof BookingQuery.Session q) {
            return session(q.sessionId());
        } else if (query instanceof BookingQuery.Sessions q) {
            return sessions(q);
        } else if (query instanceof BookingQuery.Booking q) {
            return booking(q.bookingId());
        } else if (query instanceof BookingQuery.MemberBookings q) {
            return memberBookings(q);
        }
        throw new IllegalArgumentException("no answer to " + query);
    }

    private Answer session(final long sessionId) {
        final NaiveSession session = state.sessionById.get(sessionId);
        return session == null
                ? new BookingAnswer.Session(
                        ResultCode.UNKNOWN_SESSION,
                        sessionId,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        SessionKind.NULL_VAL,
                        SessionState.NULL_VAL)
                : answer(session);
    }

    private Answer sessions(final BookingQuery.Sessions query) {
        final NaiveSpace space = state.space(query.spaceId());
        if (space == null) {
            return new BookingAnswer.Sessions(ResultCode.UNKNOWN_SPACE, true, List.of());
        }
        final Page<BookingAnswer.Session> page = Page.first(
                state.sessionById.values().stream()
                        .filter(session -> session.space == space)
                        .filter(session -> session.overlaps(query.fromMs(), query.toMs()))
                        .filter(session -> session.startMs > query.afterStartMs()
                                || session.startMs == query.afterStartMs()
                                        && session.sessionId > query.afterSessionId())
                        .sorted(BY_START)
                        .map(BookingAnswers::answer)
                        .toList(),
                SESSIONS_MAX);
        return new BookingAnswer.Sessions(ResultCode.ACCEPTED, page.isComplete(), page.items());
    }

    private static BookingAnswer.Session answer(final NaiveSession session) {
        return new BookingAnswer.Session(
                ResultCode.ACCEPTED,
                session.sessionId,
                session.space.spaceId,
                session.organiser == null ? 0 : session.organiser.memberId,
                session.startMs,
                session.endMs,
                session.priceCenticoins,
                session.capacity,
                session.liveCount(),
                session.cutOffMinutes,
                session.lateShareBp,
                session.kind,
                session.state);
    }

    private Answer booking(final long bookingId) {
        final NaiveBooking booking = state.bookingById.get(bookingId);
        return booking == null
                ? new BookingAnswer.Booking(
                        ResultCode.UNKNOWN_BOOKING, bookingId, 0, 0, 0, 0, BookingState.NULL_VAL, false)
                : answer(booking);
    }

    private Answer memberBookings(final BookingQuery.MemberBookings query) {
        final NaiveMember member = state.member(query.memberId());
        if (member == null) {
            return new BookingAnswer.Bookings(ResultCode.UNKNOWN_MEMBER, true, List.of());
        }
        final Page<BookingAnswer.Booking> page = Page.first(
                state.bookings(member)
                        .filter(booking -> query.beforeBookingId() == 0 || booking.bookingId < query.beforeBookingId())
                        .sorted(Comparator.comparingLong(booking -> -booking.bookingId))
                        .map(BookingAnswers::answer)
                        .toList(),
                BOOKINGS_MAX);
        return new BookingAnswer.Bookings(ResultCode.ACCEPTED, page.isComplete(), page.items());
    }

    private static BookingAnswer.Booking answer(final NaiveBooking booking) {
        return new BookingAnswer.Booking(
                ResultCode.ACCEPTED,
                booking.bookingId,
                booking.session.sessionId,
                booking.member.memberId,
                booking.heldCenticoins(),
                booking.capturedCenticoins,
                booking.state,
                booking.hasAttended);
    }
}
