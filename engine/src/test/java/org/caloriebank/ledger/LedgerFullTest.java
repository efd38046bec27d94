package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The one table of the ledger that a test can fill: days name their settings by 16 bits. */
class LedgerFullTest {
    private static final int VERSIONS_MAX = 65_535;

    private final LedgerScene scene = new LedgerScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldRefuseAChangeOfSettingsWhenAllVersionsAreUsedAndGoOn() {
        scene.putMember(1, MemberStatus.ACTIVE);
        for (int version = 1; version <= VERSIONS_MAX; version++) {
            scene.set(Setting.DAILY_CAP_CENTICOINS, version);
        }
        final long before = scene.ledger.stateHash();

        final Outcome refused = scene.apply(new Command.ChangeSetting(scene.nextId(), CALLER, 1, 1));
        final Outcome outOfRange = scene.apply(new Command.ChangeSetting(scene.nextId(), CALLER, -1, 1));

        assertEquals(ResultCode.LEDGER_FULL, refused.code());
        assertEquals(VERSIONS_MAX, refused.settingsVersion());
        assertEquals(ResultCode.SETTING_OUT_OF_RANGE, outOfRange.code());
        assertEquals(before, scene.ledger.stateHash());
        final Outcome reported = scene.report(1, 9, 0, 100_000);
        assertEquals(VERSIONS_MAX, reported.settingsVersion());
        assertEquals(VERSIONS_MAX, reported.amountCenticoins());
        assertEquals(VERSIONS_MAX, scene.day(1, scene.today()).capCenticoins());
    }
}
