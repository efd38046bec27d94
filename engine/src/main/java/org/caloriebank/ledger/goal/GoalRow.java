package org.caloriebank.ledger.goal;

import org.agrona.UnsafeApi;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;

/**
 * Layout of a member's goals: four, by number (0 daily steps, 1 daily energy, 2 weekly steps, 3 weekly energy), in four cache lines. A period is named
 * by its day, or by its week counted from the Monday before 1970; those that were reached are bits, the newest judged period the lowest.
 *
 * <pre>
 *   offset  length  field
 *        0       8  member's row
 *        8    4x24  goals:
 *                        0  8  target, steps or centikcal; 0: no such goal
 *                        8  8  periods reached, one bit each, bit i for the newest less i
 *                       16  4  newest period judged, or the first one
 *                       20  4  first day
 *      104  2x8x8  sums of the last eight weeks of goals 2 and 3, each week at its number modulo eight
 * </pre>
 */
final class GoalRow {
    static final int LENGTH = 256;
    static final int GOALS = 4;
    static final int PERIODS_KEPT = Long.SIZE;
    /** A day can change until 33 days have passed and be reported a day or two ahead, so a change reaches six weeks back at most. */
    static final int WEEKS_KEPT = 8;

    private static final int FIRST_GOAL = 8;
    private static final int GOAL_LENGTH = 24;
    private static final int REACHED = 8;
    private static final int NEWEST = 16;
    private static final int FIRST_DAY = 20;
    private static final int SUMS = FIRST_GOAL + GOALS * GOAL_LENGTH;
    private static final int WEEKLY = 2;
    private static final int DAYS_OF_WEEK = 7;
    /** The epoch was a Thursday. */
    private static final int EPOCH_WEEKDAY = 3;

    private GoalRow() {}

    // ---- numbers ----

    static int number(final GoalPeriod period, final GoalMeasure measure) {
        return (period == GoalPeriod.WEEKLY ? WEEKLY : 0) + (measure == GoalMeasure.ENERGY ? 1 : 0);
    }

    static boolean isWeekly(final int number) {
        return number >= WEEKLY;
    }

    static boolean isEnergy(final int number) {
        return (number & 1) != 0;
    }

    /** @return the period a day belongs to. */
    static int periodOf(final int number, final int epochDay) {
        return isWeekly(number) ? Math.floorDiv(epochDay + EPOCH_WEEKDAY, DAYS_OF_WEEK) : epochDay;
    }

    /** @return the first day of a period. */
    static int firstDayOf(final int number, final int period) {
        return isWeekly(number) ? period * DAYS_OF_WEEK - EPOCH_WEEKDAY : period;
    }

    // ---- fields ----

    static int memberRow(final long row) {
        return (int) UnsafeApi.getLong(row);
    }

    static void memberRow(final long row, final int memberRow) {
        UnsafeApi.putLong(row, memberRow);
    }

    static long target(final long row, final int number) {
        return UnsafeApi.getLong(goal(row, number));
    }

    static void target(final long row, final int number, final long target) {
        UnsafeApi.putLong(goal(row, number), target);
    }

    static boolean hasGoal(final long row, final int number) {
        return target(row, number) != 0;
    }

    static boolean hasAny(final long row) {
        return hasGoal(row, 0) || hasGoal(row, 1) || hasGoal(row, 2) || hasGoal(row, 3);
    }

    static long reached(final long row, final int number) {
        return UnsafeApi.getLong(goal(row, number) + REACHED);
    }

    static void reached(final long row, final int number, final long reached) {
        UnsafeApi.putLong(goal(row, number) + REACHED, reached);
    }

    static int newest(final long row, final int number) {
        return UnsafeApi.getInt(goal(row, number) + NEWEST);
    }

    static int firstDay(final long row, final int number) {
        return UnsafeApi.getInt(goal(row, number) + FIRST_DAY);
    }

    /** @return sum of a week that is kept: not before the newest by {@link #WEEKS_KEPT} or more. */
    static long sum(final long row, final int number, final int week) {
        return UnsafeApi.getLong(sumAddress(row, number, week));
    }

    static void sum(final long row, final int number, final int week, final long sum) {
        UnsafeApi.putLong(sumAddress(row, number, week), sum);
    }

    // ---- changes ----

    /** A goal that has reached nothing yet. */
    static void begin(final long row, final int number, final long target, final int firstDay) {
        clear(row, number);
        target(row, number, target);
        UnsafeApi.putInt(goal(row, number) + NEWEST, periodOf(number, firstDay));
        UnsafeApi.putInt(goal(row, number) + FIRST_DAY, firstDay);
    }

    static void clear(final long row, final int number) {
        UnsafeApi.setMemory(goal(row, number), GOAL_LENGTH, (byte) 0);
        if (isWeekly(number)) {
            UnsafeApi.setMemory(sumAddress(row, number, 0), WEEKS_KEPT * Long.BYTES, (byte) 0);
        }
    }

    /** Let a period be the newest if it is newer; what lies too far behind it then is not kept. */
    static void advance(final long row, final int number, final int period) {
        final int newest = newest(row, number);
        final int steps = period - newest;
        if (steps <= 0) {
            return;
        }
        reached(row, number, steps < PERIODS_KEPT ? reached(row, number) << steps : 0);
        UnsafeApi.putInt(goal(row, number) + NEWEST, period);
        for (int week = Math.max(newest + 1, period - WEEKS_KEPT + 1); isWeekly(number) && week <= period; week++) {
            sum(row, number, week, 0);
        }
    }

    /** @return whether a period is neither newer than the newest nor too far behind it. */
    static boolean isKept(final long row, final int number, final int period) {
        final int behind = newest(row, number) - period;
        return behind >= 0 && behind < (isWeekly(number) ? WEEKS_KEPT : PERIODS_KEPT);
    }

    /** @return how many periods were reached in a row up to the newest reached one; 0 if that is before the one before the current. */
    static int streak(final long row, final int number, final int currentPeriod) {
        final long reached = reached(row, number);
        final int behind = Long.numberOfTrailingZeros(reached);
        return reached == 0 || newest(row, number) - behind < currentPeriod - 1
                ? 0
                : Long.numberOfTrailingZeros(~(reached >>> behind));
    }

    private static long goal(final long row, final int number) {
        return row + FIRST_GOAL + number * GOAL_LENGTH;
    }

    private static long sumAddress(final long row, final int number, final int week) {
        return row + SUMS + ((number - WEEKLY) * WEEKS_KEPT + (week & WEEKS_KEPT - 1)) * (long) Long.BYTES;
    }
}
