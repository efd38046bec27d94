package org.caloriebank.adapter.http;

import java.time.LocalDate;

/** Civil dates as the door writes them. */
final class DayText {
    private DayText() {}

    /** @return yyyy-mm-dd. */
    static String of(final int epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }
}
