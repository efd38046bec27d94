package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Outcome.Touch;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last millisecond on one side of each boundary in time, and the first on the other. */
class TimeBoundaryTest {
    private static final int MEMBERS = 12;

    private final LedgerScene scene = new LedgerScene();

    @BeforeEach
    void openMembersAndShop() {
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, 100_00);
        }
        scene.putShop(1, 1, 1);
        scene.tick(); // today's sweep
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({"999, ACCEPTED", "1000, HOLD_EXPIRED"})
    void shouldCaptureUntilTheDeadline(final long afterMs, final ResultCode expected) {
        final long holdId = scene.placeHold(1, 1, 1_00, 1_000);

        scene.advanceMs(afterMs);

        assertEquals(
                expected,
                scene.apply(new Command.CaptureHold(scene.nextId(), CALLER, holdId, NULL_AMOUNT, true))
                        .code());
    }

    @ParameterizedTest
    @CsvSource({"3600000, ACCEPTED", "3600001, REFUND_TOO_LATE"})
    void shouldRefundUntilTheEndOfTheWindow(final long afterMs, final ResultCode expected) {
        scene.set(Setting.REFUND_WINDOW_MS, HOUR_MS);
        final long captureId = scene.capture(scene.placeHold(1, 1, 1_00, 1_000), NULL_AMOUNT, true);

        scene.advanceMs(afterMs);

        assertEquals(
                expected,
                scene.apply(new Command.Refund(scene.nextId(), CALLER, captureId, NULL_AMOUNT))
                        .code());
    }

    @Test
    void shouldExpireAHoldAtItsDeadlineAndForgetItAfterTheWindow() {
        scene.set(Setting.REFUND_WINDOW_MS, HOUR_MS);
        final long holdId = scene.placeHold(1, 1, 1_00, 1_000);
        assertEquals(scene.nowMs() + 1_000, scene.ledger.dueAtMs());

        scene.advanceMs(999);
        scene.tick();
        assertEquals(HoldState.PLACED, hold(holdId).state());
        scene.advanceMs(1);
        scene.tick();
        assertEquals(HoldState.EXPIRED, hold(holdId).state());
        assertEquals(scene.nowMs(), hold(holdId).closedAtMs());
        assertEquals(scene.nowMs() + HOUR_MS + 1, scene.ledger.dueAtMs());

        scene.advanceMs(HOUR_MS);
        scene.tick();
        assertEquals(ResultCode.ACCEPTED, hold(holdId).code());
        scene.advanceMs(1);
        scene.tick();
        assertEquals(ResultCode.UNKNOWN_HOLD, hold(holdId).code());
    }

    /** Members 12 down to 1 place one each, all due at the same moment: the ids decide, eight at a time. */
    @Test
    void shouldExpireHoldsOfOneDeadlineInTheOrderOfTheirIdsAndAFewATick() {
        for (int memberId = MEMBERS; memberId >= 1; memberId--) {
            scene.placeHold(memberId, 1, 1_00, 1_000);
        }
        scene.advanceMs(1_000);

        final Outcome first = scene.tick();
        final Outcome second = scene.tick();

        assertEquals(List.of(12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L), touched(first));
        assertTrue(first.flags().moreDue());
        assertEquals(List.of(4L, 3L, 2L, 1L), touched(second));
        assertFalse(second.flags().moreDue());
        assertEquals(0, scene.books().heldCenticoins());
    }

    /** Granted in January with one month to live, coins go at the end of February. */
    @Test
    void shouldExpireALotWhenItsMonthEnds() {
        scene.set(Setting.LOT_MONTHS, 1);
        scene.putMember(99, MemberStatus.ACTIVE);
        scene.grant(99, 7_00);
        final long march = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();

        scene.advanceMs(march - 1 - scene.nowMs());
        tickUntilNothingIsDue();
        assertEquals(7_00, scene.member(99).balanceCenticoins());
        assertEquals(march, scene.ledger.dueAtMs());
        scene.advanceMs(1);
        assertEquals(
                ResultCode.INSUFFICIENT_COINS,
                scene.apply(new Command.Gift(scene.nextId(), CALLER, 99, 1, 1)).code());
        assertEquals(0, scene.ledger.balanceCenticoins(AccountKind.BREAKAGE, 0));
        tickUntilNothingIsDue();

        assertEquals(7_00, scene.ledger.balanceCenticoins(AccountKind.BREAKAGE, 0));
    }

    @Test
    void shouldExpireTheLotsOfAFewMembersATick() {
        scene.advanceMs(400 * DAY_MS);

        final Outcome first = scene.tick();
        final Outcome second = scene.tick();

        assertEquals(LongStream.rangeClosed(1, 8).boxed().toList(), touched(first));
        assertEquals(Limits.TICK_FIRINGS_MAX, first.postings().size());
        assertTrue(first.flags().moreDue());
        assertEquals(LongStream.rangeClosed(9, MEMBERS).boxed().toList(), touched(second));
        assertFalse(second.flags().moreDue());
        assertEquals(MEMBERS * 100_00L, scene.ledger.balanceCenticoins(AccountKind.BREAKAGE, 0));
    }

    /** Held coins do not expire; coins that come back too late do, in the same record. */
    @Test
    void shouldExpireHeldCoinsWhenTheyAreReleasedTooLate() {
        scene.set(Setting.HOLD_TTL_MAX_MS, Setting.HOLD_TTL_MAX_MS.max());
        final long holdId = scene.placeHold(1, 1, 60_00, 400 * DAY_MS);
        scene.advanceMs(399 * DAY_MS);
        tickUntilNothingIsDue();
        assertEquals(60_00, scene.member(1).balanceCenticoins());

        final Outcome captured = scene.accept(new Command.CaptureHold(scene.nextId(), CALLER, holdId, 10_00, true));

        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.MERCHANT, 1, 10_00),
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.BREAKAGE, 0, 50_00)),
                captured.postings());
        assertEquals(0, scene.member(1).balanceCenticoins());
    }

    /** Refunded after its lot has expired, a coin lives for thirty days more at least. */
    @Test
    void shouldGiveARefundOfExpiredCoinsThirtyDays() {
        scene.set(Setting.LOT_MONTHS, 1);
        scene.putMember(99, MemberStatus.ACTIVE);
        scene.grant(99, 7_00);
        scene.advanceMs(Instant.parse("2026-02-28T12:00:00Z").toEpochMilli() - scene.nowMs());
        final long captureId = scene.capture(scene.placeHold(99, 1, 7_00, 1_000), NULL_AMOUNT, true);
        scene.advanceMs(DAY_MS);

        scene.accept(new Command.Refund(scene.nextId(), CALLER, captureId, NULL_AMOUNT));

        assertEquals(7_00, scene.member(99).availableCenticoins());
        assertEquals((2026 - 1970) * 12 + 2, scene.member(99).nextExpiryMonth());
    }

    private void tickUntilNothingIsDue() {
        while (scene.ledger.dueAtMs() <= scene.nowMs()) {
            scene.tick();
        }
    }

    private Answer.Hold hold(final long holdId) {
        return (Answer.Hold) scene.port.answer(new Query.Hold(holdId));
    }

    private static List<Long> touched(final Outcome outcome) {
        return outcome.touches().stream().map(Touch::memberId).toList();
    }
}
