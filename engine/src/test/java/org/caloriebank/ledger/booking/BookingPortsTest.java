package org.caloriebank.ledger.booking;

import static org.caloriebank.ledger.booking.SubjectScene.CIRCUIT;
import static org.caloriebank.ledger.booking.SubjectScene.hour;
import static org.caloriebank.ledger.booking.SubjectScene.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.caloriebank.protocol.BookingCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What sessions ask of visits and lights, and what they tell them. Members, facilities and spaces have the rows of their numbers here. */
class BookingPortsTest {
    private static final long MINUTE_MS = 60_000;

    private final SubjectScene scene = new SubjectScene(3);
    private final BookingSubject booking = scene.booking;

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldWantItsLightFromTheLeadToTheEnd() {
        scene.open(1, hour(1), hour(2));

        scene.to(hour(1) - 5 * MINUTE_MS - 1);
        assertEquals(List.of(), scene.ports.lights);
        scene.to(hour(1) - 5 * MINUTE_MS);
        assertEquals(List.of("on 77"), scene.ports.lights);
        assertEquals(1, booking.litSessions(1));
        scene.to(hour(2) - 1);
        assertEquals(1, booking.litSessions(1));
        scene.to(hour(2));
        assertEquals(List.of("on 77", "off 77 after 180000"), scene.ports.lights);
        assertEquals(0, booking.litSessions(1));
    }

    @Test
    void shouldGiveBackTheCircuitItWasLitWith() {
        scene.open(1, hour(1), hour(2));
        scene.to(hour(1));
        scene.putCourt(1, 1, CIRCUIT + 1);
        scene.open(1, hour(3), hour(4));
        scene.to(hour(4));

        assertEquals(List.of("on 77", "off 77 after 180000", "on 78", "off 78 after 180000"), scene.ports.lights);
    }

    @Test
    void shouldGiveItsLightBackWhenMovedOrCancelled() {
        final long moved = scene.open(1, hour(1), hour(2));
        scene.to(hour(1) - MINUTE_MS);
        scene.accept(new BookingCommand.MoveSession(id(), 1, moved, hour(5), hour(6)));
        assertEquals(0, booking.litSessions(1));
        scene.accept(new BookingCommand.MoveSession(id(), 1, moved, hour(6), hour(7)));
        scene.to(hour(6) - MINUTE_MS);
        scene.accept(new BookingCommand.CancelSession(id(), 1, false, moved));
        scene.to(hour(9));

        assertEquals(List.of("on 77", "off 77 after 180000", "on 77", "off 77 after 180000"), scene.ports.lights);
        assertEquals(0, booking.litSessions(1));
    }

    @Test
    void shouldWantNoLightInADarkSpace() {
        scene.open(2, hour(1), hour(2));
        scene.to(hour(1));
        assertEquals(1, booking.litSessions(2));
        scene.to(hour(3));

        assertEquals(List.of(), scene.ports.lights);
    }

    @Test
    void shouldCountWhoIsInTheSpaceAtTheCaptureAsCome() {
        final long session = scene.open(2, hour(1), hour(2));
        scene.book(session, 1);
        scene.book(session, 2);
        scene.ports.inside.add(2);
        scene.to(hour(1));
        scene.ports.inside.clear();
        scene.to(hour(2));

        assertEquals(0, booking.bookedMs(1, 1, hour(0), hour(5)));
        assertEquals(hour(1) - hour(0), booking.bookedMs(2, 1, hour(0), hour(5)));
    }

    @Test
    void shouldCountOneTapForAllSessionsThatAreLit() {
        final long first = scene.open(2, hour(1), hour(2));
        final long second = scene.open(2, hour(2), hour(3));
        final long third = scene.open(2, hour(3), hour(4));
        for (final long session : new long[] {first, second, third}) {
            scene.book(session, 1);
        }
        scene.to(hour(1) - 5 * MINUTE_MS - 1);
        booking.onEntered(1, 2); // too early for any
        scene.to(hour(2) - MINUTE_MS);
        booking.onEntered(1, 1); // elsewhere
        booking.onEntered(2, 2); // somebody else
        booking.onEntered(1, 2);
        scene.to(hour(5));

        assertEquals(hour(2) - hour(0), booking.bookedMs(1, 1, hour(0), hour(5)));
        assertEquals(hour(2) - hour(1), booking.bookedMs(1, 1, hour(2), hour(5)));
    }

    @Test
    void shouldKeepACourtForThoseWhoseSessionIsLit() {
        final long first = scene.open(2, hour(1), hour(2));
        final long second = scene.open(2, hour(2), hour(3));
        scene.book(first, 1);
        scene.book(second, 2);

        assertFalse(booking.isBookedByOthers(2, 3));
        scene.to(hour(1) - 5 * MINUTE_MS);
        assertTrue(booking.isBookedByOthers(2, 2));
        assertTrue(booking.isBookedByOthers(2, 3));
        assertFalse(booking.isBookedByOthers(2, 1));
        assertFalse(booking.isBookedByOthers(1, 3));
        scene.to(hour(2) - 5 * MINUTE_MS);
        assertFalse(booking.isBookedByOthers(2, 1));
        assertFalse(booking.isBookedByOthers(2, 2));
        assertTrue(booking.isBookedByOthers(2, 3));
        scene.to(hour(2));
        assertTrue(booking.isBookedByOthers(2, 1));
        scene.to(hour(3));
        assertFalse(booking.isBookedByOthers(2, 3));
    }

    @Test
    void shouldCountBookedTimeAtTheFacilityOnly() {
        scene.book(scene.open(2, hour(1), hour(2)), 1);
        scene.book(scene.open(3, hour(2), hour(3)), 1);
        scene.book(scene.open(1, hour(4), hour(5)), 1);
        scene.book(scene.open(2, hour(20), hour(21)), 1);
        scene.ports.inside.add(1);
        scene.to(hour(6));

        assertEquals(2 * 60 * MINUTE_MS, booking.bookedMs(1, 1, hour(0), hour(6)));
        assertEquals(60 * MINUTE_MS, booking.bookedMs(1, 2, hour(0), hour(6)));
        assertEquals(31 * MINUTE_MS, booking.bookedMs(1, 1, hour(1) + 30 * MINUTE_MS, hour(4) + MINUTE_MS));
        assertEquals(0, booking.bookedMs(1, 1, hour(5), hour(30))); // the last is not paid yet
        assertEquals(0, booking.bookedMs(2, 1, hour(0), hour(6)));
    }

    @Test
    void shouldTellTheGreatestSessionThatHoldsASpace() {
        assertEquals(0, booking.sessionCapacityMax(1));
        final long great = scene.accept(new BookingCommand.OpenSession(id(), 1, 9, 1, hour(1), hour(2), 0, 0, 0));
        scene.accept(new BookingCommand.OpenSession(id(), 1, 4, 1, hour(3), hour(4), 0, 0, 0));
        scene.accept(new BookingCommand.OpenSession(id(), 1, 5, 1, hour(5), hour(6), 0, 0, 0));

        assertEquals(9, booking.sessionCapacityMax(1));
        scene.accept(new BookingCommand.CancelSession(id(), 1, false, great));
        assertEquals(5, booking.sessionCapacityMax(1));
        scene.to(hour(5));
        assertEquals(5, booking.sessionCapacityMax(1));
        scene.to(hour(6));
        assertEquals(0, booking.sessionCapacityMax(1));
    }
}
