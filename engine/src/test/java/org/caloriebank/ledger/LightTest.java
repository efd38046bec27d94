package org.caloriebank.ledger;

import static org.caloriebank.ledger.LightScene.MINUTE_MS;
import static org.caloriebank.ledger.LightScene.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Circuits by rule: on with the first demand, off at the end of the last one's grace, and not told twice. */
class LightTest {
    /** Of courts 11, 5 minutes, and 12, 10 minutes. */
    private static final long SHARED = 101;
    /** Of court 13, without grace. */
    private static final long BRISK = 102;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final LightScene lights = new LightScene(scene);

    /** It is midnight there, and closing is a day away. */
    @BeforeEach
    void openFacility() {
        facilities.putFacility(1, 10, 0, 120);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 0, SHARED, 5);
        facilities.putSpace(12, 1, SpaceKind.COURT, 4, 0, SHARED, 10);
        facilities.putSpace(13, 1, SpaceKind.COURT, 4, 0, BRISK, 0);
        facilities.putSpace(14, 1, SpaceKind.COURT, 4);
        lights.letIn(1, 1, 2, 3);
        scene.tick();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldBeOffUntilSomebodyComesIn() {
        assertEquals(
                new LightAnswer.Light(ResultCode.ACCEPTED, SHARED, 1, 0, 0, 0, false, false), lights.light(SHARED));

        final Outcome entered = lights.enter(1, 11);

        assertEquals(List.of(EventKind.SPACE_ENTERED, EventKind.LIGHT_ON), kinds(entered));
        assertEquals(1, entered.events().get(1).facilityId());
        assertEquals(List.of("ON 101 0"), told(entered));
        assertEquals(new LightAnswer.Light(ResultCode.ACCEPTED, SHARED, 1, 0, 0, 1, true, true), lights.light(SHARED));
    }

    @Test
    void shouldCountASpaceOnceHoweverManyAreInIt() {
        lights.enter(1, 11);

        assertEquals(List.of(), told(lights.enter(2, 11)));
        assertEquals(1, lights.light(SHARED).demand());
        assertEquals(List.of(), told(lights.leave(1, 11)));
        assertEquals(1, lights.light(SHARED).demand());
        assertEquals(0, lights.light(SHARED).offAtMs());
    }

    @Test
    void shouldGoOffExactlyAtTheEndOfTheGrace() {
        lights.enter(1, 11);
        assertEquals(List.of(), told(lights.leave(1, 11)));
        final long offAtMs = scene.nowMs() + 5 * MINUTE_MS;
        assertEquals(
                new LightAnswer.Light(ResultCode.ACCEPTED, SHARED, 1, offAtMs, 0, 0, true, true), lights.light(SHARED));
        assertEquals(offAtMs, scene.ledger.dueAtMs());

        scene.advanceMs(5 * MINUTE_MS - 1);
        assertEquals(List.of(), told(scene.tick()));
        scene.advanceMs(1);
        final Outcome off = scene.tick();

        assertEquals(List.of("OFF 101 0"), told(off));
        assertEquals(
                new LightAnswer.Light(ResultCode.ACCEPTED, SHARED, 1, 0, 0, 0, false, false), lights.light(SHARED));
    }

    @Test
    void shouldGoOffAtOnceWithoutGrace() {
        assertEquals(List.of("ON 102 0"), told(lights.enter(1, 13)));

        final Outcome left = lights.leave(1, 13);

        assertEquals(List.of(EventKind.SPACE_LEFT, EventKind.LIGHT_OFF), kinds(left));
        assertEquals(List.of("OFF 102 0"), told(left));
        assertEquals(0, lights.light(BRISK).offAtMs());
    }

