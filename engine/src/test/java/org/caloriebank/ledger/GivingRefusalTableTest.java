package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

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
class GivingRefusalTableTest {
    private final LedgerScene scene = new LedgerScene();

    /** Member 1 has 10 coins and may spend 9 of them; shop 5 is owed a coin. */
    @BeforeEach
    void openMembersAndMerchants() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.ACTIVE);
        scene.putMember(3, MemberStatus.SUSPENDED);
        scene.putMerchant(1, 0, 0, MerchantKind.CHARITY, MerchantStatus.ACTIVE);
        scene.putMerchant(2, 0, 0, MerchantKind.SHOP, MerchantStatus.SUSPENDED);
        scene.putMerchant(3, 0, 0, MerchantKind.SHOP, MerchantStatus.ACTIVE);
        scene.putMerchant(5, 0, 0, MerchantKind.SHOP, MerchantStatus.ACTIVE);
        scene.grant(1, 11_00);
        scene.capture(scene.placeHold(1, 5, 1_00, 1_000), NULL_AMOUNT, true);
        scene.placeHold(1, 3, 1_00, 1_000);
        Refusals.useAnId(scene);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 99,             0, MALFORMED",
        "true,  99, -1,             0, MALFORMED",
        "true,  99, 99,             0, ID_REUSED",
        "false, 99, 99,             0, AMOUNT_NOT_POSITIVE",
        "false, 99, 99, -9223372036854775808, AMOUNT_NOT_POSITIVE",
        "false, 99, 99, 1000000000001, AMOUNT_ABOVE_LIMIT",
        "false, 99, 99, 1000000000000, SAME_MEMBER",
        "false, 99,  3, 1000000000000, UNKNOWN_MEMBER",
        "false,  3, 99, 1000000000000, UNKNOWN_MEMBER",
        "false,  3,  1, 1000000000000, MEMBER_NOT_ACTIVE",
        "false,  1,  3, 1000000000000, MEMBER_NOT_ACTIVE",
        "false,  1,  2,           901, INSUFFICIENT_COINS",
        "false,  1,  2,           900, ACCEPTED",
    })
    void shouldRefuseAGiftForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long memberId,
            final long toMemberId,
            final long centicoins,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.Gift(Refusals.id(scene, isIdUsed), CALLER, memberId, toMemberId, centicoins));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 99,             0, MALFORMED",
        "true,  99,  0,             0, MALFORMED",
        "true,  99, 99,             0, ID_REUSED",
        "false, 99, 99,             0, AMOUNT_NOT_POSITIVE",
        "false, 99, 99, 1000000000001, AMOUNT_ABOVE_LIMIT",
        "false, 99, 99, 1000000000000, UNKNOWN_MEMBER",
        "false,  3, 99, 1000000000000, UNKNOWN_MERCHANT",
        "false,  3,  2, 1000000000000, MEMBER_NOT_ACTIVE",
        "false,  1,  2, 1000000000000, MERCHANT_NOT_ACTIVE",
        "false,  1,  3, 1000000000000, NOT_A_CHARITY",
        "false,  1,  1,           901, INSUFFICIENT_COINS",
        "false,  1,  1,           900, ACCEPTED",
    })
    void shouldRefuseADonationForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long memberId,
            final long merchantId,
            final long centicoins,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.Donate(Refusals.id(scene, isIdUsed), CALLER, memberId, merchantId, centicoins));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 202601, MALFORMED",
        "true,  99, 202600, MALFORMED",
        "true,  99, 202613, MALFORMED",
        "true,  99, 196912, MALFORMED",
        "true,  99, 215001, MALFORMED",
        "true,  99, -202601, MALFORMED",
        "true,  99, 202601, ID_REUSED",
        "false, 99, 202601, UNKNOWN_MERCHANT",
        "false,  1, 202601, NOTHING_TO_SETTLE",
        "false,  5, 197001, ACCEPTED",
        "false,  5, 214912, ACCEPTED",
    })
    void shouldRefuseASettlementForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long merchantId, final int period, final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, new Command.Settle(Refusals.id(scene, isIdUsed), CALLER, merchantId, period));
    }
}
