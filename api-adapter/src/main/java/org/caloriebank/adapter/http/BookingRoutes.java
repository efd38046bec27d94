package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.BOOKING_OVER;
import static org.caloriebank.protocol.ResultCode.BOOKING_OVERLAPS;
import static org.caloriebank.protocol.ResultCode.CANCEL_TOO_LATE;
import static org.caloriebank.protocol.ResultCode.CAPACITY_ABOVE_SPACE;
import static org.caloriebank.protocol.ResultCode.INSUFFICIENT_COINS;
import static org.caloriebank.protocol.ResultCode.MEMBER_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.SESSION_BOOKED;
import static org.caloriebank.protocol.ResultCode.SESSION_FULL;
import static org.caloriebank.protocol.ResultCode.SESSION_IN_PAST;
import static org.caloriebank.protocol.ResultCode.SESSION_OVER;
import static org.caloriebank.protocol.ResultCode.SESSION_TOO_FAR;
import static org.caloriebank.protocol.ResultCode.SPACE_CLOSED;
import static org.caloriebank.protocol.ResultCode.SPACE_TAKEN;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_BOOKING;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SESSION;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SPACE;

import java.util.List;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import tools.jackson.core.JsonGenerator;

/** Sessions, open games and bookings. */
final class BookingRoutes {
    private static final String SESSIONS = "/v1/sessions";
    private static final String SESSION = SESSIONS + "/{sessionId}";
    private static final String BOOKINGS = "/v1/bookings";
    private static final String BOOKING = BOOKINGS + "/{bookingId}";

    static final List<Route> ALL = List.of(
            CommandRoute.post(
                            SESSIONS,
                            BookingRoutes::session,
                            BookingRoutes::write,
                            AMOUNT_ABOVE_LIMIT,
                            UNKNOWN_SPACE,
                            SPACE_CLOSED,
                            SESSION_IN_PAST,
                            SESSION_TOO_FAR,
                            CAPACITY_ABOVE_SPACE,
                            SPACE_TAKEN)
                    .locatedAt(SESSIONS + "/"),
            CommandRoute.post(
                            "/v1/games",
                            BookingRoutes::game,
                            BookingRoutes::write,
                            UNKNOWN_MEMBER,
                            UNKNOWN_SPACE,
                            MEMBER_NOT_ACTIVE,
                            SPACE_CLOSED,
                            SESSION_IN_PAST,
                            SESSION_TOO_FAR,
                            CAPACITY_ABOVE_SPACE,
                            SPACE_TAKEN,
                            BOOKING_OVERLAPS,
                            INSUFFICIENT_COINS)
                    .locatedAt(SESSIONS + "/"),
            QueryRoute.get(
                    SESSION,
                    request -> new BookingQuery.Session(request.path().id(0)),
                    BookingRoutes::write,
                    UNKNOWN_SESSION),
            CommandRoute.postChange(
                    SESSION + "/move",
                    BookingRoutes::move,
                    BookingRoutes::write,
                    UNKNOWN_SESSION,
                    SESSION_IN_PAST,
                    SESSION_TOO_FAR,
                    SESSION_OVER,
                    SESSION_BOOKED,
                    SPACE_TAKEN),
            CommandRoute.postChange(
                            SESSION + "/cancel",
                            BookingRoutes::cancelSession,
                            BookingRoutes::write,
                            UNKNOWN_SESSION,
                            SESSION_OVER,
                            SESSION_BOOKED)
                    .withOptionalBody(),
            QueryRoute.get(
                    "/v1/spaces/{spaceId}/sessions", BookingRoutes::sessions, BookingRoutes::write, UNKNOWN_SPACE),
            CommandRoute.post(
                            SESSION + "/bookings",
                            BookingRoutes::booking,
                            BookingRoutes::write,
                            UNKNOWN_MEMBER,
                            UNKNOWN_SESSION,
                            MEMBER_NOT_ACTIVE,
                            SESSION_OVER,
                            SESSION_FULL,
                            BOOKING_OVERLAPS,
                            INSUFFICIENT_COINS)
                    .locatedAt(BOOKINGS + "/"),
            QueryRoute.get(
                    BOOKING,
                    request -> new BookingQuery.Booking(request.path().id(0)),
                    BookingRoutes::write,
                    UNKNOWN_BOOKING),
            CommandRoute.postChange(
                            BOOKING + "/cancel",
                            request -> new BookingCommand.CancelBooking(
                                    request.id(),
                                    request.callerId(),
                                    request.path().id(0)),
                            BookingRoutes::write,
                            UNKNOWN_BOOKING,
                            BOOKING_OVER,
                            CANCEL_TOO_LATE)
                    .withOptionalBody(),
            QueryRoute.get(
                    "/v1/members/{memberId}/bookings", BookingRoutes::bookings, BookingRoutes::write, UNKNOWN_MEMBER));

    private BookingRoutes() {}

    private static BookingCommand.OpenSession session(final CommandRequest request) {
        return new BookingCommand.OpenSession(
                request.id(),
                request.callerId(),
                request.number("capacity"),
                request.idIn("spaceId"),
                request.timeMs("startMs"),
                request.timeMs("endMs"),
                request.amount("priceCenticoins"),
                request.numberOrZero("cutOffMinutes"),
                request.numberOrZero("lateShareBp"));
    }

