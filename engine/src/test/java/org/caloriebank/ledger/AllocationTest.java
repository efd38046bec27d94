package org.caloriebank.ledger;

import static org.caloriebank.ledger.AllocationMeter.encoded;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.CaptureHoldEncoder;
import org.caloriebank.protocol.codec.GiftEncoder;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PlaceHoldEncoder;
import org.caloriebank.protocol.codec.RefundEncoder;
import org.caloriebank.protocol.codec.ReportActivityEncoder;
import org.caloriebank.protocol.codec.VoidHoldEncoder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * In steady state (as many holds and ids forgotten as made, as many days dropped as begun) the ledger allocates nothing
 * on the heap.
 */
class AllocationTest {
    private static final int MEMBERS = 50;
    private static final int HEADER = MessageHeaderEncoder.ENCODED_LENGTH;
    /** An id is forgotten after about 30,000 rounds, which is well within the warm-up. */
    private static final long ROUND_MS = ID_RETENTION_MS / 30_000;

    private final LedgerScene scene = new LedgerScene();
    private final Ledger ledger = scene.ledger;
    private final AllocationMeter meter = new AllocationMeter(scene);
    private final UnsafeBuffer report =
            encoded(new Command.ReportActivity(1, 1, scene.today(), 1, Limits.NULL_CENTIKCAL, 0, false));
    private final UnsafeBuffer place =
            encoded(new Command.PlaceHold(new CommandId(1, 0), CALLER, 1, 1, 10, NULL_AMOUNT, 1_000));
    private final UnsafeBuffer capture = encoded(new Command.CaptureHold(new CommandId(2, 0), CALLER, 1, 6, false));
    private final UnsafeBuffer voided = encoded(new Command.VoidHold(new CommandId(3, 0), CALLER, 1));
    private final UnsafeBuffer refund = encoded(new Command.Refund(new CommandId(4, 0), CALLER, 1, NULL_AMOUNT));
    private final UnsafeBuffer gift = encoded(new Command.Gift(new CommandId(5, 0), CALLER, 1, 2, 1));
    private final UnsafeBuffer query = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);

    @BeforeEach
    void openMembersAndShop() {
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, 1_000_000_00);
        }
        scene.putShop(1, 1, 1);
        scene.set(Setting.REFUND_WINDOW_MS, 0);
        scene.set(Setting.LOT_MONTHS, Setting.LOT_MONTHS.max());
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void shouldTakeReportsWithoutAllocating() {
        meter.assertAllocatesNothing(this::reportOnce);
    }

    @Test
    void shouldFollowReportsByCampaignsAndGoalsWithoutAllocating() {
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            for (final GoalPeriod period : List.of(GoalPeriod.DAILY, GoalPeriod.WEEKLY)) {
                for (final GoalMeasure measure : List.of(GoalMeasure.STEPS, GoalMeasure.ENERGY)) {
                    scene.accept(new GoalCommand.PutGoal(scene.nextId(), CALLER, period, measure, memberId, 9_000));
                }
            }
        }
        putCampaign(1, CampaignKind.MULTIPLIER, 5_000, 0);
        putCampaign(2, CampaignKind.MULTIPLIER, 1, 0);
        for (int challenge = 3; challenge <= 20; challenge++) {
            putCampaign(challenge, CampaignKind.CHALLENGE, 0, challenge * 10_000_00L);
            for (int memberId = 1; memberId <= MEMBERS; memberId++) {
                scene.accept(new CampaignCommand.JoinChallenge(scene.nextId(), CALLER, challenge, memberId, 0));
            }
        }

        meter.assertAllocatesNothing(this::reportOnce);
    }

    @Test
    void shouldPayRebatesWithoutAllocating() {
        putCampaign(1, CampaignKind.REBATE, 5_000, 0);
        putCampaign(2, CampaignKind.REBATE, 50_000, 0);
        for (int campaignId = 1; campaignId <= 2; campaignId++) {
            scene.accept(new CampaignCommand.PutCampaignMerchant(scene.nextId(), CALLER, true, campaignId, 1));
        }

        meter.assertAllocatesNothing(this::checkOutOnce);
    }

    private void putCampaign(final long campaignId, final CampaignKind kind, final int rateBp, final long goal) {
        scene.accept(new CampaignCommand.PutCampaign(
                scene.nextId(),
                CALLER,
                rateBp,
                campaignId,
                goal,
                goal == 0 ? 0 : 1,
                Limits.AMOUNT_CENTICOINS_MAX,
                scene.today(),
                scene.today() + 365,
                kind,
                false));
    }

    @Test
    void shouldPlaceCaptureVoidAndRefundWithoutAllocating() {
        meter.assertAllocatesNothing(this::checkOutOnce);
    }

    @Test
    void shouldAnswerDuplicatesWithoutAllocating() {
        meter.assertAllocatesNothing(this::giftTwice);
    }

    @Test
    void shouldRefuseWithoutAllocating() {
        refund.putLong(HEADER + RefundEncoder.captureIdEncodingOffset(), Long.MAX_VALUE);

        meter.assertAllocatesNothingWhatever(this::refundOnce);

        assertTrue(meter.codesOtherThanAccepted() >= AllocationMeter.WARM_UP);
    }

    @Test
    void shouldAnswerQueriesWithoutAllocating() {
        new Query.Member(1).encode(query, 0);

        meter.assertAllocatesNothing(i -> ledger.answer(query, 0, meter.outcome, 0));
    }

    private void reportOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        final int dayOfScene = scene.today();
        report.putLong(HEADER + ReportActivityEncoder.memberIdEncodingOffset(), 1 + i % MEMBERS);
        report.putInt(HEADER + ReportActivityEncoder.epochDayEncodingOffset(), dayOfScene - i % 3);
        report.putInt(HEADER + ReportActivityEncoder.stepsEncodingOffset(), i % 12_000);
        report.putByte(HEADER + ReportActivityEncoder.hourEncodingOffset(), (byte) (i % 25));
        meter.apply(report);
        meter.tickWhenDue();
    }

    /**
     * A hold that is captured in part and then voided, its capture refunded, and all of it forgotten some time later.
     */
    private void checkOutOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        place.putLong(HEADER + PlaceHoldEncoder.commandIdLowEncodingOffset(), i);
        place.putLong(HEADER + PlaceHoldEncoder.memberIdEncodingOffset(), 1 + i % MEMBERS);
        meter.apply(place);
        final long holdId = ledger.lastSequence();
        capture.putLong(HEADER + CaptureHoldEncoder.commandIdLowEncodingOffset(), i);
        capture.putLong(HEADER + CaptureHoldEncoder.holdIdEncodingOffset(), holdId);
        meter.apply(capture);
        refund.putLong(HEADER + RefundEncoder.commandIdLowEncodingOffset(), i);
        refund.putLong(HEADER + RefundEncoder.captureIdEncodingOffset(), ledger.lastSequence());
        meter.apply(refund);
        voided.putLong(HEADER + VoidHoldEncoder.commandIdLowEncodingOffset(), i);
        voided.putLong(HEADER + VoidHoldEncoder.holdIdEncodingOffset(), holdId);
        meter.apply(voided);
        meter.tickWhenDue();
    }

    private void refundOnce(final int i) {
        scene.advanceMs(ROUND_MS);
        refund.putLong(HEADER + RefundEncoder.commandIdLowEncodingOffset(), i);
        meter.apply(refund);
    }

    private void giftTwice(final int i) {
        scene.advanceMs(ROUND_MS);
        gift.putLong(HEADER + GiftEncoder.commandIdLowEncodingOffset(), i);
        gift.putLong(HEADER + GiftEncoder.memberIdEncodingOffset(), 1 + i % MEMBERS);
        gift.putLong(HEADER + GiftEncoder.toMemberIdEncodingOffset(), 1 + (i + 1) % MEMBERS);
        meter.apply(gift);
        meter.apply(gift);
    }
}
