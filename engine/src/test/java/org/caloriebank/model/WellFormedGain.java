package org.caloriebank.model;

import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.CampaignCommand.JoinChallenge;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.CampaignCommand.PutCampaignMerchant;
import org.caloriebank.protocol.GoalCommand.PutGoal;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;

/** Sections 13 and 14: whether commands of campaigns and goals are well-formed. */
final class WellFormedGain {
    private static final int WINDOW_DAYS_MAX = 366;
    private static final int RATE_BP_MAX = 100_000;

    private WellFormedGain() {}

    static boolean campaign(final CampaignCommand command) {
        if (command instanceof PutCampaign c) {
            return putCampaign(c);
        } else if (command instanceof PutCampaignMerchant c) {
            return c.campaignId() > 0 && c.merchantId() > 0;
        } else if (command instanceof JoinChallenge c) {
            return c.campaignId() > 0 && c.memberId() > 0 && c.teamId() >= 0;
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    static boolean goal(final PutGoal c) {
        return c.memberId() > 0
                && c.target() >= 0
                && c.period() != GoalPeriod.NULL_VAL
                && c.measure() != GoalMeasure.NULL_VAL;
    }

    private static boolean putCampaign(final PutCampaign c) {
        return c.campaignId() > 0
                && c.budgetCenticoins() >= 0
                && isWindow(c.fromDay(), c.toDay())
                && hasFieldsOfKind(c);
    }

    private static boolean hasFieldsOfKind(final PutCampaign c) {
        final boolean hasRate = c.rateBp() >= 1 && c.rateBp() <= RATE_BP_MAX;
        final boolean hasReward = c.goalCenticoins() >= 1 && c.rewardCenticoins() >= 1;
        final boolean hasNoReward = c.goalCenticoins() == 0 && c.rewardCenticoins() == 0;
        return switch (c.kind()) {
            case MULTIPLIER, REBATE -> hasRate && hasNoReward && !c.isTeam();
            case CHALLENGE -> c.rateBp() == 0 && hasReward;
            default -> false;
        };
    }

    private static boolean isWindow(final int fromDay, final int toDay) {
        return fromDay >= Limits.EPOCH_DAY_MIN
                && toDay <= Limits.EPOCH_DAY_MAX
                && fromDay <= toDay
                && toDay - fromDay < WINDOW_DAYS_MAX;
    }
}
