package org.caloriebank.adapter.http;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/**
 * A week's opening hours as people write them: for each weekday {@code 06:00-22:30}, up to {@code 24:00}, or {@code closed}.
 *
 * @param opensAtMinutes of the local day, Monday first; -1 for a closed day, as in closesAtMinutes.
 */
record OpeningHours(List<Integer> opensAtMinutes, List<Integer> closesAtMinutes) {
    private static final String CLOSED_WORD = "closed";
    private static final int CLOSED = -1;
    private static final int MINUTES_PER_HOUR = 60;
    private static final int MINUTES_PER_DAY = 1_440;
    private static final Pattern HOURS = Pattern.compile("([0-9]{2}):([0-5][0-9])-([0-9]{2}):([0-5][0-9])");

    /** @throws RequestRefusedException if a weekday is missing or no time of a day. */
    static OpeningHours read(final JsonFields fields) {
        final List<Integer> opensAtMinutes = new ArrayList<>();
        final List<Integer> closesAtMinutes = new ArrayList<>();
        for (final DayOfWeek weekday : DayOfWeek.values()) {
            final String text = fields.requiredText(name(weekday));
            if (text.equals(CLOSED_WORD)) {
                opensAtMinutes.add(CLOSED);
                closesAtMinutes.add(CLOSED);
                continue;
            }
            final Matcher matcher = HOURS.matcher(text);
            final int opensAt = matcher.matches() ? minutes(matcher.group(1), matcher.group(2)) : MINUTES_PER_DAY;
            final int closesAt = matcher.matches() ? minutes(matcher.group(3), matcher.group(4)) : 0;
            if (opensAt >= closesAt || closesAt > MINUTES_PER_DAY) {
                throw CommandRequest.malformed(name(weekday)
                        + " must be hours such as 06:00-22:30, the first before the second and up to 24:00, or closed");
            }
            opensAtMinutes.add(opensAt);
            closesAtMinutes.add(closesAt);
        }
        return new OpeningHours(opensAtMinutes, closesAtMinutes);
    }

    void write(final JsonGenerator json, final String property) {
        json.writeObjectPropertyStart(property);
        for (final DayOfWeek weekday : DayOfWeek.values()) {
            final int opensAt = opensAtMinutes.get(weekday.ordinal());
            final String hours = opensAt == CLOSED
                    ? CLOSED_WORD
                    : text(opensAt) + "-" + text(closesAtMinutes.get(weekday.ordinal()));
            json.writeStringProperty(name(weekday), hours);
        }
        json.writeEndObject();
    }

    private static int minutes(final String hours, final String minutes) {
        return Integer.parseInt(hours) * MINUTES_PER_HOUR + Integer.parseInt(minutes);
    }

    private static String text(final int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
    }

    private static String name(final DayOfWeek weekday) {
        return weekday.name().toLowerCase(Locale.ROOT);
    }
}