    /** Also at the very moment at which it would go off, as long as no tick has come. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5 * MINUTE_MS - 1, 5 * MINUTE_MS, 6 * MINUTE_MS})
    void shouldStayOnWhenSomebodyComesBackFirst(final long awayMs) {
        lights.enter(1, 11);
        lights.leave(1, 11);
        scene.advanceMs(awayMs);

        final Outcome entered = lights.enter(1, 12);

        assertEquals(List.of(), told(entered));
        assertEquals(0, lights.light(SHARED).offAtMs());
        scene.advanceMs(10 * MINUTE_MS);
        assertEquals(List.of(), told(scene.tick()));
    }

    @Test
    void shouldStayOnForTheGraceOfTheSpaceThatGaveUpLast() {
        lights.enter(1, 11);
        lights.enter(2, 12);
        assertEquals(2, lights.light(SHARED).demand());

        lights.leave(2, 12);
        assertEquals(1, lights.light(SHARED).demand());
        assertEquals(0, lights.light(SHARED).offAtMs());
        lights.leave(1, 11);

        assertEquals(scene.nowMs() + 5 * MINUTE_MS, lights.light(SHARED).offAtMs());
    }

    @Test
    void shouldTakeTheGraceThatIsSetWhenTheLastLeaves() {
        lights.enter(1, 11);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 0, SHARED, 20);
        lights.leave(1, 11);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 0, SHARED, 1);

        assertEquals(scene.nowMs() + 20 * MINUTE_MS, lights.light(SHARED).offAtMs());
    }

    @Test
    void shouldHandOverBetweenTwoSpacesOfACircuit() {
        lights.enter(1, 11);

        assertEquals(List.of(), told(lights.enter(1, 12)));

        assertEquals(1, lights.light(SHARED).demand());
        assertEquals(0, lights.light(SHARED).offAtMs());
    }

    /** The page lets him leave first; with no grace that is told. */
    @Test
    void shouldTellOffAndOnWhenASecondSpaceOfACircuitWithoutGraceIsEnteredAtOnce() {
        facilities.putSpace(15, 1, SpaceKind.COURT, 4, 0, BRISK, 0);
        lights.enter(1, 13);

        final Outcome entered = lights.enter(1, 15);

        assertEquals(
                List.of(EventKind.SPACE_LEFT, EventKind.LIGHT_OFF, EventKind.SPACE_ENTERED, EventKind.LIGHT_ON),
                kinds(entered));
    }

    @Test
    void shouldHaveNothingToDoWithSpacesWithoutACircuit() {
        assertEquals(List.of(), told(lights.enter(1, 14)));
        assertEquals(List.of(), told(lights.leave(1, 14)));
    }

    @Test
    void shouldPutTheOldCircuitOutWhenASpaceGetsAnother() {
        lights.enter(1, 11);
        lights.leave(1, 11);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 0, BRISK, 5);

        assertEquals(List.of("ON 102 0"), told(lights.enter(1, 11)));
        scene.advanceMs(5 * MINUTE_MS);
        assertEquals(List.of("OFF 101 0"), told(scene.tick()));
    }

    @Test
    void shouldListTheCircuitsOfAFacilityInTheOrderTheyWereNamed() {
        facilities.putFacility(2, 10, 0, 0);
        facilities.putFacility(3, 10, 0, 0);
        facilities.putSpace(31, 3, SpaceKind.COURT, 4, 0, 7, 0);
        for (int i = 0; i < 20; i++) {
            facilities.putSpace(200 + i, 2, SpaceKind.COURT, 4, 0, 2_000 - i, 0);
        }

        final LightAnswer.Lights first = lights.lights(2, 0);
        final LightAnswer.Lights second = lights.lights(2, 1_985);

        assertEquals(16, first.lights().size());
        assertEquals(false, first.isComplete());
        assertEquals(2_000, first.lights().get(0).circuitId());
        assertEquals(1_985, first.lights().get(15).circuitId());
        assertEquals(4, second.lights().size());
        assertEquals(true, second.isComplete());
        assertEquals(lights.light(1_981), second.lights().get(3));
        assertEquals(List.of(), lights.lights(2, 1_981).lights());
        assertEquals(List.of(lights.light(7)), lights.lights(3, 0).lights());
    }

    @Test
    void shouldSayWhichFacilityOrCircuitItDoesNotKnow() {
        facilities.putFacility(2, 10, 0, 0);

        assertEquals(ResultCode.UNKNOWN_CIRCUIT, lights.light(999).code());
        assertEquals(ResultCode.UNKNOWN_FACILITY, lights.lights(9, 0).code());
        assertEquals(ResultCode.UNKNOWN_CIRCUIT, lights.lights(1, 999).code());
        assertEquals(ResultCode.UNKNOWN_CIRCUIT, lights.lights(2, SHARED).code());
        assertEquals(ResultCode.ACCEPTED, lights.lights(2, 0).code());
        assertEquals(List.of(), lights.lights(2, 0).lights());
    }

    private static List<EventKind> kinds(final Outcome outcome) {
        return outcome.events().stream().map(Outcome.Event::kind).toList();
    }
}
