package org.caloriebank.ledger.activity;

import org.agrona.UnsafeApi;

/**
 * Layout of a member's civil day. An open day is two cache lines, header and hours; a folded day is the header alone.
 *
 * <pre>
 *   offset  length  field
 *        0       4  next older day of the member: a reference, see {@link Days}
 *        4       2  date, days since 1970
 *        6       2  version of the rules the day keeps
 *        8       4  body mass the day keeps, grams (24 bits), and flags (8 bits)
 *       12       4  whole-day steps, greatest reported
 *       16       4  whole-day energy, centikcal, greatest reported
 *       20       4  earned, centicoins
 *       24       4  sum of the hours' energy after their ceilings, centikcal
 *       28       4  sum of the hours' steps
 *       32    24x4  hours, each energy in centikcal (18 bits) and steps (14 bits), both the greatest reported
 * </pre>
 */
final class DayRow {
    static final int OPEN_LENGTH = 128;
    static final int FOLDED_LENGTH = 32;
    static final int HOURS = 24;

    private static final int DATE = 4;
    private static final int RULES = 6;
    private static final int MASS_AND_FLAGS = 8;
    private static final int WHOLE_STEPS = 12;
    private static final int WHOLE_CENTIKCAL = 16;
    private static final int EARNED = 20;
    private static final int HOURS_CENTIKCAL = 24;
    private static final int HOURS_STEPS = 28;
    private static final int HOUR = 32;
    private static final int UNSIGNED_SHORT = 0xFFFF;
    private static final int MASS_MASK = 0xFFFFFF;
    private static final int HAS_EXTRA = 1 << 24;
    private static final int STEPS_BITS = 14;
    private static final int STEPS_MASK = (1 << STEPS_BITS) - 1;

    private DayRow() {}

    static int older(final long day) {
        return UnsafeApi.getInt(day);
    }

    static void older(final long day, final int older) {
        UnsafeApi.putInt(day, older);
    }

    static int date(final long day) {
        return UnsafeApi.getShort(day + DATE) & UNSIGNED_SHORT;
    }

    static void date(final long day, final int epochDay) {
        UnsafeApi.putShort(day + DATE, (short) epochDay);
    }

    static int rulesVersion(final long day) {
        return UnsafeApi.getShort(day + RULES) & UNSIGNED_SHORT;
    }

    static void rulesVersion(final long day, final int version) {
        UnsafeApi.putShort(day + RULES, (short) version);
    }

    static int bodyMassGrams(final long day) {
        return UnsafeApi.getInt(day + MASS_AND_FLAGS) & MASS_MASK;
    }

    static void bodyMassGrams(final long day, final int bodyMassGrams) {
        UnsafeApi.putInt(day + MASS_AND_FLAGS, bodyMassGrams);
    }

    /** @return whether the day has ceilings or hand-entered reports, kept beside. */
    static boolean hasExtra(final long day) {
        return (UnsafeApi.getInt(day + MASS_AND_FLAGS) & HAS_EXTRA) != 0;
    }

    static void hasExtra(final long day, final boolean hasExtra) {
        UnsafeApi.putInt(day + MASS_AND_FLAGS, bodyMassGrams(day) | (hasExtra ? HAS_EXTRA : 0));
    }

    static int wholeSteps(final long day) {
        return UnsafeApi.getInt(day + WHOLE_STEPS);
    }

    static void wholeSteps(final long day, final int steps) {
        UnsafeApi.putInt(day + WHOLE_STEPS, steps);
    }

    static int wholeCentikcal(final long day) {
        return UnsafeApi.getInt(day + WHOLE_CENTIKCAL);
    }

    static void wholeCentikcal(final long day, final int energyCentikcal) {
        UnsafeApi.putInt(day + WHOLE_CENTIKCAL, energyCentikcal);
    }

    static int earnedCenticoins(final long day) {
        return UnsafeApi.getInt(day + EARNED);
    }

    static void earnedCenticoins(final long day, final int earnedCenticoins) {
        UnsafeApi.putInt(day + EARNED, earnedCenticoins);
    }

    static int hoursCentikcal(final long day) {
        return UnsafeApi.getInt(day + HOURS_CENTIKCAL);
    }

    static void hoursCentikcal(final long day, final int energyCentikcal) {
        UnsafeApi.putInt(day + HOURS_CENTIKCAL, energyCentikcal);
    }

    static int hoursSteps(final long day) {
        return UnsafeApi.getInt(day + HOURS_STEPS);
    }

    static void hoursSteps(final long day, final int steps) {
        UnsafeApi.putInt(day + HOURS_STEPS, steps);
    }

    static long hourAddress(final long day, final int hour) {
        return day + HOUR + hour * 4L;
    }

    static int hourCentikcal(final long day, final int hour) {
        return UnsafeApi.getInt(hourAddress(day, hour)) >>> STEPS_BITS;
    }

    static int hourSteps(final long day, final int hour) {
        return UnsafeApi.getInt(hourAddress(day, hour)) & STEPS_MASK;
    }

    static void hour(final long day, final int hour, final int energyCentikcal, final int steps) {
        UnsafeApi.putInt(hourAddress(day, hour), energyCentikcal << STEPS_BITS | steps);
    }

    static int steps(final long day) {
        return Math.max(wholeSteps(day), hoursSteps(day));
    }
}
