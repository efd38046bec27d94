package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import org.caloriebank.protocol.LightCommand;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class LightRefusalTableTest {
    private final LedgerScene scene = new LedgerScene();

    @BeforeEach
    void nameCircuits() {
        final FacilityScene facilities = new FacilityScene(scene);
        facilities.putFacility(1, 10, 0, 0);
        facilities.putSpace(11, 1, SpaceKind.COURT, 4, 0, 101, 5);
        facilities.putSpace(12, 1, SpaceKind.COURT, 4, 0, 102, 5);
        facilities.putSpace(12, 1, SpaceKind.COURT, 4, 0, 0, 5); // 102 was named once, which is enough
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,    0,    1, MALFORMED",
        "true,   -1,    1, MALFORMED",
        "true,  999,    0, MALFORMED",
        "true,  999, 1441, MALFORMED",
        "true,  999, 1440, ID_REUSED",
        "false, 999,    1, UNKNOWN_CIRCUIT",
        "false,  11,    1, UNKNOWN_CIRCUIT",
        "false, 101,    1, ACCEPTED",
        "false, 102, 1440, ACCEPTED",
    })
    void shouldRefuseAnOverrideForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long circuitId, final int ttlMinutes, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new LightCommand.OverrideLight(Refusals.id(scene, isIdUsed), CALLER, true, ttlMinutes, circuitId));
    }
}
