package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.COINS;
import static org.caloriebank.ledger.BookingScene.FACILITY;
import static org.caloriebank.ledger.BookingScene.MINUTE_MS;
import static org.caloriebank.ledger.BookingScene.hour;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;

import java.util.HashMap;
import java.util.Map;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What members do. Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class BookingRefusalTableTest {
    private static final long OTHER_COURT = 2;
    private static final long THIRD_COURT = 3;
    private static final long CLOSED_COURT = 4;
    private static final long DEAR_COURT = 5;

    private final BookingScene bookings = new BookingScene(5);
    private final LedgerScene scene = bookings.scene;
    private final Map<String, Long> idByName = new HashMap<>();

    /** It is hour 10; what was due before has happened, what is due now has not. Member 1 can spend less than COINS. */
    @BeforeEach
    void openSessionsAndBook() {
        bookings.facilities.putSpace(OTHER_COURT, FACILITY, SpaceKind.COURT, 100);
        bookings.facilities.putSpace(THIRD_COURT, FACILITY, SpaceKind.COURT, 100);
        bookings.facilities.putSpace(CLOSED_COURT, FACILITY, SpaceKind.COURT, 100);
        bookings.facilities.putSpace(DEAR_COURT, FACILITY, SpaceKind.COURT, 4, COINS, 0, 0);
        bookings.facilities.setSpaceOpen(CLOSED_COURT, false);
        scene.grant(5, COINS);

        book("NO_SHOW", "ENDED", bookings.openSession(hour(1), 5, 1));
        book("CAPTURED", "STARTED", bookings.openSession(hour(8), 5, 1));
        book("DUE_BOOKING", "DUE", bookings.openSession(hour(10), 5, 1));
        book("CANCELLED_BOOKING", "CANCELLED", bookings.openSession(hour(20), 5, 1));
        scene.accept(bookings.cancelBooking(id("CANCELLED_BOOKING")));
        scene.accept(bookings.cancelSession(id("CANCELLED")));
        book("RELEASED", "RELEASED_SESSION", bookings.openSession(hour(22), 5, 1));
        scene.accept(bookings.cancelSession(id("RELEASED_SESSION")));
        book("BOOKED", "OWN", bookings.openSession(hour(30), 5, 1));
        idByName.put("FULL", openIn(OTHER_COURT, hour(30), 1, COINS));
        bookings.book(id("FULL"), 5);
        idByName.put("CLASH", openIn(THIRD_COURT, hour(30) + 30 * MINUTE_MS, 5, COINS));
        idByName.put("DEAR", bookings.openSession(hour(33), 5, COINS));
        idByName.put("FREE", bookings.openSession(hour(35), 5, 1));
        final long game = bookings.openGame(4, hour(11), 4);
        idByName.put("GAME", game);
        idByName.put("GAME_JOINED", bookings.book(game, 3));
        idByName.put("LATER_GAME", bookings.openGame(4, hour(12), 4));
        bookings.to(hour(9));
        bookings.tickAll();
        scene.putMember(2, MemberStatus.SUSPENDED);
        scene.putMember(3, MemberStatus.CLOSED);
        bookings.to(hour(10));
        Refusals.useAnId(scene);
    }

    private void book(final String booking, final String session, final long sessionId) {
        idByName.put(session, sessionId);
        idByName.put(booking, bookings.book(sessionId, 1));
    }

    private long openIn(final long spaceId, final long startMs, final int capacity, final long price) {
        return bookings.openSession(spaceId, startMs, startMs + HOUR_MS, capacity, price, 0, 0);
    }

    @AfterEach
    void close() {
        bookings.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,             99, MALFORMED",
        "true,  UNKNOWN,           0, MALFORMED",
        "true,  UNKNOWN,          99, ID_REUSED",
        "false, UNKNOWN,          99, UNKNOWN_MEMBER",
        "false, UNKNOWN,           2, UNKNOWN_SESSION",
        "false, ENDED,             2, MEMBER_NOT_ACTIVE",
        "false, ENDED,             3, MEMBER_NOT_ACTIVE",
        "false, ENDED,             1, SESSION_OVER",
        "false, STARTED,           1, SESSION_OVER",
        "false, DUE,               1, SESSION_OVER",
        "false, CANCELLED,         1, SESSION_OVER",
        "false, RELEASED_SESSION,  1, SESSION_OVER",
        "false, FULL,              1, SESSION_FULL",
        "false, CLASH,             1, BOOKING_OVERLAPS",
        "false, OWN,               1, BOOKING_OVERLAPS",
        "false, DEAR,              1, INSUFFICIENT_COINS",
        "false, FREE,              1, ACCEPTED",
        "false, OWN,               4, ACCEPTED",
        "false, GAME,              1, ACCEPTED",
        "false, LATER_GAME,        1, ACCEPTED",
    })
    void shouldRefuseABookingForTheFirstRuleItBreaks(
            final boolean isIdUsed, final String session, final long memberId, final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, new BookingCommand.Book(Refusals.id(scene, isIdUsed), CALLER, id(session), memberId));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 99,    9,  1,  65, MALFORMED",
        "true,  99,  0,    9,  1,  64, MALFORMED",
        "true,  99, 99,    9,  0,  64, MALFORMED",
        "true,  99, 99,    9, 25,  64, MALFORMED",
        "true,  99, 99,    9,  1,   1, MALFORMED",
        "true,  99, 99,    9,  1,  65, MALFORMED",
        "true,  99, 99,    9,  1,  64, ID_REUSED",
        "false, 99, 99,    9,  1,  64, UNKNOWN_MEMBER",
        "false, 99,  2,    9,  1,  64, UNKNOWN_SPACE",
        "false,  4,  2,    9,  1,  64, MEMBER_NOT_ACTIVE",
        "false,  4,  1,    9,  1,  64, SPACE_CLOSED",
        "false,  5,  1,    9,  1,  64, SESSION_IN_PAST",
        "false,  5,  1, 8795,  1,  64, SESSION_TOO_FAR",
        "false,  5,  1,   30,  1,   5, CAPACITY_ABOVE_SPACE",
        "false,  1,  1,   30,  1,   4, SPACE_TAKEN",
        "false,  5,  1,   30,  1,   4, BOOKING_OVERLAPS",
        "false,  5,  1,   29,  3,   4, BOOKING_OVERLAPS",
        "false,  5,  1,   31,  1,   4, INSUFFICIENT_COINS",
        "false,  1,  1,   31,  1,  64, ACCEPTED",
        "false,  1,  1,   29,  1,   2, ACCEPTED",
        "false,  5,  5,   31,  1,   4, ACCEPTED",
    })
    void shouldRefuseAGameForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long spaceId,
            final long memberId,
            final int hour,
            final int hours,
            final int players,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new BookingCommand.OpenGame(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        players,
                        spaceId,
                        memberId,
                        hour(hour),
                        hour(hour) + hours * HOUR_MS));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,              MALFORMED",
        "true,  NEGATIVE,          MALFORMED",
        "true,  UNKNOWN,           ID_REUSED",
        "false, UNKNOWN,           UNKNOWN_BOOKING",
        "false, FREE,              UNKNOWN_BOOKING",
        "false, NO_SHOW,           BOOKING_OVER",
        "false, CAPTURED,          BOOKING_OVER",
        "false, DUE_BOOKING,       BOOKING_OVER",
        "false, CANCELLED_BOOKING, BOOKING_OVER",
        "false, RELEASED,          BOOKING_OVER",
        "false, GAME,              CANCEL_TOO_LATE",
        "false, GAME_JOINED,       CANCEL_TOO_LATE",
        "false, LATER_GAME,        ACCEPTED",
        "false, BOOKED,            ACCEPTED",
    })
    void shouldRefuseToCancelForTheFirstRuleItBreaks(
            final boolean isIdUsed, final String booking, final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, new BookingCommand.CancelBooking(Refusals.id(scene, isIdUsed), CALLER, id(booking)));
    }

    private long id(final String name) {
        return switch (name) {
            case "NONE" -> 0;
            case "NEGATIVE" -> -1;
            case "UNKNOWN" -> Long.MAX_VALUE;
            default -> idByName.get(name);
        };
    }
}
