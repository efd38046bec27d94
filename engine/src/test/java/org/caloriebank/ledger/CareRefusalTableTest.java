package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class CareRefusalTableTest {
    private final LedgerScene scene = new LedgerScene();

    @BeforeEach
    void openMembers() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(3, MemberStatus.CLOSED);
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  0,  70000,     0, ACTIVE,   MALFORMED",
        "true, -1,  70000,     0, ACTIVE,   MALFORMED",
        "true,  1,   9999,     0, ACTIVE,   MALFORMED",
        "true,  1, 650001,     0, ACTIVE,   MALFORMED",
        "true,  1,  70000,     7, ACTIVE,   MALFORMED",
        "true,  1,  70000,  1095, ACTIVE,   MALFORMED",
        "true,  1,  70000, -1095, ACTIVE,   MALFORMED",
        "true,  1,  70000,     0, NULL_VAL, MALFORMED",
        "true,  1,  70000,     0, ACTIVE,   ID_REUSED",
        "false, 1,  10000, -1080, CLOSED,   ACCEPTED",
        "false, 9, 650000,  1080, ACTIVE,   ACCEPTED",
    })
    void shouldRefuseAMemberForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long memberId,
            final int bodyMassGrams,
            final int zoneOffsetMinutes,
            final MemberStatus status,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.PutMember(
                        Refusals.id(scene, isIdUsed), CALLER, memberId, bodyMassGrams, zoneOffsetMinutes, status));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  0,          0,          0, '',  SHOP,     ACTIVE,    MALFORMED",
        "true,  1,         -1,          1, EUR, SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          1,         -1, EUR, SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          1,          0, EUR, SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          0,          1, EUR, SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          1,          1, '',  SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          1,          1, eur, SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          1,          1, EU,  SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          0,          0, EUR, SHOP,     ACTIVE,    MALFORMED",
        "true,  1,          0,          0, '',  NULL_VAL, ACTIVE,    MALFORMED",
        "true,  1,          0,          0, '',  SHOP,     NULL_VAL,  MALFORMED",
        "true,  1,          0,          0, '',  SHOP,     ACTIVE,    ID_REUSED",
        "false, 1,          0,          0, '',  CHARITY,  SUSPENDED, ACCEPTED",
        "false, 2, 2147483647, 2147483647, EUR, SHOP,     ACTIVE,    ACCEPTED",
    })
    void shouldRefuseAMerchantForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long merchantId,
            final int rateCenticoins,
            final int rateMinorUnits,
            final String currency,
            final MerchantKind kind,
            final MerchantStatus status,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.PutMerchant(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        merchantId,
                        rateCenticoins,
                        rateMinorUnits,
                        currency,
                        kind,
                        status));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0,              0, MALFORMED",
        "true,  99, -9223372036854775808, MALFORMED",
        "true,  99,              0, ID_REUSED",
        "false, 99,              0, AMOUNT_NOT_POSITIVE",
        "false, 99,  1000000000001, AMOUNT_ABOVE_LIMIT",
        "false, 99, -1000000000001, AMOUNT_ABOVE_LIMIT",
        "false, 99,  1000000000000, UNKNOWN_MEMBER",
        "false,  3,  1000000000000, ACCEPTED",
        "false,  1, -1000000000000, ACCEPTED",
    })
    void shouldRefuseAnAdjustmentForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long memberId, final long centicoins, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.AdjustBalance(
                        Refusals.id(scene, isIdUsed), CALLER, memberId, centicoins, OPERATOR, "goodwill"));
    }

    @ParameterizedTest
    @CsvSource({
        "true,      0,        -1, ID_REUSED",
        "false,     0,        -1, UNKNOWN_SETTING",
        "false,    15,        -1, UNKNOWN_SETTING",
        "false, 65534,        -1, UNKNOWN_SETTING",
        "false,     1,        -1, SETTING_OUT_OF_RANGE",
        "false,     1, 100000001, SETTING_OUT_OF_RANGE",
        "false,     8,         0, SETTING_OUT_OF_RANGE",
        "false,     8,       121, SETTING_OUT_OF_RANGE",
        "false,     1,         0, ACCEPTED",
        "false,     1, 100000000, ACCEPTED",
        "false,     8,       120, ACCEPTED",
    })
    void shouldRefuseASettingForTheFirstRuleItBreaks(
            final boolean isIdUsed, final int setting, final long value, final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, new Command.ChangeSetting(Refusals.id(scene, isIdUsed), CALLER, value, setting));
    }
}
