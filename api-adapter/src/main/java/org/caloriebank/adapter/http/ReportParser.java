package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.EPOCH_DAY_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MIN;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;

import java.time.DateTimeException;
import java.time.LocalDate;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one activity report from its JSON. Reusable; holds the fields of the last report it could read, or why it could not. Energy is read as an
 * integer or from the decimal's digits, never through a binary fraction. Unknown fields and fields given twice are faults: a misspelt
 * energy must not be paid by steps instead. One thread at a time.
 */
final class ReportParser {
    private static final int MEMBER_ID = 1;
    private static final int SOURCE_ID = 1 << 1;
    private static final int DATE = 1 << 2;
    private static final int HOUR = 1 << 3;
    private static final int STEPS = 1 << 4;
    private static final int ENERGY = 1 << 5;
    private static final int MANUAL = 1 << 6;
    private static final int REQUIRED = MEMBER_ID | SOURCE_ID | DATE;
    private static final int CAUSE_LENGTH_MAX = 120;
    private static final int HOUR_MAX = 23;
    private static final int CENTI = 100;

    private int seen;
    private long memberId;
    private long sourceId;
    private int epochDay;
    private int hour;
    private int steps;
    private int energyCentikcal;
    private boolean isManual;
    private String cause;
    private int column;

    /** @return whether the bytes are a report; if not, {@link #cause()} says why. */
    boolean parse(final byte[] bytes, final int offset, final int length) {
        reset();
        if (!isObjectInUtf8(bytes, offset, length)) {
            return refuse("a report must be a JSON object in UTF-8", 1);
        }
        try (JsonParser parser = JsonText.parser(bytes, offset, length)) {
            parser.nextToken();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                if (!field(name, parser)) {
                    return refuse(cause, parser.currentTokenLocation().getColumnNr());
                }
            }
            if (parser.nextToken() != null) {
                return refuse(
                        "text after the report", parser.currentTokenLocation().getColumnNr());
            }
        } catch (final JacksonException e) {
            final int place = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
            return refuse("not JSON: " + e.getOriginalMessage(), place);
        }
        return isComplete();
    }

    long memberId() {
        return memberId;
    }

    long sourceId() {
        return sourceId;
    }

    int epochDay() {
        return epochDay;
    }

    int hour() {
        return hour;
    }

    int steps() {
        return steps;
    }

    int energyCentikcal() {
        return energyCentikcal;
    }

    boolean isManual() {
        return isManual;
    }

    /** @return why the last bytes were no report: printable ASCII, at most 120 characters; null when they were one. */
    String cause() {
        return cause;
    }

    /** @return where, counted from 1 in bytes of the record; 0 when nowhere in particular. */
    int column() {
        return column;
    }

    private void reset() {
        seen = 0;
        hour = WHOLE_DAY;
        steps = 0;
        energyCentikcal = NULL_CENTIKCAL;
        isManual = false;
        cause = null;
        column = 0;
    }

    /** The parser would also take UTF-16 and UTF-32, told by zero bytes at the start. */
    private static boolean isObjectInUtf8(final byte[] bytes, final int offset, final int length) {
        int first = offset;
        final int end = offset + length;
        while (first < end && (bytes[first] == ' ' || bytes[first] == '\t')) {
            first++;
        }
        return first + 1 < end && bytes[first] == '{' && bytes[first + 1] != 0;
    }

    private boolean field(final String name, final JsonParser parser) {
        final JsonToken token = parser.nextToken();
        return switch (name) {
            case "memberId" -> once(MEMBER_ID, name) && memberId(token, parser);
            case "sourceId" -> once(SOURCE_ID, name) && sourceId(token, parser);
            case "date" -> once(DATE, name) && date(token, parser);
            case "hour" -> once(HOUR, name) && (isAbsent(token, HOUR) || hour(token, parser));
            case "steps" -> once(STEPS, name) && (isAbsent(token, STEPS) || steps(token, parser));
            case "activeCentikcal" -> once(ENERGY, name) && (isAbsent(token, ENERGY) || centikcal(token, parser));
            case "activeKcal" -> once(ENERGY, name) && (isAbsent(token, ENERGY) || kcal(token, parser));
            case "manual" -> once(MANUAL, name) && (isAbsent(token, MANUAL) || manual(token));
            default -> fault("unknown field " + name);
        };
    }

    private boolean once(final int field, final String name) {
        if ((seen & field) != 0) {
            return fault(field == ENERGY ? "energy is given twice" : "the field " + name + " is there twice");
        }
        seen |= field;
        return true;
    }

    /** Null is as good as absent, and may not be followed by a value: the field stays marked as seen, except for the final count. */
    private boolean isAbsent(final JsonToken token, final int field) {
        if (token != JsonToken.VALUE_NULL) {
            return false;
        }
        if (field == STEPS || field == ENERGY) {
            seen |= field << 16;
        }
        return true;
    }

    private boolean memberId(final JsonToken token, final JsonParser parser) {
        if (!isLong(token, parser) || parser.getLongValue() < 1) {
            return fault("memberId must be an integer from 1 to 9223372036854775807");
        }
        memberId = parser.getLongValue();
        return true;
    }

    private boolean sourceId(final JsonToken token, final JsonParser parser) {
        if (!isLong(token, parser) || parser.getLongValue() < 0 || parser.getLongValue() > RequestHeaders.UINT32_MAX) {
            return fault("sourceId must be an integer from 0 to 4294967294");
        }
        sourceId = parser.getLongValue();
        return true;
    }

    private boolean hour(final JsonToken token, final JsonParser parser) {
        if (!isLong(token, parser) || parser.getLongValue() < 0 || parser.getLongValue() > HOUR_MAX) {
            return fault("hour must be an integer from 0 to 23; leave it out for the whole day");
        }
        hour = (int) parser.getLongValue();
        return true;
    }

    private boolean steps(final JsonToken token, final JsonParser parser) {
        if (!isLong(token, parser) || parser.getLongValue() < 0 || parser.getLongValue() > Integer.MAX_VALUE) {
            return fault("steps must be an integer from 0 to 2147483647");
        }
        steps = (int) parser.getLongValue();
        return true;
    }

    private boolean centikcal(final JsonToken token, final JsonParser parser) {
        if (!isLong(token, parser) || parser.getLongValue() < 0 || parser.getLongValue() > Integer.MAX_VALUE) {
            return fault("activeCentikcal must be an integer from 0 to 2147483647");
        }
        energyCentikcal = (int) parser.getLongValue();
        return true;
    }

    private boolean kcal(final JsonToken token, final JsonParser parser) {
        final boolean isNumber = token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
        final long centikcal = isNumber ? centi(parser.getString()) : -1;
        if (centikcal < 0 || centikcal > Integer.MAX_VALUE) {
            return fault("activeKcal must be a plain decimal from 0 to 21474836.47 with at most 2 decimals");
        }
        energyCentikcal = (int) centikcal;
        return true;
    }

    /** @return a hundred times the decimal, or -1 if it is negative, has an exponent, more than 2 decimals or more than 9 digits before them. */
    private static long centi(final String decimal) {
        final int point = decimal.indexOf('.');
        final int whole = point < 0 ? decimal.length() : point;
        final int decimals = point < 0 ? 0 : decimal.length() - point - 1;
        if (whole > 9 || decimals > 2) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < decimal.length(); i++) {
            if (i == point) {
                continue;
            }
            final char c = decimal.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return decimals == 2 ? value : decimals == 1 ? 10 * value : CENTI * value;
    }

    private boolean manual(final JsonToken token) {
        if (token != JsonToken.VALUE_TRUE && token != JsonToken.VALUE_FALSE) {
            return fault("manual must be true or false");
        }
        isManual = token == JsonToken.VALUE_TRUE;
        return true;
    }

    private boolean date(final JsonToken token, final JsonParser parser) {
        if (token != JsonToken.VALUE_STRING || !isDate(parser.getString())) {
            return fault("date must be yyyy-mm-dd, from 1970-01-02 to 2149-06-06");
        }
        return true;
    }

    private boolean isDate(final String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return false;
        }
        final int year = digits(text, 0, 4);
        final int month = digits(text, 5, 7);
        final int day = digits(text, 8, 10);
        if (year < 0 || month < 1 || month > 12 || day < 1 || day > 31) {
            return false;
        }
        if (day > 28) {
            try {
                epochDay = (int) LocalDate.of(year, month, day).toEpochDay();
            } catch (final DateTimeException e) { // such as 30 February: as wrong as letters would be
                return false;
            }
        } else {
            epochDay = (int) LocalDate.of(year, month, day).toEpochDay();
        }
        return epochDay >= EPOCH_DAY_MIN && epochDay <= EPOCH_DAY_MAX;
    }

    private static int digits(final String text, final int from, final int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            final char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return -1;
            }
            value = 10 * value + c - '0';
        }
        return value;
    }

    private static boolean isLong(final JsonToken token, final JsonParser parser) {
        return token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
    }

    private boolean isComplete() {
        if ((seen & REQUIRED) != REQUIRED) {
            final boolean hasMember = (seen & MEMBER_ID) != 0;
            final String name = !hasMember ? "memberId" : (seen & SOURCE_ID) == 0 ? "sourceId" : "date";
            return refuse(name + " is required", 0);
        }
        final int given = seen & ~(seen >>> 16);
        if ((given & (STEPS | ENERGY)) == 0) {
            return refuse("steps, activeCentikcal or activeKcal is required", 0);
        }
        return true;
    }

    private boolean fault(final String fault) {
        cause = fault;
        return false;
    }

    private boolean refuse(final String fault, final int place) {
        final StringBuilder printable = new StringBuilder(CAUSE_LENGTH_MAX);
        for (int i = 0; i < fault.length() && i < CAUSE_LENGTH_MAX; i++) {
            final char c = fault.charAt(i);
            printable.append(c >= ' ' && c <= '~' ? c : '?');
        }
        cause = printable.toString();
        column = place;
        return false;
    }
}
