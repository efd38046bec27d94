package org.caloriebank.ledger;

import static org.caloriebank.ledger.CampaignScene.ENOUGH;
import static org.caloriebank.ledger.CampaignScene.payments;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of what is spent at chosen merchants comes back, and goes again with a refund. */
class RebateTest {
    private static final long GREENGROCER = 1;
    private static final long BAKER = 2;

    private final CampaignScene campaigns = new CampaignScene();
    private final LedgerScene scene = campaigns.scene;

    @BeforeEach
    void openMemberAndShops() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.grant(1, 100_00);
        scene.putShop(GREENGROCER, 0, 0);
        scene.putShop(BAKER, 0, 0);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Outcome capture(final long holdId, final long centicoins, final boolean isFinal) {
        return scene.accept(new Command.CaptureHold(scene.nextId(), LedgerScene.CALLER, holdId, centicoins, isFinal));
    }

    @Test
    void shouldPayAtIncludedMerchantsBehindTheCaptureByCampaignsIds() {
        campaigns.putRebate(8, 1_500, ENOUGH, GREENGROCER);
        campaigns.putRebate(3, 999, ENOUGH, GREENGROCER, BAKER);
        final long hold = scene.placeHold(1, GREENGROCER, 20_00, 1_000);

        final Outcome partly = capture(hold, 9_99, false);
        final Outcome atTheBaker = capture(scene.placeHold(1, BAKER, 10_00, 1_000), NULL_AMOUNT, true);

        assertEquals(9_99, partly.amountCenticoins());
        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.MERCHANT, GREENGROCER, 9_99),
                        new Outcome.Posting(AccountKind.ISSUANCE, 3, AccountKind.MEMBER, 1, 99),
                        new Outcome.Posting(AccountKind.ISSUANCE, 8, AccountKind.MEMBER, 1, 149)),
                partly.postings());
        assertEquals(List.of("3 1 99", "8 1 149"), payments(partly));
        assertEquals(CampaignKind.REBATE.value(), partly.events().get(0).detail());
        assertEquals(List.of("3 1 99"), payments(atTheBaker));
        assertEquals(198, campaigns.paid(3));
    }

    @Test
    void shouldPayNothingElsewhereNorOutsideTheWindowNorForADonation() {
        scene.putMerchant(3, 0, 0, MerchantKind.CHARITY, MerchantStatus.ACTIVE);
        campaigns.putRebate(3, 1_000, ENOUGH, GREENGROCER, BAKER, 3);
        scene.accept(campaigns.merchant(3, BAKER, false));

        campaigns.spend(1, BAKER, 10_00);
        scene.accept(new Command.Donate(scene.nextId(), LedgerScene.CALLER, 1, 3, 10_00));
        scene.advanceMs(7 * LedgerScene.DAY_MS);
        campaigns.spend(1, GREENGROCER, 10_00);

        assertEquals(0, campaigns.paid(3));
        assertEquals(2, campaigns.campaign(3).merchants());
    }

    @Test
    void shouldRepayDebtFirstAndTakeBackFromTheLotItPaidInto() {
        scene.set(Setting.LOT_MONTHS, 3);
        campaigns.putRebate(3, 5_000, ENOUGH, GREENGROCER);
        final long hold = scene.placeHold(1, GREENGROCER, 100_00, 10_000);
        scene.accept(
                new Command.AdjustBalance(scene.nextId(), LedgerScene.CALLER, 1, -20_00, LedgerScene.OPERATOR, ""));

        final Outcome captured = capture(hold, NULL_AMOUNT, true);
        scene.set(Setting.LOT_MONTHS, 1);
        scene.grant(1, 5_00);
        final Outcome refunded = campaigns.refund(captured.reference(), 40_00);

        assertEquals(
                new Outcome.Posting(AccountKind.ISSUANCE, 3, AccountKind.DEBT, 1, 20_00),
                captured.postings().get(1));
        assertEquals(
                new Outcome.Posting(AccountKind.ISSUANCE, 3, AccountKind.MEMBER, 1, 30_00),
                captured.postings().get(2));
        assertEquals(List.of("3 1 -2000"), payments(refunded));
        assertEquals(5_00, lot(1), "the younger lot that expires first is not touched");
        assertEquals(10_00, lot(3));
    }

    /** @return what the member has in the lot that many months ahead. */
    private long lot(final int monthsAhead) {
        final long[] amount = new long[1];
        final int january = 56 * 12;
        scene.ledger.forEachLot((memberId, month, free, held) -> {
            if (month == january + monthsAhead) {
                amount[0] += free;
            }
        });
        return amount[0];
    }

    @Test
    void shouldOweWhatIsTakenBackWhenTheRebateWasSpent() {
        campaigns.putRebate(3, 20_000, ENOUGH, GREENGROCER);
        final long captureId = campaigns.spend(1, GREENGROCER, 100_00);
        campaigns.spend(1, BAKER, 200_00);

        final Outcome refunded = campaigns.refund(captureId, NULL_AMOUNT);

        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.MERCHANT, GREENGROCER, AccountKind.MEMBER, 1, 100_00),
                        new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.ISSUANCE, 3, 100_00),
                        new Outcome.Posting(AccountKind.DEBT, 1, AccountKind.ISSUANCE, 3, 100_00)),
                refunded.postings());
        assertEquals(100_00, scene.member(1).debtCenticoins());
        assertEquals(0, campaigns.paid(3));
    }

    @Test
    void shouldTakeBackOnlyWhatWasPaidWhenTheBudgetRanOut() {
        campaigns.putRebate(3, 1_000, 1_50, GREENGROCER);
        final long whole = campaigns.spend(1, GREENGROCER, 10_00);
        final long partly = campaigns.spend(1, GREENGROCER, 10_00);
        final long nothing = campaigns.spend(1, GREENGROCER, 10_00);

        final Outcome halfPaidHalfRefunded = campaigns.refund(partly, 5_00);
        final Outcome halfPaidMoreRefunded = campaigns.refund(partly, 2_00);
        final Outcome notPaid = campaigns.refund(nothing, NULL_AMOUNT);
        final Outcome all = campaigns.refund(whole, NULL_AMOUNT);

        assertEquals(List.of(), payments(halfPaidHalfRefunded));
        assertEquals(List.of("3 1 -20"), payments(halfPaidMoreRefunded));
        assertEquals(List.of(), payments(notPaid));
        assertEquals(List.of("3 1 -100"), payments(all));
        assertEquals(30, campaigns.paid(3));
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTakeBackToTheLastCenticoinInAnyPortions(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final int rateBp = random.nextInt(1, 100_001);
        campaigns.putRebate(3, rateBp, ENOUGH, GREENGROCER);
        final long captured = random.nextLong(1, 50_00);
        final long captureId = campaigns.spend(1, GREENGROCER, captured);

        long left = captured;
        while (left > 0) {
            assertEquals(left * rateBp / 10_000, campaigns.paid(3), "seed " + seed + " left " + left);
            final long portion = Math.min(left, random.nextLong(1, 5_00));
            campaigns.refund(captureId, portion);
            left -= portion;
        }

        assertEquals(0, campaigns.paid(3), "seed " + seed);
        assertEquals(100_00, campaigns.available(1), "seed " + seed);
    }

    @Test
    void shouldLetTheRebateGoWithItsCapture() {
        scene.set(Setting.REFUND_WINDOW_MS, 1_000);
        campaigns.putRebate(3, 1_000, ENOUGH, GREENGROCER);
        final long captureId = campaigns.spend(1, GREENGROCER, 10_00);
        final long before = scene.ledger.stateHash();
        scene.advanceMs(1_001);
        campaigns.settle();

        final Outcome late =
                scene.apply(new Command.Refund(scene.nextId(), LedgerScene.CALLER, captureId, NULL_AMOUNT));

        assertEquals(ResultCode.UNKNOWN_CAPTURE, late.code());
        assertEquals(1_00, campaigns.paid(3));
        assertTrue(before != scene.ledger.stateHash());
    }
}
