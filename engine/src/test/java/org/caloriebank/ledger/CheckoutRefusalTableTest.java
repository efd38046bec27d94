package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.caloriebank.protocol.Limits.CAPTURES_PER_HOLD_MAX;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import java.util.HashMap;
import java.util.Map;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. */
class CheckoutRefusalTableTest {
    private static final long LONG_TTL_MS = 24 * HOUR_MS;

    private final LedgerScene scene = new LedgerScene();
    private final Map<String, Long> idByName = new HashMap<>();

    /** Member 1 can spend 1,000 coins in the end; the rest are in holds in each of their states. */
    @BeforeEach
    void openMembersMerchantsAndHolds() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.SUSPENDED);
        scene.putMember(3, MemberStatus.CLOSED);
        scene.putShop(1, 10, 1);
        scene.putShop(2, 0, 0);
        scene.putMerchant(3, 10, 1, MerchantKind.SHOP, MerchantStatus.SUSPENDED);
        scene.putShop(4, Integer.MAX_VALUE, 1);
        scene.set(Setting.REFUND_WINDOW_MS, HOUR_MS);
        scene.grant(1, 1_006_31);
        openHolds();
        Refusals.useAnId(scene);
    }

    private void openHolds() {
        final long captured = scene.placeHold(1, 1, 1_00, LONG_TTL_MS);
        idByName.put("CAPTURED", captured);
        idByName.put("OLD_CAPTURE", scene.capture(captured, NULL_AMOUNT, true));
        final long voided = scene.placeHold(1, 1, 1_00, LONG_TTL_MS);
        idByName.put("VOIDED", voided);
        idByName.put("EXPIRED", scene.placeHold(1, 1, 1_00, 1));
        scene.accept(new Command.VoidHold(scene.nextId(), CALLER, voided));
        idByName.put("DUE", scene.placeHold(1, 1, 1_00, HOUR_MS));
        scene.advanceMs(1);
        scene.tick();
        scene.advanceMs(HOUR_MS);
        idByName.put("OPEN", scene.placeHold(1, 1, 1_00, LONG_TTL_MS));
        final long last = scene.placeHold(1, 1, 1_31, LONG_TTL_MS);
        idByName.put("LAST_CAPTURE", last);
        for (int i = 1; i < CAPTURES_PER_HOLD_MAX; i++) {
            idByName.put("NEW_CAPTURE", scene.capture(last, 2, false));
        }
        final long paid = scene.placeHold(1, 1, 1_00, LONG_TTL_MS);
        final long refunded = scene.capture(paid, NULL_AMOUNT, false);
        scene.accept(new Command.Refund(scene.nextId(), CALLER, refunded, NULL_AMOUNT));
        idByName.put("REFUNDED", refunded);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 99,             0,               ,           0, MALFORMED",
        "true,  99,  0,             0,               ,           0, MALFORMED",
        "true,  99, 99,             0,              0,           0, MALFORMED",
        "true,  99, 99,              ,               ,           0, MALFORMED",
        "true,  99, 99,             0,               ,           0, ID_REUSED",
        "false, 99, 99,             0,               ,           0, AMOUNT_NOT_POSITIVE",
        "false, 99, 99,              ,             -1,           0, AMOUNT_NOT_POSITIVE",
        "false, 99, 99, 1000000000001,               ,           0, AMOUNT_ABOVE_LIMIT",
        "false, 99, 99,              ,  1000000000001,           0, AMOUNT_ABOVE_LIMIT",
        "false, 99, 99, 1000000000000,               ,           0, TTL_OUT_OF_RANGE",
        "false, 99, 99, 1000000000000,               , 2678400001, TTL_OUT_OF_RANGE",
        "false, 99, 99, 1000000000000,               ,           1, UNKNOWN_MEMBER",
        "false,  2, 99, 1000000000000,               ,           1, UNKNOWN_MERCHANT",
        "false,  2,  3, 1000000000000,               ,           1, MEMBER_NOT_ACTIVE",
        "false,  3,  3, 1000000000000,               ,           1, MEMBER_NOT_ACTIVE",
        "false,  1,  3, 1000000000000,               ,           1, MERCHANT_NOT_ACTIVE",
        "false,  1,  2,              ,  1000000000000,           1, NO_RATE",
        "false,  1,  4,              ,  1000000000000,           1, AMOUNT_ABOVE_LIMIT",
        "false,  1,  1,              ,         200000,           1, INSUFFICIENT_COINS",
        "false,  1,  1,        200000,               ,           1, INSUFFICIENT_COINS",
        "false,  1,  1,             1,               ,           1, ACCEPTED",
        "false,  1,  1,              ,              1, 2678400000, ACCEPTED",
        "false,  1,  2,             1,               ,           1, ACCEPTED",
    })
    void shouldRefuseAHoldForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long memberId,
            final long merchantId,
            final Long centicoins,
            final Long minorUnits,
            final long ttlMs,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.PlaceHold(
                        Refusals.id(scene, isIdUsed),
                        CALLER,
                        memberId,
                        merchantId,
                        Refusals.optional(centicoins),
                        Refusals.optional(minorUnits),
                        ttlMs));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,                     0, false, MALFORMED",
        "true,  NEGATIVE,                 0, false, MALFORMED",
        "true,  UNKNOWN,                  0, false, ID_REUSED",
        "false, UNKNOWN,                  0, false, AMOUNT_NOT_POSITIVE",
        "false, UNKNOWN,                 -1, false, AMOUNT_NOT_POSITIVE",
        "false, UNKNOWN,      1000000000001, false, AMOUNT_ABOVE_LIMIT",
        "false, UNKNOWN,      1000000000000, false, UNKNOWN_HOLD",
        "false, NEW_CAPTURE,              1, false, UNKNOWN_HOLD",
        "false, CAPTURED,     1000000000000, false, HOLD_CAPTURED",
        "false, VOIDED,       1000000000000, false, HOLD_VOIDED",
        "false, EXPIRED,      1000000000000, false, HOLD_EXPIRED",
        "false, DUE,          1000000000000, false, HOLD_EXPIRED",
        "false, DUE,                       , true,  HOLD_EXPIRED",
        "false, LAST_CAPTURE,           102, false, CAPTURE_ABOVE_HOLD",
        "false, LAST_CAPTURE,           102, true,  CAPTURE_ABOVE_HOLD",
        "false, LAST_CAPTURE,           100, false, TOO_MANY_CAPTURES",
        "false, LAST_CAPTURE,           101, false, ACCEPTED",
        "false, LAST_CAPTURE,             1, true,  ACCEPTED",
        "false, LAST_CAPTURE,              , false, ACCEPTED",
        "false, OPEN,                     1, false, ACCEPTED",
    })
    void shouldRefuseACaptureForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final String hold,
            final Long centicoins,
            final boolean isFinal,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.CaptureHold(
                        Refusals.id(scene, isIdUsed), CALLER, id(hold), Refusals.optional(centicoins), isFinal));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,     MALFORMED",
        "true,  UNKNOWN,  ID_REUSED",
        "false, UNKNOWN,  UNKNOWN_HOLD",
        "false, CAPTURED, HOLD_CAPTURED",
        "false, VOIDED,   HOLD_VOIDED",
        "false, EXPIRED,  HOLD_EXPIRED",
        "false, DUE,      HOLD_EXPIRED",
        "false, OPEN,     ACCEPTED",
    })
    void shouldRefuseAVoidForTheFirstRuleItBreaks(
            final boolean isIdUsed, final String hold, final ResultCode expected) {
        Refusals.assertOutcome(expected, scene, new Command.VoidHold(Refusals.id(scene, isIdUsed), CALLER, id(hold)));
    }

    @ParameterizedTest
    @CsvSource({
        "true,  NONE,                    0, MALFORMED",
        "true,  UNKNOWN,                 0, ID_REUSED",
        "false, UNKNOWN,                 0, AMOUNT_NOT_POSITIVE",
        "false, UNKNOWN,     1000000000001, AMOUNT_ABOVE_LIMIT",
        "false, UNKNOWN,     1000000000000, UNKNOWN_CAPTURE",
        "false, OPEN,        1000000000000, UNKNOWN_CAPTURE",
        "false, OLD_CAPTURE, 1000000000000, REFUND_TOO_LATE",
        "false, OLD_CAPTURE,              , REFUND_TOO_LATE",
        "false, REFUNDED,                1, REFUND_ABOVE_CAPTURE",
        "false, REFUNDED,                 , REFUND_ABOVE_CAPTURE",
        "false, NEW_CAPTURE,             3, REFUND_ABOVE_CAPTURE",
        "false, NEW_CAPTURE,             2, ACCEPTED",
        "false, NEW_CAPTURE,              , ACCEPTED",
    })
    void shouldRefuseARefundForTheFirstRuleItBreaks(
            final boolean isIdUsed, final String capture, final Long centicoins, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new Command.Refund(Refusals.id(scene, isIdUsed), CALLER, id(capture), Refusals.optional(centicoins)));
    }

    private long id(final String name) {
        return switch (name) {
            case "NONE" -> 0;
            case "NEGATIVE" -> -1;
            case "UNKNOWN" -> Long.MAX_VALUE;
            default -> idByName.get(name);
        };
    }
}
