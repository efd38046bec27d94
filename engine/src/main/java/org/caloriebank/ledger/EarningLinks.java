package org.caloriebank.ledger;

import org.caloriebank.ledger.activity.DayChanges;
import org.caloriebank.ledger.campaign.CampaignSubject;
import org.caloriebank.ledger.goal.GoalSubject;

/** Tells campaigns, then goals, of days that changed. On the way of every report. */
final class EarningLinks implements DayChanges {
    private final CampaignSubject campaign;
    private final GoalSubject goal;

    EarningLinks(final CampaignSubject campaign, final GoalSubject goal) {
        this.campaign = campaign;
        this.goal = goal;
    }

    @Override
    public long[] followersByDay() {
        return campaign.multipliersByDay();
    }

    @Override
    public void onDayChanged(
            final int memberRow,
            final int epochDay,
            final int earnedBeforeCenticoins,
            final int earnedAfterCenticoins,
            final int stepsBefore,
            final int stepsAfter,
            final int lotMonth) {
        if (earnedAfterCenticoins != earnedBeforeCenticoins) {
            campaign.onEarned(memberRow, epochDay, earnedBeforeCenticoins, earnedAfterCenticoins, lotMonth);
        }
        goal.onDayChanged(memberRow, epochDay, earnedBeforeCenticoins, earnedAfterCenticoins, stepsBefore, stepsAfter);
    }
}
