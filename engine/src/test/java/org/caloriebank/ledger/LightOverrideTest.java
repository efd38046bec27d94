package org.caloriebank.ledger;

import static org.caloriebank.ledger.LightScene.MINUTE_MS;
import static org.caloriebank.ledger.LightScene.told;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator shows over the rule, and in which order circuits' timers fire. */
class LightOverrideTest {
    private static final long CIRCUIT = 101;

    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);
    private final LightScene lights = new LightScene(scene);

    /** It is midnight there, and closing is a day away. Court 11 has five minutes of grace. */
    @BeforeEach
    void openFacility() {
        facilities.putFacility(1, 10, 0, 120);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 0, CIRCUIT, 5);
        lights.letIn(1, 1, 2);
        scene.tick();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** What it shows by rule, what the operator wants, and what is told at the beginning and at the end. */
    @ParameterizedTest
    @CsvSource({
        "false, true,  ON 101 1,  OFF 101 0",
        "true,  false, OFF 101 1, ON 101 0",
        "false, false, '',        ''",
        "true,  true,  '',        ''",
    })
    void shouldTellOnlyWhatChanges(
            final boolean isOccupied, final boolean isOn, final String atTheBeginning, final String atTheEnd) {
        if (isOccupied) {
            lights.enter(1, 11);
        }

        final Outcome overridden = lights.override(CIRCUIT, isOn, 30);

        final long endsAtMs = scene.nowMs() + 30 * MINUTE_MS;
        assertEquals(atTheBeginning, String.join(",", told(overridden)));
        assertEquals(
                new LightAnswer.Light(
                        ResultCode.ACCEPTED, CIRCUIT, 1, 0, endsAtMs, isOccupied ? 1 : 0, isOn, isOccupied),
                lights.light(CIRCUIT));
        scene.advanceMs(30 * MINUTE_MS - 1);
        assertEquals(List.of(), told(scene.tick()));
        assertEquals(isOn, lights.light(CIRCUIT).isOn());
        scene.advanceMs(1);
        assertEquals(atTheEnd, String.join(",", told(scene.tick())));
        assertEquals(0, lights.light(CIRCUIT).overrideEndsAtMs());
        assertEquals(isOccupied, lights.light(CIRCUIT).isOn());
    }

    @Test
    void shouldHideWhatTheRuleDoesUntilItEnds() {
        lights.override(CIRCUIT, false, 10);

        assertEquals(List.of(), told(lights.enter(1, 11)));
        assertEquals(true, lights.light(CIRCUIT).isOnByRule());
        assertEquals(false, lights.light(CIRCUIT).isOn());
        scene.advanceMs(10 * MINUTE_MS);

        assertEquals(List.of("ON 101 0"), told(scene.tick()));
    }

    @Test
    void shouldLetTheRuleGoOffUnseen() {
        lights.enter(1, 11);
        lights.override(CIRCUIT, true, 30);
        lights.leave(1, 11);
        scene.advanceMs(5 * MINUTE_MS);
        assertEquals(scene.nowMs(), scene.ledger.dueAtMs());

        assertEquals(List.of(), told(scene.tick()));

        assertEquals(false, lights.light(CIRCUIT).isOnByRule());
        assertEquals(true, lights.light(CIRCUIT).isOn());
        scene.advanceMs(25 * MINUTE_MS);
        assertEquals(List.of("OFF 101 0"), told(scene.tick()));
    }

    @Test
    void shouldDoBothInOneFiringWhenBothAreDue() {
        lights.enter(1, 11);
        lights.override(CIRCUIT, false, 7);
        lights.leave(1, 11);
        scene.advanceMs(7 * MINUTE_MS);

        final Outcome outcome = scene.tick();

        assertEquals(List.of(), told(outcome)); // it would be on for nothing if the override had ended first
        assertEquals(false, outcome.flags().moreDue());
        assertEquals(
                new LightAnswer.Light(ResultCode.ACCEPTED, CIRCUIT, 1, 0, 0, 0, false, false), lights.light(CIRCUIT));
    }

    @Test
    void shouldBeReplacedByANewOverride() {
        assertEquals(List.of("ON 101 1"), told(lights.override(CIRCUIT, true, 30)));
        scene.advanceMs(10 * MINUTE_MS);

        assertEquals(List.of(), told(lights.override(CIRCUIT, true, 5)));
        assertEquals(scene.nowMs() + 5 * MINUTE_MS, lights.light(CIRCUIT).overrideEndsAtMs());
        assertEquals(List.of("OFF 101 1"), told(lights.override(CIRCUIT, false, 1_440)));
        assertEquals(scene.nowMs() + 1_440 * MINUTE_MS, lights.light(CIRCUIT).overrideEndsAtMs());
        scene.advanceMs(30 * MINUTE_MS);
        assertEquals(List.of(), told(scene.tick()));
        assertEquals(false, lights.light(CIRCUIT).isOn());
    }

    /** What is due waits for a tick: until then it still stands, and may be replaced. */
    @Test
    void shouldStandUntilATickEndsIt() {
        lights.override(CIRCUIT, true, 1);
        scene.advanceMs(2 * MINUTE_MS);
        assertEquals(true, lights.light(CIRCUIT).isOn());

        assertEquals(List.of(), told(lights.override(CIRCUIT, true, 1)));

        assertEquals(List.of(), told(scene.tick()));
        assertEquals(true, lights.light(CIRCUIT).isOn());
    }

    @Test
    void shouldFireByDeadlineThenByCircuitFourInATick() {
        for (final long circuitId : new long[] {9, 5, 7, 3, 8, 6}) {
            facilities.putSpace(20 + circuitId, 1, SpaceKind.COURT, 4, 0, circuitId, 0);
            lights.override(circuitId, true, circuitId < 6 ? 3 : 2);
        }
        lights.override(3, true, 1);
        scene.advanceMs(3 * MINUTE_MS);

        final List<List<String>> ticks = new ArrayList<>();
        ticks.add(told(scene.tick()));
        ticks.add(told(scene.tick()));

        assertEquals(
                List.of(List.of("OFF 3 0", "OFF 6 0", "OFF 7 0", "OFF 8 0"), List.of("OFF 9 0", "OFF 5 0")), ticks);
    }
}