    private static void write(
            final JsonGenerator json, final BookingCommand.OpenSession session, final Outcome outcome) {
        json.writeNumberProperty("sessionId", outcome.reference());
        json.writeNumberProperty("spaceId", session.spaceId());
        json.writeNumberProperty("startMs", session.startMs());
        json.writeNumberProperty("endMs", session.endMs());
    }

    private static BookingCommand.OpenGame game(final CommandRequest request) {
        return new BookingCommand.OpenGame(
                request.id(),
                request.callerId(),
                request.number("players"),
                request.idIn("spaceId"),
                request.idIn("memberId"),
                request.timeMs("startMs"),
                request.timeMs("endMs"));
    }

    private static void write(final JsonGenerator json, final BookingCommand.OpenGame game, final Outcome outcome) {
        json.writeNumberProperty("sessionId", outcome.reference());
        json.writeNumberProperty("bookingId", outcome.reference());
        json.writeNumberProperty("spaceId", game.spaceId());
        json.writeNumberProperty("memberId", game.memberId());
        json.writeNumberProperty("startMs", game.startMs());
        json.writeNumberProperty("endMs", game.endMs());
        OutcomeText.amount(json, outcome);
    }

    private static BookingCommand.MoveSession move(final CommandRequest request) {
        return new BookingCommand.MoveSession(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.timeMs("startMs"),
                request.timeMs("endMs"));
    }

    private static void write(final JsonGenerator json, final BookingCommand.MoveSession move, final Outcome outcome) {
        json.writeNumberProperty("sessionId", move.sessionId());
        json.writeNumberProperty("startMs", move.startMs());
        json.writeNumberProperty("endMs", move.endMs());
    }

    private static BookingCommand.CancelSession cancelSession(final CommandRequest request) {
        return new BookingCommand.CancelSession(
                request.id(),
                request.callerId(),
                request.fields().optionalBoolean("releasesBookings", false),
                request.path().id(0));
    }

    private static void write(
            final JsonGenerator json, final BookingCommand.CancelSession cancelled, final Outcome outcome) {
        json.writeNumberProperty("sessionId", cancelled.sessionId());
    }

    private static BookingCommand.Book booking(final CommandRequest request) {
        return new BookingCommand.Book(
                request.id(), request.callerId(), request.path().id(0), request.idIn("memberId"));
    }

    private static void write(final JsonGenerator json, final BookingCommand.Book booking, final Outcome outcome) {
        json.writeNumberProperty("bookingId", outcome.reference());
        json.writeNumberProperty("sessionId", booking.sessionId());
        json.writeNumberProperty("memberId", booking.memberId());
        OutcomeText.amount(json, outcome);
    }

    private static void write(
            final JsonGenerator json, final BookingCommand.CancelBooking cancelled, final Outcome outcome) {
        json.writeNumberProperty("bookingId", cancelled.bookingId());
        OutcomeText.amount(json, outcome);
    }

    private static Query<BookingAnswer.Sessions> sessions(final QueryRequest request) {
        final PageParameters page = request.page();
        page.requireOnly("from", "to", "after");
        final long[] after = page.afterIds(2);
        return new BookingQuery.Sessions(
                request.path().id(0), page.timeMs("from", 0), page.timeMs("to", Long.MAX_VALUE), after[0], after[1]);
    }

    private static void write(final JsonGenerator json, final BookingAnswer.Sessions page) {
        JsonText.array(json, "sessions", page.sessions(), BookingRoutes::write);
        PageText.next(
                json, page.isComplete(), page.sessions(), session -> session.startMs() + "." + session.sessionId());
    }

    static void write(final JsonGenerator json, final BookingAnswer.Session session) {
        json.writeNumberProperty("sessionId", session.sessionId());
        json.writeNumberProperty("spaceId", session.spaceId());
        json.writeStringProperty("kind", session.kind().name());
        json.writeStringProperty("state", session.state().name());
        JsonText.numberOrNull(json, "organiserId", session.organiserId(), 0);
        json.writeNumberProperty("startMs", session.startMs());
        json.writeNumberProperty("endMs", session.endMs());
        json.writeNumberProperty("capacity", session.capacity());
        json.writeNumberProperty("liveBookings", session.liveBookings());
        json.writeNumberProperty("priceCenticoins", session.priceCenticoins());
        json.writeNumberProperty("cutOffMinutes", session.cutOffMinutes());
        json.writeNumberProperty("lateShareBp", session.lateShareBp());
    }

    private static Query<BookingAnswer.Bookings> bookings(final QueryRequest request) {
        request.page().requireOnly("after");
        return new BookingQuery.MemberBookings(
                request.path().id(0), request.page().afterId());
    }

    private static void write(final JsonGenerator json, final BookingAnswer.Bookings page) {
        JsonText.array(json, "bookings", page.bookings(), BookingRoutes::write);
        PageText.next(json, page.isComplete(), page.bookings(), BookingAnswer.Booking::bookingId);
    }

    private static void write(final JsonGenerator json, final BookingAnswer.Booking booking) {
        json.writeNumberProperty("bookingId", booking.bookingId());
        json.writeNumberProperty("sessionId", booking.sessionId());
        json.writeNumberProperty("memberId", booking.memberId());
        json.writeStringProperty("state", booking.state().name());
        json.writeNumberProperty("heldCenticoins", booking.heldCenticoins());
        json.writeNumberProperty("capturedCenticoins", booking.capturedCenticoins());
        json.writeBooleanProperty("attended", booking.hasAttended());
    }
}
