package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.hour;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;

import java.util.HashMap;
import java.util.Map;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators do with sessions. Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class SessionRefusalTableTest {
    private static final int SMALL_COURT = 2;
    private static final int CLOSED_COURT = 3;

    private final BookingScene bookings = new BookingScene(1);
    private final LedgerScene scene = bookings.scene;
    private final Map<String, Long> idByName = new HashMap<>();

    /** It is hour 10; what was due before has happened, what is due now has not. */
    @BeforeEach
    void openSessions() {
        bookings.facilities.putSpace(SMALL_COURT, BookingScene.FACILITY, SpaceKind.COURT, 4);
        bookings.facilities.putSpace(CLOSED_COURT, BookingScene.FACILITY, SpaceKind.COURT, 4);
        bookings.facilities.setSpaceOpen(CLOSED_COURT, false);
        idByName.put("ENDED", bookings.openSession(hour(1), 5, 0));
        idByName.put("STARTED", bookings.openSession(hour(9) + 1, 5, 0));
        final long due = bookings.openSession(SMALL_COURT, hour(10), hour(11), 4, 0, 0, 0);
        idByName.put("DUE", due);
        final long cancelled = bookings.openSession(hour(20), 5, 0);
        idByName.put("CANCELLED", cancelled);
        scene.accept(bookings.cancelSession(cancelled));
        final long booked = bookings.openSession(hour(30), 5, 0);
        idByName.put("BOOKED", booked);
        bookings.book(booked, 1);
        idByName.put("FREE", bookings.openSession(hour(35), 5, 0));
        bookings.to(hour(10) - 1);
        bookings.tickAll();
        bookings.to(hour(10));
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        bookings.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0,    -1, 3600000, 101, 1000000000001,     0,     0, MALFORMED",
        "true,  99,     0,       0, 101, 1000000000001,     0,     0, MALFORMED",
        "true,  99,     0,      -1, 101, 1000000000001,     0,     0, MALFORMED",
        "true,  99,     0,86400001, 101, 1000000000001,     0,     0, MALFORMED",
        "true,  99,    -1, 3600000,   0, 1000000000001,     0,     0, MALFORMED",
        "true,  99,    -1, 3600000, 101,            -1,     0,     0, MALFORMED",
        "true,  99,    -1, 3600000, 101, 1000000000001,    -1,     0, MALFORMED",
        "true,  99,    -1, 3600000, 101, 1000000000001, 43201,     0, MALFORMED",
        "true,  99,    -1, 3600000, 101, 1000000000001,     0,    -1, MALFORMED",
        "true,  99,    -1, 3600000, 101, 1000000000001,     0, 10001, MALFORMED",
        "true,  99,    -1, 3600000, 101, 1000000000001,     0,     0, ID_REUSED",
        "false, 99,    -1, 3600000, 101, 1000000000001,     0,     0, AMOUNT_ABOVE_LIMIT",
        "false, 99,    -1, 3600000, 101, 1000000000000,     0,     0, UNKNOWN_SPACE",
        "false,  3,    -1, 3600000, 101,             0,     0,     0, SPACE_CLOSED",
        "false,  1,    -1, 3600000, 101,             0,     0,     0, SESSION_IN_PAST",
        "false,  1, 31622400001, 3600000, 101,       0,     0,     0, SESSION_TOO_FAR",
        "false,  1, 31622400000, 3600000, 101,       0,     0,     0, CAPACITY_ABOVE_SPACE",
        "false,  1,     0, 3600000, 101,             0,     0,     0, CAPACITY_ABOVE_SPACE",
        "false,  1,     0, 3600000, 100,             0,     0,     0, SPACE_TAKEN",
        "false,  2,     0,       1,   1,             0,     0,     0, SPACE_TAKEN",
        "false,  1,     1, 3600000, 100,             0, 43200, 10000, ACCEPTED",
        "false,  1, 31622400000, 86400000, 1, 1000000000000,  0,     0, ACCEPTED",
    })
    void shouldRefuseToOpenForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long spaceId,
            final long inMs,
            final long lengthMs,
            final int capacity,
            final long price,
            final int cutOffMinutes,
            final int lateShareBp,
            final ResultCode expected) {
        final long startMs = scene.nowMs() + inMs;
        Refusals.assertOutcome(
                expected,
                scene,
                new BookingCommand.OpenSession(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        capacity,
                        spaceId,
                        startMs,
                        startMs + lengthMs,
                        price,
                        cutOffMinutes,
                        lateShareBp));
    }

    /** Session FREE is from hour 35 to 36: other sessions may touch it, and not by a millisecond more. */
    @ParameterizedTest
    @CsvSource({
        "126000000, 129600000, SPACE_TAKEN", //
        "122400000, 126000001, SPACE_TAKEN",
        "129599999, 133200000, SPACE_TAKEN",
        "126000001, 126000002, SPACE_TAKEN",
        "122400000, 133200000, SPACE_TAKEN",
        "122400000, 126000000, ACCEPTED",
        "129600000, 133200000, ACCEPTED",
        " 72000000,  75600000, ACCEPTED", // where a session was cancelled
    })
    void shouldLetSessionsTouchAndNotOverlap(final long startMs, final long endMs, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new BookingCommand.OpenSession(
                        scene.nextId(), CALLER, 1, 1, hour(0) + startMs, hour(0) + endMs, 0, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,      36,    1, MALFORMED",
        "true,  NEGATIVE,  36,    1, MALFORMED",
        "true,  UNKNOWN,   36,    0, MALFORMED",
        "true,  UNKNOWN,   36,   25, MALFORMED",
        "true,  UNKNOWN,    9,    1, ID_REUSED",
        "false, UNKNOWN,    9,    1, UNKNOWN_SESSION",
        "false, ENDED,      9,    1, SESSION_IN_PAST",
        "false, ENDED,   8795,    1, SESSION_TOO_FAR",
        "false, ENDED,     30,    1, SESSION_OVER",
        "false, STARTED,   30,    1, SESSION_OVER",
        "false, CANCELLED, 30,    1, SESSION_OVER",
        "false, DUE,       30,    1, SESSION_OVER",
        "false, BOOKED,    35,    1, SESSION_BOOKED",
        "false, FREE,      29,    2, SPACE_TAKEN",
        "false, FREE,      10,    1, SPACE_TAKEN",
        "false, FREE,      34,    3, ACCEPTED",
        "false, FREE,      11,    1, ACCEPTED",
        "false, FREE,    8794,   24, ACCEPTED",
    })
    void shouldRefuseToMoveForTheFirstRuleItBreaks(
            final boolean isIdUsed, final String session, final int hour, final int hours, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new BookingCommand.MoveSession(
                        Refusals.id(scene, isIdUsed), CALLER, id(session), hour(hour), hour(hour) + hours * HOUR_MS));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,      false, MALFORMED",
        "true,  UNKNOWN,   false, ID_REUSED",
        "false, UNKNOWN,   false, UNKNOWN_SESSION",
        "false, ENDED,     false, SESSION_OVER",
        "false, STARTED,   true,  SESSION_OVER",
        "false, CANCELLED, true,  SESSION_OVER",
        "false, DUE,       true,  SESSION_OVER",
        "false, BOOKED,    false, SESSION_BOOKED",
        "false, BOOKED,    true,  ACCEPTED",
        "false, FREE,      false, ACCEPTED",
        "false, FREE,      true,  ACCEPTED",
    })
    void shouldRefuseToCancelForTheFirstRuleItBreaks(
            final boolean isIdUsed, final String session, final boolean releasesBookings, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new BookingCommand.CancelSession(Refusals.id(scene, isIdUsed), CALLER, releasesBookings, id(session)));
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
