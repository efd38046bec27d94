package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.hour;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LightScene.MINUTE_MS;
import static org.caloriebank.ledger.LightScene.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions light their courts before they start, and give the lights back when they end. */
class LightSessionTest {
    private static final long CIRCUIT = 101;
    private static final int LEAD_MINUTES = 10;
    private static final int GRACE_MINUTES = 5;

    private final BookingScene bookings = new BookingScene(1);
    private final LedgerScene scene = bookings.scene;
    private final LightScene lights = new LightScene(scene);

    @BeforeEach
    void lightTheCourt() {
        scene.set(Setting.LIGHT_LEAD_MINUTES, LEAD_MINUTES);
        bookings.facilities.putFacility(1, 1_000, 0, 120);
        bookings.facilities.putSpace(1, 1, SpaceKind.COURT, 100, 10_00, CIRCUIT, GRACE_MINUTES);
        bookings.tickAll();
    }

    @AfterEach
    void close() {
        bookings.close();
    }

    @Test
    void shouldLightTheCourtFromItsLeadUntilTheGraceAfterItsEnd() {
        bookings.openSession(hour(1), 4, 0);
        bookings.to(hour(1) - LEAD_MINUTES * MINUTE_MS - 1);
        assertEquals(List.of(), bookings.tickAll());

        scene.advanceMs(1);
        assertEquals(List.of("ON 101 0"), told(scene.tick()));
        bookings.to(hour(2) - 1);
        bookings.tickAll();
        assertEquals(1, lights.light(CIRCUIT).demand());
        scene.advanceMs(1);
        assertEquals(List.of(EventKind.SESSION_ENDED), kinds(scene.tick()));
        assertEquals(hour(2) + GRACE_MINUTES * MINUTE_MS, lights.light(CIRCUIT).offAtMs());
        bookings.to(hour(2) + GRACE_MINUTES * MINUTE_MS);

        assertEquals(List.of("OFF 101 0"), told(scene.tick()));
    }

    /** The second is lit while the first runs. */
    @Test
    void shouldStayOnFromOneSessionToTheNext() {
        bookings.openSession(hour(1), 4, 0);
        bookings.openSession(hour(2), 4, 0);
        bookings.to(hour(1));
        bookings.tickAll();
        bookings.to(hour(2) - LEAD_MINUTES * MINUTE_MS);
        assertEquals(List.of(), bookings.eventsOfTicks());
        assertEquals(2, lights.light(CIRCUIT).demand());

        bookings.to(hour(2));
        bookings.tickAll();

        assertEquals(1, lights.light(CIRCUIT).demand());
        assertEquals(true, lights.light(CIRCUIT).isOn());
        assertEquals(0, lights.light(CIRCUIT).offAtMs());
    }

    @Test
    void shouldStayOnForAPlayerWhoStaysAfterTheEnd() {
        final long sessionId = bookings.openSession(hour(1), 4, 0);
        bookings.book(sessionId, 1);
        bookings.to(hour(1));
        bookings.tickAll();
        lights.letIn(1, 1);
        assertEquals(List.of(), told(lights.enter(1, 1)));
        assertEquals(2, lights.light(CIRCUIT).demand());
        bookings.to(hour(2));
        bookings.tickAll();

        assertEquals(1, lights.light(CIRCUIT).demand());
        assertEquals(0, lights.light(CIRCUIT).offAtMs());
        lights.leave(1, 1);
        assertEquals(hour(2) + GRACE_MINUTES * MINUTE_MS, lights.light(CIRCUIT).offAtMs());
    }

    @Test
    void shouldGiveTheLightBackWhenCancelled() {
        final long sessionId = bookings.openSession(hour(1), 4, 0);
        bookings.to(hour(1) - MINUTE_MS);
        assertEquals(List.of("ON 101 0"), told(scene.tick()));

        final Outcome cancelled = scene.accept(bookings.cancelSession(sessionId));

        assertEquals(List.of(EventKind.SESSION_CANCELLED), kinds(cancelled));
        assertEquals(
                scene.nowMs() + GRACE_MINUTES * MINUTE_MS, lights.light(CIRCUIT).offAtMs());
    }

    @Test
    void shouldGiveTheLightBackAtOnceWhenMovedWithoutGrace() {
        bookings.facilities.putSpace(1, 1, SpaceKind.COURT, 100, 10_00, CIRCUIT, 0);
        final long sessionId = bookings.openSession(hour(1), 4, 0);
        bookings.to(hour(1) - MINUTE_MS);
        bookings.tickAll();

        final Outcome moved =
                scene.accept(new BookingCommand.MoveSession(scene.nextId(), CALLER, sessionId, hour(5), hour(6)));

        assertEquals(List.of(EventKind.SESSION_MOVED, EventKind.LIGHT_OFF), kinds(moved));
        assertEquals(0, lights.light(CIRCUIT).demand());
    }

    /** What it wants could not be given back to the old circuit otherwise. */
    @Test
    void shouldNotLetTheCircuitChangeWhileASessionIsLit() {
        bookings.openSession(hour(1), 4, 0);
        bookings.to(hour(1) - MINUTE_MS);
        assertEquals(ResultCode.ACCEPTED, scene.apply(putCourt(102, 4)).code());
        assertEquals(ResultCode.ACCEPTED, scene.apply(putCourt(CIRCUIT, 4)).code());
        bookings.tickAll();

        assertEquals(ResultCode.SPACE_OCCUPIED, scene.apply(putCourt(102, 3)).code());
        assertEquals(ResultCode.SPACE_OCCUPIED, scene.apply(putCourt(0, 3)).code());
        assertEquals(
                ResultCode.CAPACITY_BELOW_SESSION,
                scene.apply(putCourt(CIRCUIT, 3)).code());
        bookings.to(hour(2));
        bookings.tickAll();
        assertEquals(ResultCode.ACCEPTED, scene.apply(putCourt(102, 3)).code());
    }

    private FacilityCommand.PutSpace putCourt(final long circuitId, final int capacity) {
        return new FacilityCommand.PutSpace(
                scene.nextId(), CALLER, capacity, 1, 1, circuitId, 0, 0, 0, SpaceKind.COURT, SpaceStatus.OPEN);
    }

    private static List<EventKind> kinds(final Outcome outcome) {
        return outcome.events().stream().map(Outcome.Event::kind).toList();
    }
}
