package org.caloriebank.ledger;

import static org.caloriebank.ledger.WaterScene.GOOD;
import static org.caloriebank.ledger.WaterScene.only;
import static org.caloriebank.ledger.WaterScene.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sensors that fall silent or say the same again and again. */
class WaterWatchTest {
    private static final long POOL = 11;
    private static final long OTHER_POOL = 12;
    private static final long CENTRE = 1;
    private static final long PROFILE = 3;
    private static final long MINUTE_MS = 60_000;
    private static final List<EventKind> NOTHING = List.of();
    private static final List<EventKind> STUCK = List.of(EventKind.WATER_STUCK);
    private static final List<EventKind> UNSTUCK = List.of(EventKind.WATER_UNSTUCK);
    private static final long SILENT_AFTER_MS = WaterScene.SILENT_AFTER_MINUTES * MINUTE_MS;

    private final LedgerScene scene = new LedgerScene();
    private final WaterScene water = new WaterScene(scene);

    @BeforeEach
    void openPools() {
        new FacilityScene(scene).putFacility(CENTRE, 10, 0, 0);
        water.putProfile(PROFILE);
        water.putPool(POOL, CENTRE, PROFILE);
        water.putPool(OTHER_POOL, CENTRE, PROFILE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldHaveNothingToWaitForBeforeTheFirstReading() {
        assertEquals(Long.MAX_VALUE, scene.ledger.dueAtMs());
    }

    /** Silence is counted in ledger time, whenever the reading was measured. */
    @Test
    void shouldTellOnceOfSilenceToTheMillisecond() {
        final long measuredAtMs = scene.nowMs() - 7 * MINUTE_MS;
        scene.accept(WaterScene.reading(scene.nextId(), POOL, measuredAtMs, GOOD));
        assertEquals(scene.nowMs() + SILENT_AFTER_MS, scene.ledger.dueAtMs());

        scene.advanceMs(SILENT_AFTER_MS - 1);
        assertEquals(List.of(), scene.tick().events());
        assertFalse(water.water(POOL).isSilent());
        scene.advanceMs(1);
        assertEquals(
                List.of(event(EventKind.WATER_SILENT, POOL, measuredAtMs)),
                scene.tick().events());

        assertTrue(water.water(POOL).isSilent());
        assertEquals(Long.MAX_VALUE, scene.ledger.dueAtMs());
        scene.advanceMs(10 * SILENT_AFTER_MS);
        assertEquals(List.of(), scene.tick().events());
    }

    @Test
    void shouldPutSilenceOffWithEachReading() {
        water.read(POOL, GOOD);
        scene.advanceMs(SILENT_AFTER_MS);

        final Outcome heard = water.read(POOL, GOOD);

        assertEquals(List.of(read(POOL)), heard.events(), "nobody has been told that it was silent");
        assertEquals(List.of(), scene.tick().events());
        assertEquals(scene.nowMs() + SILENT_AFTER_MS, scene.ledger.dueAtMs());
    }

    @Test
    void shouldTellWhenASilentSpaceIsHeardAndListenAgain() {
        water.read(POOL, GOOD);
        scene.advanceMs(SILENT_AFTER_MS + 5);
        scene.tick();

        final Outcome heard = water.read(POOL, only(6, 2_700));

        assertEquals(List.of(event(EventKind.WATER_HEARD, POOL, scene.nowMs()), read(POOL)), heard.events());
        assertFalse(water.water(POOL).isSilent());
        assertEquals(scene.nowMs() + SILENT_AFTER_MS, scene.ledger.dueAtMs());
    }

    @Test
    void shouldListenForAsLongAsTheVersionBearsThatJudgedTheLastReading() {
        water.read(POOL, GOOD);
        scene.accept(WaterScene.profile(scene.nextId(), PROFILE, 1, 1, 0, WaterScene.LEAST, WaterScene.GREATEST));
        assertEquals(scene.nowMs() + SILENT_AFTER_MS, scene.ledger.dueAtMs());

        scene.advanceMs(1);
        water.read(POOL, GOOD);

        assertEquals(scene.nowMs() + MINUTE_MS, scene.ledger.dueAtMs());
    }

    /** A firing costs 2 of a tick's 8. */
    @Test
    void shouldTellOfFourSilencesATickByDeadlineAndThenById() {
        for (long pool = 20; pool < 25; pool++) {
            water.putPool(pool, CENTRE, PROFILE);
        }
        for (final long pool : new long[] {23, 21, 24, 20}) {
            water.read(pool, GOOD);
        }
        scene.advanceMs(1);
        water.read(22, GOOD);
        scene.advanceMs(SILENT_AFTER_MS);

        final Outcome first = scene.tick();
        final Outcome second = scene.tick();

        assertEquals(List.of(20L, 21L, 23L, 24L), subjects(first));
        assertTrue(first.flags().moreDue());
        assertEquals(List.of(22L), subjects(second));
        assertFalse(second.flags().moreDue());
    }

    @Test
    void shouldTellOfASensorThatIsStuckAtTheNthEqualReading() {
        putStuckAfter(3);
        assertNext(NOTHING, GOOD);
        assertNext(NOTHING, GOOD);
        assertFalse(water.water(POOL).isStuck());

        assertNext(STUCK, GOOD);
        assertTrue(water.water(POOL).isStuck());
        assertNext(NOTHING, GOOD);
    }

    @Test
    void shouldTellWhenASensorMovesAgainAndCountAnew() {
        putStuckAfter(2);
        assertNext(NOTHING, GOOD);
        assertNext(STUCK, GOOD);

        assertNext(UNSTUCK, with(GOOD, 6, 2_701));
        assertFalse(water.water(POOL).isStuck());
        assertNext(STUCK, with(GOOD, 6, 2_701));
    }

    @Test
    void shouldCompareWhatIsNotMeasuredAsWell() {
        putStuckAfter(3);
        assertNext(NOTHING, only(1, 740));
        assertNext(NOTHING, only(1, 740));
        assertNext(NOTHING, GOOD); // pH is the same, the rest is more
        assertNext(NOTHING, only(1, 740)); // and now less
        assertNext(NOTHING, only(1, 740));
        assertNext(STUCK, only(1, 740));
    }

    @Test
    void shouldNeverBeStuckWhenTheProfileSaysNever() {
        for (int i = 0; i < 20; i++) {
            assertNext(NOTHING, GOOD);
        }
    }

    @Test
    void shouldBeStuckAtOnceWhenTheProfileHasLostPatience() {
        putStuckAfter(10);
        for (int i = 0; i < 5; i++) {
            assertNext(NOTHING, GOOD);
        }
        putStuckAfter(4);

        assertNext(STUCK, GOOD);
    }

    @Test
    void shouldStayStuckWhenTheProfileDoesNotMindAnyMore() {
        putStuckAfter(2);
        assertNext(NOTHING, GOOD);
        assertNext(STUCK, GOOD);
        putStuckAfter(0);

        assertNext(NOTHING, GOOD);
        assertTrue(water.water(POOL).isStuck());
        assertNext(UNSTUCK, only(1, 740));
    }

    @Test
    void shouldWatchEachSpaceByItself() {
        putStuckAfter(2);
        water.read(POOL, GOOD);
        water.read(OTHER_POOL, GOOD);

        assertFalse(water.water(OTHER_POOL).isStuck());
        scene.advanceMs(SILENT_AFTER_MS);
        assertEquals(List.of(POOL, OTHER_POOL), subjects(scene.tick()));
    }

    private void putStuckAfter(final int readings) {
        water.putProfile(PROFILE, 1, WaterScene.LEAST, WaterScene.GREATEST, readings);
    }

    /** A millisecond later the pool is read: what is told besides is as expected. */
    private void assertNext(final List<EventKind> expected, final int... values) {
        scene.advanceMs(1);
        final List<Outcome.Event> events = new ArrayList<>();
        for (final EventKind kind : expected) {
            events.add(event(kind, POOL, scene.nowMs()));
        }
        events.add(read(POOL));

        assertEquals(events, water.read(POOL, values).events());
    }

    private static List<Long> subjects(final Outcome outcome) {
        return outcome.events().stream().map(Outcome.Event::subjectId).toList();
    }

    private Outcome.Event read(final long space) {
        return event(EventKind.WATER_READ, space, scene.nowMs());
    }

    private static Outcome.Event event(final EventKind kind, final long space, final long value) {
        return new Outcome.Event(kind, CENTRE, space, 0, value, 0);
    }
}
