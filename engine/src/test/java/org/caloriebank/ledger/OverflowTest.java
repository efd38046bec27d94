package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;
import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;
import static org.caloriebank.protocol.Limits.AMOUNT_MINOR_UNITS_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MAX;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Figures at the edges of their types: nothing wraps, and each gets a clear code. */
class OverflowTest {
    private static final long TTL_MS = 1_000;

    private final LedgerScene scene = new LedgerScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        "            1,          1, 2147483647, 1",
        "            3,          1,          2, 2",
        "            2,          1,          2, 1",
        "            1, 2147483647,          1, 2147483647",
        "1000000000000, 2147483647, 2147483647, 1000000000000",
        "1000000000000,          1,          1, 1000000000000",
        "1000000000000,          1, 2147483647, 466",
        " 999999999999, 2147483646, 2147483647, 999999999534",
    })
    void shouldRoundAPriceUpWithoutWrapping(
            final long minorUnits, final int rateCenticoins, final int rateMinorUnits, final long centicoins) {
        final Outcome outcome = placeInMoney(minorUnits, rateCenticoins, rateMinorUnits);

        assertEquals(ResultCode.ACCEPTED, outcome.code());
        assertEquals(centicoins, outcome.amountCenticoins());
    }

    /** The second and third products are 2^64 and a little more, so they would wrap to a small price. */
    @ParameterizedTest
    @CsvSource({
        "1000000000000, 2147483647, 1",
        "   8589934597, 2147483647, 1",
        "  17179869184, 1073741824, 1",
        "1000000000000, 2147483647, 2147483646",
        "1000000000000, 2,          1",
    })
    void shouldRefuseAPriceAboveTheLimitOfCoins(
            final long minorUnits, final int rateCenticoins, final int rateMinorUnits) {
        assertEquals(
                ResultCode.AMOUNT_ABOVE_LIMIT,
                placeInMoney(minorUnits, rateCenticoins, rateMinorUnits).code());
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldPriceLikeArithmeticWithoutBounds(final long seed) {
        final Random random = new Random(seed);
        givenRichMember(1);
        for (int i = 0; i < 500; i++) {
            final int rateCenticoins = 1 + random.nextInt(1 << 1 + random.nextInt(30));
            final int rateMinorUnits = 1 + random.nextInt(1 << 1 + random.nextInt(30));
            final long minorUnits = random.nextLong(1, AMOUNT_MINOR_UNITS_MAX >> random.nextInt(30));
            final BigInteger exact = exactPrice(minorUnits, rateCenticoins, rateMinorUnits);
            final boolean isAbove = exact.compareTo(BigInteger.valueOf(AMOUNT_CENTICOINS_MAX)) > 0;

            final Outcome outcome = placeAndVoid(minorUnits, rateCenticoins, rateMinorUnits);

            final String rerun = "seed " + seed + " round " + i + ": " + minorUnits;
            assertEquals(isAbove ? ResultCode.AMOUNT_ABOVE_LIMIT : ResultCode.ACCEPTED, outcome.code(), rerun);
            assertEquals(isAbove ? 0 : exact.longValueExact(), outcome.amountCenticoins(), rerun);
        }
    }

    @Test
    void shouldTakeTheGreatestIds() {
        scene.putMember(Long.MAX_VALUE, MemberStatus.ACTIVE);
        scene.putShop(Long.MAX_VALUE, 1, 1);
        scene.grant(Long.MAX_VALUE, AMOUNT_CENTICOINS_MAX);

        scene.capture(
                scene.placeHold(Long.MAX_VALUE, Long.MAX_VALUE, AMOUNT_CENTICOINS_MAX, TTL_MS), NULL_AMOUNT, true);

        assertEquals(AMOUNT_CENTICOINS_MAX, scene.merchant(Long.MAX_VALUE).payableCenticoins());
    }

    @ParameterizedTest
    @CsvSource({
        "9223372036854775807,  AMOUNT_ABOVE_LIMIT",
        "-9223372036854775807, AMOUNT_ABOVE_LIMIT",
        "-9223372036854775808, MALFORMED",
        "1000000000001,        AMOUNT_ABOVE_LIMIT",
        "-1000000000001,       AMOUNT_ABOVE_LIMIT",
        "1000000000000,        ACCEPTED",
        "-1000000000000,       ACCEPTED",
    })
    void shouldBoundAdjustments(final long centicoins, final ResultCode expected) {
        scene.putMember(1, MemberStatus.ACTIVE);

        final Outcome outcome =
                scene.apply(new Command.AdjustBalance(scene.nextId(), CALLER, 1, centicoins, OPERATOR, ""));

        assertEquals(expected, outcome.code());
    }

    @Test
    void shouldAddUpManyOfTheGreatestAmounts() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.ACTIVE);
        for (int i = 0; i < 1_000; i++) {
            scene.grant(1, AMOUNT_CENTICOINS_MAX);
            scene.grant(2, -AMOUNT_CENTICOINS_MAX);
        }

        assertEquals(1_000 * AMOUNT_CENTICOINS_MAX, scene.member(1).balanceCenticoins());
        assertEquals(1_000 * AMOUNT_CENTICOINS_MAX, scene.member(2).debtCenticoins());
        assertEquals(0, scene.ledger.balanceCenticoins(AccountKind.ADJUSTMENT, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -1, 0, 31L * 86_400_000 + 1, Long.MAX_VALUE})
    void shouldRefuseATimeToLiveBeyondItsRange(final long ttlMs) {
        givenRichMember(1);
        scene.putShop(1, 1, 1);

        final Outcome outcome = scene.apply(new Command.PlaceHold(scene.nextId(), CALLER, 1, 1, 1, NULL_AMOUNT, ttlMs));

        assertEquals(ResultCode.TTL_OUT_OF_RANGE, outcome.code());
    }

    @ParameterizedTest
    @CsvSource({
        " 0, 2147483647,           0, IMPLAUSIBLE",
        " 0,          0,  2147483647, IMPLAUSIBLE",
        "24, 2147483647, -2147483648, IMPLAUSIBLE",
        "24,          0,  2147483647, IMPLAUSIBLE",
        " 0, 2147483647, -2147483648, IMPLAUSIBLE",
        " 0,         -1,           0, MALFORMED",
        " 0, -2147483648,          0, MALFORMED",
        " 0,          0, -2147483647, MALFORMED",
        "24,    1000000, -2147483648, IMPLAUSIBLE",
        " 0,      16383,      262143, ACCEPTED",
        "24,    1000000,     6291432, ACCEPTED",
    })
    void shouldJudgeReportsAtTheEdgesWithTheWidestSettings(
            final int hour, final int steps, final int energyCentikcal, final ResultCode expected) {
        givenWidestSettings();
        scene.accept(new Command.PutMember(scene.nextId(), CALLER, 1, 650_000, 0, MemberStatus.ACTIVE));

        assertEquals(expected, scene.report(1, hour, steps, energyCentikcal).code());
    }

    @Test
    void shouldAddUpTheGreatestHours() {
        givenWidestSettings();
        scene.putMember(1, MemberStatus.ACTIVE);
        for (int hour = 0; hour < 24; hour++) {
            scene.report(1, hour, 16_383, 262_143);
        }

        final var day = scene.day(1, scene.today());

        assertEquals(24 * 262_143, day.earnedCenticoins());
        assertEquals(24 * 262_143, scene.member(1).balanceCenticoins());
        assertEquals(24 * 16_383, day.steps());
    }

    @Test
    void shouldTakeTheGreatestCeilingAsNone() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.report(1, 9, 0, 100_00);
        for (final int hour : List.of(9, WHOLE_DAY)) {
            scene.accept(new Command.CorrectActivity(
                    scene.nextId(), CALLER, 1, scene.today(), Integer.MAX_VALUE, OPERATOR, hour, ""));
        }

        assertEquals(100_00, scene.member(1).balanceCenticoins());
        assertEquals(1_00, scene.report(1, 9, 0, 101_00).amountCenticoins());
    }

    @Test
    void shouldEarnOnTheLastDayOfTheCalendarAndExpireLater() {
        scene.set(Setting.LOT_MONTHS, Setting.LOT_MONTHS.max());
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.advanceMs(EPOCH_DAY_MAX * DAY_MS - scene.nowMs());

        assertEquals(100_00, scene.report(1, 9, 0, 100_00).amountCenticoins());
        assertEquals((2149 + 10 - 1970) * 12 + 5, scene.member(1).nextExpiryMonth());
        scene.advanceMs(121L * 31 * DAY_MS);
        scene.tick();

        assertEquals(0, scene.member(1).balanceCenticoins());
        assertEquals(100_00, scene.ledger.balanceCenticoins(AccountKind.BREAKAGE, 0));
    }

    @Test
    void shouldCountStepsOfTheHeaviestMemberWithoutWrapping() {
        givenWidestSettings();
        scene.accept(new Command.PutMember(scene.nextId(), CALLER, 1, 650_000, 0, MemberStatus.ACTIVE));

        final Outcome outcome = scene.report(1, WHOLE_DAY, 276_546, NULL_CENTIKCAL);

        assertEquals(276_546L * 650_000 * 35 / 1_000_000, outcome.amountCenticoins());
        assertEquals(
                ResultCode.IMPLAUSIBLE,
                scene.report(1, WHOLE_DAY, 276_547, NULL_CENTIKCAL).code());
    }

    private void givenRichMember(final long memberId) {
        scene.putMember(memberId, MemberStatus.ACTIVE);
        scene.grant(memberId, AMOUNT_CENTICOINS_MAX);
    }

    private void givenWidestSettings() {
        for (final Setting setting : List.of(
                Setting.DAILY_CAP_CENTICOINS,
                Setting.HOUR_STEPS_MAX,
                Setting.HOUR_ENERGY_MAX_CENTIKCAL,
                Setting.DAY_STEPS_MAX)) {
            scene.set(setting, setting.max());
        }
    }

    private Outcome placeInMoney(final long minorUnits, final int rateCenticoins, final int rateMinorUnits) {
        givenRichMember(1);
        return placeAndVoid(minorUnits, rateCenticoins, rateMinorUnits);
    }

    private Outcome placeAndVoid(final long minorUnits, final int rateCenticoins, final int rateMinorUnits) {
        scene.putMerchant(1, rateCenticoins, rateMinorUnits, MerchantKind.SHOP, MerchantStatus.ACTIVE);
        final Outcome placed =
                scene.apply(new Command.PlaceHold(scene.nextId(), CALLER, 1, 1, NULL_AMOUNT, minorUnits, TTL_MS));
        if (placed.isAccepted()) {
            scene.accept(new Command.VoidHold(scene.nextId(), CALLER, placed.reference()));
        }
        return placed;
    }

    private static BigInteger exactPrice(final long minorUnits, final int rateCenticoins, final int rateMinorUnits) {
        final BigInteger[] quotient = BigInteger.valueOf(minorUnits)
                .multiply(BigInteger.valueOf(rateCenticoins))
                .divideAndRemainder(BigInteger.valueOf(rateMinorUnits));
        return quotient[1].signum() == 0 ? quotient[0] : quotient[0].add(BigInteger.ONE);
    }
}
