package org.caloriebank.ledger.activity;

/** Is told of each day whose earned coins or merged steps a report or a correction changed, once what it earned has been posted. */
public interface DayChanges {
    /** @param lotMonth expiry month of what the day earns. */
    void onDayChanged(
            int memberRow,
            int epochDay,
            int earnedBeforeCenticoins,
            int earnedAfterCenticoins,
            int stepsBefore,
            int stepsAfter,
            int lotMonth);
}
