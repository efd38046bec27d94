package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.EPOCH_DAY_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MIN;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The segments of a path that vary, in its order. All methods but {@link #text} throw {@link RequestRefusedException}. */
record PathParameters(List<String> texts) {
    static final PathParameters NONE = new PathParameters(List.of());

    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");

    PathParameters {
        texts = List.copyOf(texts);
    }

    String text(final int index) {
        return texts.get(index);
    }

    /** @return a positive id. */
    long id(final int index) {
        final String text = texts.get(index);
        final long id = ID.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (id < 1) {
            throw malformed("an id in the path must be an integer from 1 to 999999999999999999");
        }
        return id;
    }

    /** @return the word whose name stands there in small letters. */
    <E extends Enum<E>> E word(final int index, final Class<E> words, final E excluded) {
        for (final E word : words.getEnumConstants()) {
            if (word != excluded && word.name().toLowerCase(Locale.ROOT).equals(texts.get(index))) {
                return word;
            }
        }
        throw malformed("the path has a word that is not known here");
    }

    /** @return days since 1970-01-01. */
    int epochDay(final int index) {
        return epochDay(texts.get(index));
    }

    /** @return days since 1970-01-01 of a date as yyyy-mm-dd. */
    static int epochDay(final String text) {
        if (text.length() == 10) {
            try {
                final long epochDay = LocalDate.parse(text).toEpochDay();
                if (epochDay >= EPOCH_DAY_MIN && epochDay <= EPOCH_DAY_MAX) {
                    return (int) epochDay;
                }
            } catch (final DateTimeParseException e) {
                throw malformed("a date must be yyyy-mm-dd and in the calendar");
            }
        }
        throw malformed("a date must be yyyy-mm-dd, from 1970-01-02 to 2149-06-06");
    }

    private static RequestRefusedException malformed(final String detail) {
        return new RequestRefusedException(Problem.malformed(detail));
    }
}
