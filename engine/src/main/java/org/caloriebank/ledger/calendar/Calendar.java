package org.caloriebank.ledger.calendar;

/** Civil days and months as numbers: days since 1970-01-01, months since 1970-01 (both 0 at the epoch). Proleptic Gregorian. */
public final class Calendar {
    public static final long DAY_MS = 86_400_000;
    public static final long MINUTE_MS = 60_000;
    private static final int DAYS_TO_MARCH_OF_YEAR_ZERO = 719_468;
    private static final int DAYS_PER_ERA = 146_097;

    private Calendar() {}

    /** @return the UTC day of a time in ms since 1970. */
    public static int dayOf(final long timeMs) {
        return (int) Math.floorDiv(timeMs, DAY_MS);
    }

    /**
     * @param epochDay not before 0000-03-01.
     * @return its month; from days to civil in whole numbers after H. Hinnant, "chrono-compatible low-level date algorithms".
     */
    public static int monthOf(final int epochDay) {
        final int shifted = epochDay + DAYS_TO_MARCH_OF_YEAR_ZERO;
        final int era = shifted / DAYS_PER_ERA;
        final int dayOfEra = shifted - era * DAYS_PER_ERA;
        final int yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        final int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        final int monthFromMarch = (5 * dayOfYear + 2) / 153;
        final int monthsSinceMarchOfYearZero = (era * 400 + yearOfEra) * 12 + monthFromMarch;
        return monthsSinceMarchOfYearZero + 2 - 1970 * 12;
    }

    /** @return the month a time in ms since 1970 falls in, UTC. */
    public static int monthOfTime(final long timeMs) {
        return monthOf(dayOf(timeMs));
    }
}
