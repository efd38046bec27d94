package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import java.util.List;
import org.caloriebank.protocol.CampaignAnswer;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.CampaignCommand.JoinChallenge;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.CampaignCommand.PutCampaignMerchant;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CampaignKind;

/** Section 13: which campaigns there are. */
final class CampaignRules {
    private static final int CAMPAIGNS_MAX = 10_000;
    private static final int CAMPAIGNS_A_DAY_MAX = 4;

    private final NaiveState state;
    private final MultiplierRules multipliers;
    private final ChallengeRules challenges;
    private final RebateRules rebates;

    CampaignRules(final NaiveState state, final CoinRules coins) {
        final CampaignPay pay = new CampaignPay(coins);
        this.state = state;
        multipliers = new MultiplierRules(state, pay);
        challenges = new ChallengeRules(state, coins, pay);
        rebates = new RebateRules(state, coins, pay);
    }

    NaiveTimers timers() {
        return challenges;
    }

    List<NaiveKept> kept() {
        return List.of(multipliers, challenges);
    }

    ResultCode decideAndApply(final CampaignCommand command, final OutcomeDraft draft) {
        if (command instanceof PutCampaign c) {
            return put(c);
        } else if (command instanceof PutCampaignMerchant c) {
            return putMerchant(c);
        } else if (command instanceof JoinChallenge c) {
            return challenges.join(c, draft);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    /** After the day's own postings. */
    void onDayChange(final DayChange change, final OutcomeDraft draft) {
        multipliers.onDayChange(change, draft);
        challenges.onDayChange(change);
    }

    /** After the capture's own postings. */
    void onCaptured(final NaiveHold.Capture capture, final OutcomeDraft draft) {
        rebates.onCaptured(capture, draft);
    }

    /** After the refund's own postings. */
    void onRefunded(final NaiveHold.Capture capture, final OutcomeDraft draft) {
        rebates.onRefunded(capture, draft);
    }

    CampaignAnswer.Campaign answer(final long campaignId) {
        final NaiveCampaign campaign = state.campaignById.get(campaignId);
        if (campaign == null) {
            return new CampaignAnswer.Campaign(
                    ResultCode.UNKNOWN_CAMPAIGN, campaignId, 0, 0, 0, 0, 0, 0, 0, 0, 0, CampaignKind.MULTIPLIER, false);
        }
        final PutCampaign terms = campaign.terms;
        return new CampaignAnswer.Campaign(
                ACCEPTED,
                campaignId,
                terms.goalCenticoins(),
                terms.rewardCenticoins(),
                terms.budgetCenticoins(),
                campaign.paidCenticoins,
                campaign.joined,
                campaign.merchantIds.size(),
                terms.fromDay(),
                terms.toDay(),
                terms.rateBp(),
                terms.kind(),
                terms.isTeam());
    }

    CampaignAnswer.Challenge answer(final long campaignId, final long memberId) {
        final NaiveCampaign campaign = state.campaignById.get(campaignId);
        if (campaign == null) {
            return unanswered(ResultCode.UNKNOWN_CAMPAIGN, campaignId, memberId);
        }
        if (!campaign.is(CampaignKind.CHALLENGE)) {
            return unanswered(ResultCode.NOT_A_CHALLENGE, campaignId, memberId);
        }
        final NaiveParticipant participant = campaign.participant(memberId);
        if (participant == null) {
            return unanswered(ResultCode.UNKNOWN_MEMBER, campaignId, memberId);
        }
        return new CampaignAnswer.Challenge(
                ACCEPTED,
                campaignId,
                memberId,
                participant.teamId,
                campaign.progressCenticoins(participant),
                participant.ownCenticoins,
                campaign.terms.goalCenticoins(),
                participant.paidCenticoins);
    }

    private static CampaignAnswer.Challenge unanswered(
            final ResultCode code, final long campaignId, final long memberId) {
        return new CampaignAnswer.Challenge(code, campaignId, memberId, 0, 0, 0, 0, 0);
    }

    private ResultCode put(final PutCampaign terms) {
        if (CoinRules.isAboveLimit(terms.goalCenticoins(), terms.rewardCenticoins(), terms.budgetCenticoins())) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        final NaiveCampaign known = state.campaignById.get(terms.campaignId());
        if (known != null && isFixed(known, terms)) {
            return ResultCode.CAMPAIGN_FIXED;
        }
        if (known != null && terms.budgetCenticoins() < known.paidCenticoins) {
            return ResultCode.BUDGET_BELOW_PAID;
        }
        if (known == null && state.campaignById.size() >= CAMPAIGNS_MAX || isCrowded(terms)) {
            return ResultCode.TOO_MANY_CAMPAIGNS;
        }
        if (known == null) {
            state.campaignById.put(terms.campaignId(), new NaiveCampaign(terms));
        } else {
            known.terms = terms;
        }
        return ACCEPTED;
    }

    private boolean isFixed(final NaiveCampaign known, final PutCampaign terms) {
        final boolean hasBegun =
                known.paidCenticoins > 0 || known.joined > 0 || state.utcDay() >= known.terms.fromDay();
        return !known.is(terms.kind()) || hasBegun && !isSameButBudget(known.terms, terms);
    }

    private static boolean isSameButBudget(final PutCampaign known, final PutCampaign terms) {
        return known.rateBp() == terms.rateBp()
                && known.goalCenticoins() == terms.goalCenticoins()
                && known.rewardCenticoins() == terms.rewardCenticoins()
                && known.fromDay() == terms.fromDay()
                && known.toDay() == terms.toDay()
                && known.isTeam() == terms.isTeam();
    }

    private boolean isCrowded(final PutCampaign terms) {
        for (int day = terms.fromDay(); day <= terms.toDay() && terms.kind() != CampaignKind.CHALLENGE; day++) {
            final int one = day;
            final long others = state.campaignById.values().stream()
                    .filter(other -> other.campaignId != terms.campaignId())
                    .filter(other -> other.is(terms.kind()) && other.isOn(one))
                    .count();
            if (others >= CAMPAIGNS_A_DAY_MAX) {
                return true;
            }
        }
        return false;
    }

    private ResultCode putMerchant(final PutCampaignMerchant command) {
        final NaiveCampaign campaign = state.campaignById.get(command.campaignId());
        if (state.merchant(command.merchantId()) == null) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        if (campaign == null) {
            return ResultCode.UNKNOWN_CAMPAIGN;
        }
        if (!campaign.is(CampaignKind.REBATE)) {
            return ResultCode.NOT_A_REBATE;
        }
        if (command.isIncluded()) {
            campaign.merchantIds.add(command.merchantId());
        } else {
            campaign.merchantIds.remove(command.merchantId());
        }
        return ACCEPTED;
    }
}
