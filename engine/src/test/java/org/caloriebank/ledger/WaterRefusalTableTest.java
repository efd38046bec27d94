package org.caloriebank.ledger;

import static org.caloriebank.ledger.WaterScene.NONE;

import java.util.Arrays;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class WaterRefusalTableTest {
    private static final int[] NO_BOUNDS = new int[6];
    private static final int ZONE_OFFSET_MINUTES = 120;

    private final LedgerScene scene = new LedgerScene();
    private final WaterScene water = new WaterScene(scene);

    /**
     * Pool 11 was read a minute ago; 12 has no profile; that of 13 begins in two days; 14 lies where a new day begins right now, and its profile with
     * it. 15 was never read.
     */
    @BeforeEach
    void openPools() {
        Arrays.fill(NO_BOUNDS, NONE);
        scene.advanceMs(-60_000);
        final FacilityScene facilities = new FacilityScene(scene);
        facilities.putFacility(1, 10, 0, 0);
        facilities.putFacility(2, 10, 0, ZONE_OFFSET_MINUTES);
        water.putProfile(3);
        water.putProfile(4, scene.today() + 2, NO_BOUNDS, NO_BOUNDS, 0);
        water.putProfile(5, scene.today() + 1, NO_BOUNDS, NO_BOUNDS, 0);
        water.putPool(11, 1, 3);
        facilities.putSpace(12, 1, SpaceKind.POOL, 4);
        water.putPool(13, 1, 4);
        water.putPool(14, 2, 5);
        water.putPool(15, 1, 3);
        water.read(11, WaterScene.GOOD);
        scene.advanceMs(60_000);
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    /** The least and greatest are of turbidity; all other parameters have none. */
    @ParameterizedTest
    @CsvSource({
        "true,   0,     1,     1,     0,   ,   , MALFORMED",
        "true,  -1,     1,     1,     0,   ,   , MALFORMED",
        "true,   1,     0,     1,     0,   ,   , MALFORMED",
        "true,   1, 65536,     1,     0,   ,   , MALFORMED",
        "true,   1,     1,     0,     0,   ,   , MALFORMED",
        "true,   1,     1, 10081,     0,   ,   , MALFORMED",
        "true,   1,     1,     1,     1,   ,   , MALFORMED",
        "true,   1,     1,     1, 10001,   ,   , MALFORMED",
        "true,   1,     1,     1,     0,  1,  0, MALFORMED",
        "true,   1,     1,     1,     0,  0, -1, MALFORMED",
        "true,   1,     1,     1,     0,   ,   , ID_REUSED",
        "false,  1,     1,     1,     0,   ,   , ACCEPTED",
        "false,  1, 65535, 10080, 10000,  0,  0, ACCEPTED",
        "false,  1,     1,     1,     2,  0,   , ACCEPTED",
        "false,  1,     1,     1,     2,   ,  0, ACCEPTED",
        "false,  3,     1,     1,     2, -2147483647, 2147483647, ACCEPTED",
    })
    void shouldRefuseAProfileForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long profileId,
            final int effectiveDay,
            final int silentAfterMinutes,
            final int stuckAfterReadings,
            final Integer least,
            final Integer greatest,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                WaterScene.profile(
                        Refusals.id(scene, isIdUsed),
                        profileId,
                        effectiveDay,
                        silentAfterMinutes,
                        stuckAfterReadings,
                        WaterScene.only(4, orNone(least)),
                        WaterScene.only(4, orNone(greatest))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void shouldRefuseALeastAboveTheGreatestOfEachParameter(final int parameter) {
        final int[] least = WaterScene.only(parameter, 8);
        for (final int greatest : new int[] {7, 8}) {
            Refusals.assertOutcome(
                    greatest == 7 ? ResultCode.MALFORMED : ResultCode.ACCEPTED,
                    scene,
                    WaterScene.profile(scene.nextId(), 1, 1, 1, 0, least, WaterScene.only(parameter, greatest)));
        }
    }

    /** Of the six values, pH and temperature are given; the rest are not. */
    @ParameterizedTest
    @CsvSource({
        "true,   0,    300001,     ,   0, MALFORMED",
        "true,  -1,    300001,     ,   0, MALFORMED",
        "true,  99,    300001,     ,    , MALFORMED",
        "true,  99,    300001,     ,   0, ID_REUSED",
        "false, 99,    300001,   -1,   0, UNKNOWN_SPACE",
        "false, 12,    300001,   -1,   0, NO_WATER_PROFILE",
        "false, 13,    300001,   -1,   0, NO_WATER_PROFILE",
        "false, 14,        -1,   -1,   0, NO_WATER_PROFILE",
        "false, 14,    300001,   -1,   0, READING_IN_FUTURE",
        "false, 11,    300001,   -1,   0, READING_IN_FUTURE",
        "false, 11, -86400001,   -1,   0, READING_TOO_OLD",
        "false, 11, -86400000,   -1,   0, READING_OUT_OF_ORDER",
        "false, 11,    -60000, 1401,   0, READING_OUT_OF_ORDER",
        "false, 11,    -59999, 1401,   0, READING_IMPOSSIBLE",
        "false, 11,    300000,  740, -501, READING_IMPOSSIBLE",
        "false, 11,    -59999, 1400,    , ACCEPTED",
        "false, 11,    300000,     ,   0, ACCEPTED",
        "false, 14,         0,    0,    , ACCEPTED",
        "false, 15, -86400000,    0,    , ACCEPTED",
    })
    void shouldRefuseAReadingForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long spaceId,
            final long aheadMs,
            final Integer ph,
            final Integer temperature,
            final ResultCode expected) {
        final int[] values = WaterScene.with(WaterScene.only(1, orNone(ph)), 6, orNone(temperature));
        Refusals.assertOutcome(
                expected,
                scene,
                WaterScene.reading(Refusals.id(scene, isIdUsed), spaceId, scene.nowMs() + aheadMs, values));
    }

    @ParameterizedTest
    @CsvSource({
        "11,                    0, MALFORMED",
        "11,                   -1, MALFORMED",
        "11, -9223372036854775808, MALFORMED",
        "11,             86400000, READING_TOO_OLD",
        "11,                    1, NO_WATER_PROFILE",
        "11,  9223372036854775807, READING_IN_FUTURE",
        "13,  9223372036854775807, READING_IN_FUTURE",
        "13,                    1, NO_WATER_PROFILE",
        "12,  9223372036854775807, NO_WATER_PROFILE",
    })
    void shouldJudgeTimesThatNoSensorGives(final long spaceId, final long measuredAtMs, final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, WaterScene.reading(scene.nextId(), spaceId, measuredAtMs, WaterScene.GOOD));
    }

    @ParameterizedTest
    @CsvSource({
        "1,     0,   1400",
        "2,     0,  50000",
        "3,     0,  50000",
        "4,     0, 100000",
        "5, -2000,   2000",
        "6,  -500,  10000",
    })
    void shouldRefuseWhatNoWaterIsOfEachParameter(final int parameter, final int least, final int greatest) {
        assertReading(ResultCode.READING_IMPOSSIBLE, parameter, least - 1);
        assertReading(ResultCode.READING_IMPOSSIBLE, parameter, greatest + 1);
        assertReading(ResultCode.READING_IMPOSSIBLE, parameter, Integer.MAX_VALUE);
        assertReading(ResultCode.READING_IMPOSSIBLE, parameter, Integer.MIN_VALUE + 1);
        assertReading(ResultCode.ACCEPTED, parameter, least);
        scene.advanceMs(1);
        assertReading(ResultCode.ACCEPTED, parameter, greatest);
    }

    private void assertReading(final ResultCode expected, final int parameter, final int value) {
        final Command reading = WaterScene.reading(
                scene.nextId(), 11, scene.nowMs(), WaterScene.with(WaterScene.GOOD, parameter, value));
        Refusals.assertOutcome(expected, scene, reading);
    }

    private static int orNone(final Integer value) {
        return value == null ? NONE : value;
    }
}
