package org.caloriebank.ledger;

import org.caloriebank.ledger.activity.DayChanges;

/** Tells campaigns of each day that changed. On the way of every report. */
final class EarningLinks implements DayChanges {
    private final Centre centre;

    EarningLinks(final Centre centre) {
        this.centre = centre;
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
            centre.campaign.onEarned(memberRow, epochDay, earnedBeforeCenticoins, earnedAfterCenticoins, lotMonth);
        }
    }
}
