package org.caloriebank.adapter.files;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.caloriebank.protocol.Limits;

/**
 * Turns the fields of one row into numbers, exactly. A field that is wrong leaves its {@link #cause()} and answers {@link #NONE}; the first cause of a
 * row stands. Not thread-safe: one for each reader.
 */
final class FieldParser {
    /** Answered for a field that is wrong. */
    static final int NONE = -1;

    private static final int HOURS_PER_HALF_DAY = 12;
    private static final int DIGITS_MAX = 18;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,12}(\\.\\d{1,30})?");
    private static final Pattern DATE = Pattern.compile("\\d{1,2}/\\d{1,2}/\\d{4}");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}:\\d{2}:\\d{2} [AaPp][Mm]");

    private SkipCause cause;
    private String lastDateText = "";
    private int lastEpochDay = NONE;

    /** Begin a row. */
    void reset() {
        cause = null;
    }

    /** @return why the row is bad, or null while all its fields were good. */
    SkipCause cause() {
        return cause;
    }

    long memberId(final String text) {
        final long memberId = wholeNumber(text);
        return memberId > 0 ? memberId : refuse(SkipCause.BAD_MEMBER);
    }

    int steps(final String text) {
        final long steps = wholeNumber(text);
        return steps >= 0 && steps <= Integer.MAX_VALUE ? (int) steps : refuse(SkipCause.BAD_STEPS);
    }

    /** @return centikcal; a third decimal and those after it are dropped. */
    int centikcal(final String text) {
        final BigDecimal kcal = decimal(text);
        if (kcal == null) {
            return refuse(SkipCause.BAD_CALORIES);
        }
        final BigInteger centikcal = kcal.movePointRight(2).toBigInteger();
        return centikcal.bitLength() < Integer.SIZE ? centikcal.intValue() : refuse(SkipCause.BAD_CALORIES);
    }

    /** @return centikcal, above zero. */
    int someCentikcal(final String text) {
        final int centikcal = centikcal(text);
        return centikcal == 0 ? refuse(SkipCause.NO_CALORIES) : centikcal;
    }

    /** @return grams, to the nearest: the files carry the noise of binary fractions, such as 52.5999984741211. */
    int grams(final String text) {
        final BigDecimal kilograms = decimal(text);
        if (kilograms == null) {
            return refuse(SkipCause.BAD_WEIGHT);
        }
        final BigDecimal grams = kilograms.movePointRight(3).setScale(0, RoundingMode.HALF_UP);
        final boolean isBodyMass = grams.compareTo(BigDecimal.valueOf(Limits.BODY_MASS_GRAMS_MIN)) >= 0
                && grams.compareTo(BigDecimal.valueOf(Limits.BODY_MASS_GRAMS_MAX)) <= 0;
        return isBodyMass ? grams.intValueExact() : refuse(SkipCause.BAD_WEIGHT);
    }

    /** @return days since 1970-01-01. */
    int epochDay(final String text) {
        final int epochDay = date(text);
        return epochDay == NONE ? refuse(SkipCause.BAD_DATE) : epochDay;
    }

    /** @return hours since 1970-01-01 00:00, civil; the text is the start of the hour. */
    int epochHour(final String text) {
        final long seconds = civilSeconds(text);
        return seconds >= 0 && seconds % 3600 == 0 ? (int) (seconds / 3600) : refuse(SkipCause.BAD_HOUR);
    }

    /** @return seconds since 1970-01-01 00:00, civil. */
    long epochSecond(final String text) {
        final long seconds = civilSeconds(text);
        return seconds >= 0 ? seconds : refuse(SkipCause.BAD_TIME);
    }

    private long civilSeconds(final String text) {
        final int space = text.indexOf(' ');
        final int epochDay = space < 0 ? NONE : date(text.substring(0, space));
        final int secondOfDay = space < 0 ? NONE : secondOfDay(text.substring(space + 1));
        return epochDay == NONE || secondOfDay == NONE ? NONE : epochDay * 86_400L + secondOfDay;
    }

    /** Rows come by member and day, so the last date is usually the next one's. */
    private int date(final String text) {
        if (!text.equals(lastDateText)) {
            lastEpochDay = parseDate(text);
            lastDateText = text;
        }
        return lastEpochDay;
    }

    private static int parseDate(final String text) {
        if (!DATE.matcher(text).matches()) {
            return NONE;
        }
        final String[] parts = text.split("/");
        try {
            final long epochDay = LocalDate.of(
                            Integer.parseInt(parts[2]), Integer.parseInt(parts[0]), Integer.parseInt(parts[1]))
                    .toEpochDay();
            return epochDay >= Limits.EPOCH_DAY_MIN && epochDay <= Limits.EPOCH_DAY_MAX ? (int) epochDay : NONE;
        } catch (final DateTimeException e) { // such as 2/30: an expected kind of bad row
            return NONE;
        }
    }

    /** 12 AM is the day's first hour and 12 PM its thirteenth. */
    private static int secondOfDay(final String text) {
        if (!TIME.matcher(text).matches()) {
            return NONE;
        }
        final int colon = text.indexOf(':');
        final int hour = Integer.parseInt(text, 0, colon, 10);
        final int minute = Integer.parseInt(text, colon + 1, colon + 3, 10);
        final int second = Integer.parseInt(text, colon + 4, colon + 6, 10);
        if (hour < 1 || hour > HOURS_PER_HALF_DAY || minute > 59 || second > 59) {
            return NONE;
        }
        final boolean isAfternoon = Character.toUpperCase(text.charAt(colon + 7)) == 'P';
        final int hourOfDay = hour % HOURS_PER_HALF_DAY + (isAfternoon ? HOURS_PER_HALF_DAY : 0);
        return hourOfDay * 3600 + minute * 60 + second;
    }

    private static long wholeNumber(final String text) {
        if (text.isEmpty() || text.length() > DIGITS_MAX) {
            return NONE;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return NONE;
            }
        }
        return Long.parseLong(text);
    }

    /** Bounded before it is made: a BigDecimal of 1e999999999 would take the memory of the machine. */
    private static BigDecimal decimal(final String text) {
        return DECIMAL.matcher(text).matches() ? new BigDecimal(text) : null;
    }

    private int refuse(final SkipCause cause) {
        if (this.cause == null) {
            this.cause = cause;
        }
        return NONE;
    }
}
