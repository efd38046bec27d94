package org.caloriebank.ledger.goal;

/** What goals must know of a member's days beside the changes they are told. Answered by the ledger's root. */
public interface GoalPorts {
    /** @return what the day has earned, 0 when there is none of that date, centicoins. */
    long earnedCenticoins(int memberRow, int epochDay);

    /** @return the day's merged steps, 0 when there is none of that date. */
    int steps(int memberRow, int epochDay);
}
