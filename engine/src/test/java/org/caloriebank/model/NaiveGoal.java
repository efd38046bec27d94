package org.caloriebank.model;

import java.util.NavigableMap;
import java.util.TreeMap;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;

/** What a member wants to reach each day or each week, and when that was so. */
final class NaiveGoal {
    private static final int PERIODS_KEPT = 64;
    private static final int DAYS_PER_WEEK = 7;
    /** 1970-01-01 was a Thursday. */
    private static final int FIRST_MONDAY = 4;

    final GoalPeriod period;
    final GoalMeasure measure;
    final long fromDay;
    long target;
    /** Of those kept, by the first day of each period. */
    private final NavigableMap<Long, Boolean> reachedByPeriod = new TreeMap<>();
    /** Of weeks, by their first days. */
    private final NavigableMap<Long, Long> sumByPeriod = new TreeMap<>();

    NaiveGoal(final GoalPeriod period, final GoalMeasure measure, final long fromDay) {
        this.period = period;
        this.measure = measure;
        this.fromDay = fromDay;
    }

    boolean isDaily() {
        return period == GoalPeriod.DAILY;
    }

    int number() {
        return (isDaily() ? 0 : 2) + (measure == GoalMeasure.STEPS ? 0 : 1);
    }

    /** @return the first day of the period a day is in. */
    long periodOf(final long epochDay) {
        return isDaily() ? epochDay : epochDay - Math.floorMod(epochDay - FIRST_MONDAY, DAYS_PER_WEEK);
    }

    /** @return whether being reached changed. */
    boolean judge(final DayChange change) {
        final long judged = periodOf(change.epochDay());
        sumByPeriod.merge(judged, (long) more(change), Long::sum);
        final boolean wasReached = isReached(judged);
        final boolean isReached = (isDaily() ? valueOf(change.day()) : sumByPeriod.get(judged)) >= target;
        reachedByPeriod.put(judged, isReached);
        final long days = isDaily() ? 1 : DAYS_PER_WEEK;
        reachedByPeriod
                .headMap(reachedByPeriod.lastKey() - (PERIODS_KEPT - 1) * days, false)
                .clear();
        return isReached != wasReached;
    }

    boolean isReached(final long firstDay) {
        return reachedByPeriod.getOrDefault(firstDay, false);
    }

    /** @return periods reached in a row up to the newest one, if that is the current one, the one before, or later. */
    int streak(final long today) {
        final long days = isDaily() ? 1 : DAYS_PER_WEEK;
        Long newest = reachedByPeriod.isEmpty() ? null : reachedByPeriod.lastKey();
        while (newest != null && !isReached(newest)) {
            newest = reachedByPeriod.lowerKey(newest);
        }
        if (newest == null || newest < periodOf(today) - days) {
            return 0;
        }
        int streak = 0;
        while (isReached(newest - streak * days)) {
            streak++;
        }
        return streak;
    }

    /** @return the value of today, or the sum of this week. */
    long progress(final NaiveMember member, final long today) {
        if (isDaily()) {
            final NaiveDay day = member.dayByEpochDay.get((int) today);
            return day == null ? 0 : valueOf(day);
        }
        return sumByPeriod.getOrDefault(periodOf(today), 0L);
    }

    private int valueOf(final NaiveDay day) {
        return measure == GoalMeasure.STEPS ? day.steps() : day.earnedCenticoins();
    }

    private int more(final DayChange change) {
        return measure == GoalMeasure.STEPS ? change.stepsMore() : change.earnedMore();
    }
}
