package org.caloriebank.model;

import org.caloriebank.protocol.Setting;

/** What a report or a correction made of a member's day. */
record DayChange(NaiveMember member, int epochDay, NaiveDay day, int stepsBefore, int earnedBefore) {
    int stepsMore() {
        return day.steps() - stepsBefore;
    }

    int earnedMore() {
        return day.earnedCenticoins() - earnedBefore;
    }

    /** @return the lot the day earns into. */
    int lotMonth() {
        return NaiveState.monthOfDay(epochDay) + (int) day.rules().of(Setting.LOT_MONTHS);
    }
}
