package org.caloriebank.ledger.activity;

/** Is told of days whose earned coins or merged steps a report or a correction changed, once what they earned has been posted. */
public interface DayChanges {
    /** @return whether changes of the day matter whoever the member is; those of a member who is followed matter on every day. */
    boolean followsDay(int epochDay);

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
