package org.caloriebank.ledger;

import static org.caloriebank.ledger.WaterScene.GOOD;
import static org.caloriebank.ledger.WaterScene.only;
import static org.caloriebank.ledger.WaterScene.with;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.caloriebank.protocol.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When water was out of range: by measured time, until it is forgotten. */
class WaterIntervalsTest {
    private static final long POOL = 11;
    private static final long CENTRE = 1;
    private static final long PROFILE = 3;
    private static final long HOUR_MS = LedgerScene.HOUR_MS;
    private static final int[] LOW_CHLORINE = with(GOOD, 2, 299);

    private final LedgerScene scene = new LedgerScene();
    private final WaterScene water = new WaterScene(scene);
    private final long startMs = scene.nowMs();

    @BeforeEach
    void openPool() {
        new FacilityScene(scene).putFacility(CENTRE, 10, 0, 0);
        water.putProfile(PROFILE);
        water.putPool(POOL, CENTRE, PROFILE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldNeverHaveBeenOutBeforeTheFirstReading() {
        assertEquals(0, water.outMs(POOL, 0, Long.MAX_VALUE));
    }

    @Test
    void shouldLastFromTheFirstReadingOutToTheFirstAllIn() {
        readAt(10, LOW_CHLORINE);
        readAt(20, with(LOW_CHLORINE, 1, 790));
        readAt(30, with(GOOD, 1, 790)); // chlorine is back, pH is not
        readAt(40, GOOD);

        assertEquals(30, water.outMs(POOL, startMs, startMs + 100));
        assertEquals(0, water.outMs(POOL, startMs, startMs + 10));
        assertEquals(1, water.outMs(POOL, startMs, startMs + 11));
        assertEquals(5, water.outMs(POOL, startMs + 35, startMs + 100));
        assertEquals(1, water.outMs(POOL, startMs + 39, startMs + 100));
        assertEquals(0, water.outMs(POOL, startMs + 40, startMs + 100));
        assertEquals(7, water.outMs(POOL, startMs + 13, startMs + 20));
        assertEquals(0, water.outMs(POOL, startMs + 20, startMs + 20));
        assertEquals(0, water.outMs(POOL, startMs + 30, startMs + 20));
    }

    @Test
    void shouldGoOnWhenOneParameterTakesOverFromAnotherInOneReading() {
        readAt(10, LOW_CHLORINE);
        readAt(20, with(GOOD, 4, 101));
        readAt(30, only(4, 100));

        assertEquals(20, water.outMs(POOL, startMs, startMs + 100));
        assertEquals(startMs + 30, water.water(POOL).measuredAtMs());
    }

    @Test
    void shouldReachToNowWhileItLasts() {
        readAt(10, LOW_CHLORINE);
        scene.advanceMs(HOUR_MS);
        scene.tick();
        final long nowMs = scene.nowMs();

        assertEquals(HOUR_MS, water.outMs(POOL, startMs, Long.MAX_VALUE));
        assertEquals(HOUR_MS, water.outMs(POOL, startMs, nowMs));
        assertEquals(HOUR_MS - 1, water.outMs(POOL, startMs, nowMs - 1));
        assertEquals(0, water.outMs(POOL, nowMs, nowMs + 5));
    }

    @Test
    void shouldNotHaveBegunWhileItsMeasurementLiesAhead() {
        scene.accept(WaterScene.reading(scene.nextId(), POOL, startMs + 60_000, LOW_CHLORINE));

        assertEquals(0, water.outMs(POOL, 0, Long.MAX_VALUE));
        assertEquals(startMs + 60_000, water.water(POOL).outSinceMs());
        scene.advanceMs(61_000);
        scene.tick();
        assertEquals(1_000, water.outMs(POOL, 0, Long.MAX_VALUE));
    }

    @Test
    void shouldSumSeveralIntervals() {
        for (int i = 0; i < 50; i++) {
            readAt(20 * i + 1, LOW_CHLORINE);
            readAt(20 * i + 4, GOOD);
        }

        assertEquals(150, water.outMs(POOL, 0, Long.MAX_VALUE));
        assertEquals(75, water.outMs(POOL, startMs, startMs + 500));
        assertEquals(1 + 3 + 2, water.outMs(POOL, startMs + 103, startMs + 143));
    }

    @Test
    void shouldForgetAnIntervalWhenTheRefundWindowOfItsClosingHasPassed() {
        scene.set(Setting.REFUND_WINDOW_MS, 1_000);
        readAt(10, LOW_CHLORINE);
        readAt(20, GOOD);
        readAt(30, LOW_CHLORINE);
        readAt(50, GOOD);
        scene.advanceMs(970);

        scene.tick();
        assertEquals(30, water.outMs(POOL, 0, Long.MAX_VALUE));
        assertEquals(startMs + 20 + 1_001, scene.ledger.dueAtMs());
        scene.advanceMs(1);
        scene.tick();
        assertEquals(20, water.outMs(POOL, 0, Long.MAX_VALUE));
        assertEquals(startMs + 50 + 1_001, scene.ledger.dueAtMs());
        scene.advanceMs(30);
        scene.tick();
        assertEquals(0, water.outMs(POOL, 0, Long.MAX_VALUE));
        readAt(2_000, LOW_CHLORINE);
        scene.ledger.verify();
    }

    /** A reading may come late: what counts is when the ledger learned that it was over. */
    @Test
    void shouldKeepWhatEndedLongAgoAndWasToldJustNow() {
        scene.set(Setting.REFUND_WINDOW_MS, 1_000);
        scene.advanceMs(HOUR_MS);
        scene.accept(WaterScene.reading(scene.nextId(), POOL, startMs, LOW_CHLORINE));
        scene.accept(WaterScene.reading(scene.nextId(), POOL, startMs + 5, GOOD));

        scene.advanceMs(1_000);
        scene.tick();

        assertEquals(5, water.outMs(POOL, 0, Long.MAX_VALUE));
    }

    @Test
    void shouldNotForgetWhatLasts() {
        scene.set(Setting.REFUND_WINDOW_MS, 0);
        readAt(10, LOW_CHLORINE);
        scene.advanceMs(100 * HOUR_MS);

        scene.tick();

        assertEquals(100 * HOUR_MS, water.outMs(POOL, 0, Long.MAX_VALUE));
        assertEquals(startMs + 10, water.water(POOL).outSinceMs());
    }

    private void readAt(final long afterStartMs, final int... values) {
        scene.advanceMs(startMs + afterStartMs - scene.nowMs());
        water.read(POOL, values);
    }
}
