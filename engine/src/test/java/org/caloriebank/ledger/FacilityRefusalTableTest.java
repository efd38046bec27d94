package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caloriebank.protocol.FacilityCommand;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.FacilityStatus;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class FacilityRefusalTableTest {
    private final LedgerScene scene = new LedgerScene();
    private final FacilityScene facilities = new FacilityScene(scene);

    /**
     * Facility 1 has a court, 11, with a circuit, and a pool, 12; facility 2 an empty court, 21, with another circuit. Two people are in facility 1, both
     * of them in its court, and have its lockers 1 and 2.
     */
    @BeforeEach
    void openFacilities() {
        facilities.putFacility(1, 10, 5, 0);
        facilities.putFacility(2, 10, 5, 0);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 10_00, 101, 5);
        facilities.putSpace(12, 1, SpaceKind.POOL, 4);
        facilities.putSpace(21, 2, SpaceKind.COURT, 4, 10_00, 201, 5);
        final LightScene lights = new LightScene(scene);
        lights.letIn(1, 1, 2);
        lights.enter(1, 11);
        lights.enter(2, 11);
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0,       1,       0,     0, MALFORMED",
        "true,  -1,       1,       0,     0, MALFORMED",
        "true,   1,       0,       0,     0, MALFORMED",
        "true,   1, 1000001,       0,     0, MALFORMED",
        "true,   1,       1,      -1,     0, MALFORMED",
        "true,   1,       1, 1000001,     0, MALFORMED",
        "true,   1,       1,       0,     1, MALFORMED",
        "true,   1,       1,       0,  1095, MALFORMED",
        "true,   1,       1,       0, -1095, MALFORMED",
        "true,   1,       1,       0,     0, ID_REUSED",
        "false,  1,       1,       0,     0, CAPACITY_BELOW_OCCUPANCY",
        "false,  1,       2,       1,     0, LOCKERS_IN_USE",
        "false,  1,       2,       2,     0, ACCEPTED",
        "false,  1, 1000000, 1000000,  1080, ACCEPTED",
        "false,  9,       1,       0, -1080, ACCEPTED",
    })
    void shouldRefuseAFacilityForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long facilityId,
            final int capacity,
            final int lockers,
            final int zoneOffsetMinutes,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new FacilityCommand.PutFacility(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        facilityId,
                        capacity,
                        lockers,
                        zoneOffsetMinutes,
                        FacilityStatus.CLOSED));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0,    1,             0,             0,             0, MALFORMED",
        "true,   9,    0,             0,             0,             0, MALFORMED",
        "true,   9, 1441,             0,             0,             0, MALFORMED",
        "true,   9,    1,            -1,             0,             0, MALFORMED",
        "true,   9,    1,             0,            -1,             0, MALFORMED",
        "true,   9,    1,             2,             0,             1, MALFORMED",
        "true,   9,    1, 1000000000002, 1000000000001, 1000000000001, MALFORMED",
        "true,   9,    1, 1000000000001, 1000000000001, 1000000000001, ID_REUSED",
        "false,  9,    1, 1000000000001, 1000000000000, 1000000000001, AMOUNT_ABOVE_LIMIT",
        "false,  9,    1,             0, 1000000000001,             0, AMOUNT_ABOVE_LIMIT",
        "false,  9,    1,             0,             0, 1000000000001, AMOUNT_ABOVE_LIMIT",
        "false,  9,    1, 1000000000000, 1000000000000, 1000000000000, UNKNOWN_FACILITY",
        "false,  1, 1440, 1000000000000, 1000000000000, 1000000000000, ACCEPTED",
        "false,  1,    1,             0,             0,             0, ACCEPTED",
    })
    void shouldRefuseATariffForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long facilityId,
            final int blockMinutes,
            final long entryFeeCenticoins,
            final long blockPriceCenticoins,
            final long ceilingCenticoins,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new FacilityCommand.PutTariff(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        blockMinutes,
                        facilityId,
                        entryFeeCenticoins,
                        blockPriceCenticoins,
                        ceilingCenticoins));
    }

    /** All other weekdays are closed. */
    @ParameterizedTest
    @CsvSource({
        "true,   0, 0,     0,     1, MALFORMED",
        "true,   9, 0,     0,     0, MALFORMED",
        "true,   9, 3,     2,     1, MALFORMED",
        "true,   9, 6,     0,  1441, MALFORMED",
        "true,   9, 0,    -1,     1, MALFORMED",
        "true,   9, 6,     0,    -1, MALFORMED",
        "true,   9, 6,    -2,    -2, MALFORMED",
        "true,   9, 0,    -1,    -1, ID_REUSED",
        "false,  9, 0,    -1,    -1, UNKNOWN_FACILITY",
        "false,  1, 0,    -1,    -1, ACCEPTED",
        "false,  1, 6,     0,  1440, ACCEPTED",
        "false,  1, 3,  1439,  1440, ACCEPTED",
    })
    void shouldRefuseHoursForTheFirstRuleTheyBreak(
            final boolean isIdUsed,
            final long facilityId,
            final int weekday,
            final int opensAtMinute,
            final int closesAtMinute,
            final ResultCode expected) {
        final List<Integer> opensAt = new ArrayList<>(Collections.nCopies(7, -1));
        final List<Integer> closesAt = new ArrayList<>(Collections.nCopies(7, -1));
        opensAt.set(weekday, opensAtMinute);
        closesAt.set(weekday, closesAtMinute);
        Refusals.assertOutcome(
                expected,
                scene,
                new FacilityCommand.PutOpeningHours(
                        Refusals.id(scene, isIdUsed), CALLER, facilityId, opensAt, closesAt));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 9, COURT,     1,             0,  0,    0, 0, MALFORMED",
        "true,  11, 0, COURT,     1,             0,  0,    0, 0, MALFORMED",
        "true,  11, 9, COURT,     0,             0,  0,    0, 0, MALFORMED",
        "true,  11, 9, COURT, 100001,            0,  0,    0, 0, MALFORMED",
        "true,  11, 9, COURT,     1,            -1,  0,    0, 0, MALFORMED",
        "true,  11, 9, COURT,     1,             0, -1,    0, 0, MALFORMED",
        "true,  11, 9, COURT,     1,             0,  0,   -1, 0, MALFORMED",
        "true,  11, 9, COURT,     1,             0,  0, 1441, 0, MALFORMED",
        "true,  11, 9, COURT,     1,             0,  0,    0, 1, MALFORMED",
        "true,  11, 9, ARCADE,    1,             0,  0,    0, 1, MALFORMED",
        "true,  11, 9, SIMULATOR, 1,             0,  0,    0, 1, MALFORMED",
        "true,  11, 9, POOL,      1,             0,  0,    0, -1, MALFORMED",
        "true,  11, 9, POOL,      1, 1000000000001,  0,    0, 1, ID_REUSED",
        "false, 11, 9, POOL,      1, 1000000000001,  0,    0, 1, AMOUNT_ABOVE_LIMIT",
        "false, 11, 9, POOL,      1, 1000000000000,  0,    0, 1, UNKNOWN_FACILITY",
        "false, 11, 2, POOL,      1,             0,  101,  0, 1, UNKNOWN_WATER_PROFILE",
        "false, 11, 2, COURT,     1,             0,  101,  0, 0, SPACE_FIXED",
        "false, 11, 1, LANE,      1,             0,  201,  0, 0, SPACE_FIXED",
        "false, 12, 2, POOL,      4,             0,  201,  0, 0, SPACE_FIXED",
        "false, 11, 1, COURT,     1,             0,  201,  0, 0, CIRCUIT_OF_OTHER_FACILITY",
        "false, 99, 2, COURT,     1,             0,  101,  0, 0, CIRCUIT_OF_OTHER_FACILITY",
        "false, 11, 1, COURT,     1,             0,    0,  0, 0, SPACE_OCCUPIED",
        "false, 11, 1, COURT,     1,             0,  102,  0, 0, SPACE_OCCUPIED",
        "false, 11, 1, COURT,     1,             0,  101,  0, 0, CAPACITY_BELOW_OCCUPANCY",
        "false, 11, 1, COURT,     2,             0,  101,  0, 0, ACCEPTED",
        "false, 21, 2, COURT,     1,             0,    0,  0, 0, ACCEPTED",
        "false, 12, 1, POOL, 100000,             0,  101, 1440, 0, ACCEPTED",
        "false, 99, 1, SIMULATOR, 1, 1000000000000,  999,  0, 0, ACCEPTED",
    })
    void shouldRefuseASpaceForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long spaceId,
            final long facilityId,
            final SpaceKind kind,
            final int capacity,
            final long priceCenticoins,
            final long circuitId,
            final int lightGraceMinutes,
            final long waterProfileId,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new FacilityCommand.PutSpace(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        capacity,
                        spaceId,
                        facilityId,
                        circuitId,
                        priceCenticoins,
                        waterProfileId,
                        lightGraceMinutes,
                        kind,
                        SpaceStatus.CLOSED));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, MALFORMED",
        "true,  -1, MALFORMED",
        "true,  99, ID_REUSED",
        "false, 99, UNKNOWN_SPACE",
        "false, 11, ACCEPTED",
    })
    void shouldRefuseToCloseASpaceForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long spaceId, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new FacilityCommand.SetSpaceOpen(Refusals.id(scene, isIdUsed), CALLER, false, spaceId));
    }
}
