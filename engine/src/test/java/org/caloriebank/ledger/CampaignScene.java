package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;

import java.util.List;
import org.caloriebank.protocol.CampaignAnswer;
import org.caloriebank.protocol.CampaignCommand.JoinChallenge;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.CampaignCommand.PutCampaignMerchant;
import org.caloriebank.protocol.CampaignQuery;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.EventKind;

/** A ledger for one test of campaigns, and the shortest words for what they need. */
final class CampaignScene implements AutoCloseable {
    static final long ENOUGH = 1_000_000_00;

    final LedgerScene scene = new LedgerScene();

    PutCampaign multiplier(final long campaignId, final int fromDay, final int toDay, final int rateBp) {
        return multiplier(campaignId, fromDay, toDay, rateBp, ENOUGH);
    }

    PutCampaign multiplier(
            final long campaignId, final int fromDay, final int toDay, final int rateBp, final long budget) {
        return new PutCampaign(
                scene.nextId(),
                CALLER,
                rateBp,
                campaignId,
                0,
                0,
                budget,
                fromDay,
                toDay,
                CampaignKind.MULTIPLIER,
                false);
    }

    /** A rebate from today on, at the merchants given. */
    void putRebate(final long campaignId, final int rateBp, final long budget, final long... merchantIds) {
        scene.accept(new PutCampaign(
                scene.nextId(),
                CALLER,
                rateBp,
                campaignId,
                0,
                0,
                budget,
                scene.today(),
                scene.today() + 6,
                CampaignKind.REBATE,
                false));
        for (final long merchantId : merchantIds) {
            scene.accept(merchant(campaignId, merchantId, true));
        }
    }

    PutCampaignMerchant merchant(final long campaignId, final long merchantId, final boolean isIncluded) {
        return new PutCampaignMerchant(scene.nextId(), CALLER, isIncluded, campaignId, merchantId);
    }

    /** A challenge from today on for a week. */
    PutCampaign challenge(
            final long campaignId, final long goal, final long reward, final long budget, final boolean isTeam) {
        return new PutCampaign(
                scene.nextId(),
                CALLER,
                0,
                campaignId,
                goal,
                reward,
                budget,
                scene.today(),
                scene.today() + 6,
                CampaignKind.CHALLENGE,
                isTeam);
    }

    JoinChallenge join(final long campaignId, final long memberId, final long teamId) {
        return new JoinChallenge(scene.nextId(), CALLER, campaignId, memberId, teamId);
    }

    /** The whole day's energy, centikcal. */
    Outcome earn(final long memberId, final int epochDay, final int centikcal) {
        return scene.accept(new Command.ReportActivity(memberId, 1, epochDay, 0, centikcal, WHOLE_DAY, false));
    }

    /** Put a ceiling on the day. */
    Outcome correct(final long memberId, final int epochDay, final int ceilingCentikcal) {
        return scene.accept(new Command.CorrectActivity(
                scene.nextId(), CALLER, memberId, epochDay, ceilingCentikcal, OPERATOR, WHOLE_DAY, ""));
    }

    /** Spend coins at a merchant. */
    long spend(final long memberId, final long merchantId, final long centicoins) {
        return scene.capture(scene.placeHold(memberId, merchantId, centicoins, 1_000), centicoins, true);
    }

    Outcome refund(final long captureId, final long centicoins) {
        return scene.accept(new Command.Refund(scene.nextId(), CALLER, captureId, centicoins));
    }

    /** Ticks until nothing is due. */
    void settle() {
        while (scene.ledger.dueAtMs() <= scene.nowMs()) {
            scene.tick();
        }
    }

    CampaignAnswer.Campaign campaign(final long campaignId) {
        return (CampaignAnswer.Campaign) scene.port.answer(new CampaignQuery.Campaign(campaignId));
    }

    CampaignAnswer.Challenge part(final long campaignId, final long memberId) {
        return (CampaignAnswer.Challenge) scene.port.answer(new CampaignQuery.Challenge(campaignId, memberId));
    }

    long paid(final long campaignId) {
        return campaign(campaignId).paidCenticoins();
    }

    long available(final long memberId) {
        return scene.member(memberId).availableCenticoins();
    }

    /** What is paid (positive) or taken back, as campaign, member and amount. */
    static List<String> payments(final Outcome outcome) {
        return outcome.events().stream()
                .filter(event ->
                        event.kind() == EventKind.CAMPAIGN_PAID || event.kind() == EventKind.CAMPAIGN_TAKEN_BACK)
                .map(event -> event.subjectId() + " " + event.memberId() + " "
                        + (event.kind() == EventKind.CAMPAIGN_PAID ? event.value() : -event.value()))
                .toList();
    }

    @Override
    public void close() {
        scene.close();
    }
}
