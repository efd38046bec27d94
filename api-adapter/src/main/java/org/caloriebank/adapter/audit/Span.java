package org.caloriebank.adapter.audit;

import java.time.DateTimeException;
import java.time.YearMonth;

/**
 * A stretch of a journal: the records behind one moment, up to another.
 *
 * @param after records up to it are before the stretch.
 * @param to records behind it are after the stretch.
 */
public record Span(Moment after, Moment to) {
    /** The whole journal. */
    public static final Span ALL = new Span(Moment.BEGINNING, Moment.END);

    private static final int MONTHS_PLACE = 100;

    /**
     * @param period a month of the calendar in UTC as yyyymm, such as 201604.
     * @throws IllegalArgumentException if it is none.
     */
    public static Span ofPeriod(final int period) {
        try {
            final YearMonth month = YearMonth.of(period / MONTHS_PLACE, period % MONTHS_PLACE);
            return new Span(Moment.ofMonthEnd(month.minusMonths(1)), Moment.ofMonthEnd(month));
        } catch (final DateTimeException e) {
            throw new IllegalArgumentException("'" + period + "' is no month such as 201604", e);
        }
    }

    /** @return whether the record comes before the stretch. */
    public boolean isAfter(final long sequence, final long timeMs) {
        return !after.isBefore(sequence, timeMs);
    }

    /** @return whether the record belongs to the stretch. */
    public boolean contains(final long sequence, final long timeMs) {
        return after.isBefore(sequence, timeMs) && !to.isBefore(sequence, timeMs);
    }
}
