package org.caloriebank.adapter.files;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A Fitbit export, known by the names at the start of its header: later columns may come and go.
 */
public enum FitbitFormat {
    HOURLY_STEPS("steps by hour", true, "Id", "ActivityHour", "StepTotal"),
    HOURLY_CALORIES("calories by hour", true, "Id", "ActivityHour", "Calories"),
    DAILY_ACTIVITY("whole days", true, "Id", "ActivityDate", "TotalSteps"),
    WEIGHTS("body weights", true, "Id", "Date", "WeightKg"),
    MINUTE_STEPS_NARROW("steps by minute", false, "Id", "ActivityMinute", "Steps"),
    MINUTE_STEPS_WIDE("steps by minute, an hour in a row", false, "Id", "ActivityHour", "Steps00"),
    MINUTE_CALORIES_NARROW("calories by minute", false, "Id", "ActivityMinute", "Calories"),
    MINUTE_CALORIES_WIDE("calories by minute, an hour in a row", false, "Id", "ActivityHour", "Calories00");

    private final String title;
    private final boolean isImported;
    private final List<String> columns;

    FitbitFormat(final String title, final boolean isImported, final String... columns) {
        this.title = title;
        this.isImported = isImported;
        this.columns = List.of(columns);
    }

    /** @return a few words for people. */
    public String title() {
        return title;
    }

    /** @return whether rows of it become reports; minutes do not, because the hourly files say the same. */
    public boolean isImported() {
        return isImported;
    }

    /** @return the columns it is known by, in order. */
    public List<String> columns() {
        return columns;
    }

    /** @return the format whose columns the header starts with; names are compared without regard to case. */
    static Optional<FitbitFormat> ofHeader(final List<String> header) {
        return Arrays.stream(values()).filter(format -> format.opens(header)).findFirst();
    }

    /** @return the headers that are imported, for a sentence. */
    static String importedHeaders() {
        return Arrays.stream(values())
                .filter(FitbitFormat::isImported)
                .map(format -> String.join(",", format.columns) + ",... (" + format.title + ")")
                .collect(Collectors.joining("; "));
    }

    private boolean opens(final List<String> header) {
        if (header.size() < columns.size()) {
            return false;
        }
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).equalsIgnoreCase(header.get(i))) {
                return false;
            }
        }
        return true;
    }
}
