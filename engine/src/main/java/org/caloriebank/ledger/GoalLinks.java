package org.caloriebank.ledger;

import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.goal.GoalPorts;
import org.caloriebank.ledger.member.Members;

/** Tells goals what a member's day has come to. */
final class GoalLinks implements GoalPorts {
    private final Members members;
    private final Days days;

    GoalLinks(final Members members, final Days days) {
        this.members = members;
        this.days = days;
    }

    @Override
    public long earnedCenticoins(final int memberRow, final int epochDay) {
        return days.earnedCenticoins(members.address(memberRow), epochDay, epochDay);
    }

    @Override
    public int steps(final int memberRow, final int epochDay) {
        return days.steps(members.address(memberRow), epochDay);
    }
}
