package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;

/** A minute of the local day for each weekday, Monday first, between its bytes and a list. */
final class WeekMinutes {
    static final int WEEKDAYS = 7;

    private WeekMinutes() {}

    /** Reads one weekday's minute from a message. */
    @FunctionalInterface
    interface Source {
        short minuteAt(int weekday);
    }

    /** Writes one weekday's minute into a message. */
    @FunctionalInterface
    interface Target {
        Object minuteAt(int weekday, short minute);
    }

    static List<Integer> read(final Source source) {
        final List<Integer> minutes = new ArrayList<>(WEEKDAYS);
        for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
            minutes.add((int) source.minuteAt(weekday));
        }
        return List.copyOf(minutes);
    }

    /** @throws IllegalArgumentException if there are not seven minutes, or one does not fit an int16. */
    static void write(final List<Integer> minutes, final Target target) {
        if (minutes.size() != WEEKDAYS) {
            throw new IllegalArgumentException("a week has seven days, not " + minutes.size());
        }
        for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
            final int minute = minutes.get(weekday);
            if (minute != (short) minute) {
                throw new IllegalArgumentException("no minute of a day: " + minute);
            }
            target.minuteAt(weekday, (short) minute);
        }
    }
}
