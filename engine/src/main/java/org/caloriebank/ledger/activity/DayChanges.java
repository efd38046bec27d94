package org.caloriebank.ledger.activity;

/** Is told of days whose earned coins or merged steps a report or a correction changed, once what they earned has been posted. */
public interface DayChanges {
    /**
     * Changes of a day are told when they matter whoever the member is, or when the member is followed. So that a report that nobody follows costs next to
     * nothing, this is asked once, and the array read for each report.
     *
     * @return an array with an entry for each civil day, other than 0 on the days that matter. It stays the same; its entries change.
     */
    long[] followersByDay();

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
