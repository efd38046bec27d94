package org.caloriebank.adapter.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;

/** Reads the query part of an address. All methods throw {@link RequestRefusedException} for a value that is not valid, or given twice. */
final class PageParameters {
    static final int LIMIT_DEFAULT = 100;
    static final int LIMIT_MAX = 1_000;

    private static final Pattern MS = Pattern.compile("[0-9]{1,15}");
    private static final Pattern AFTER = Pattern.compile("[0-9]{1,18}");
    private static final Pattern LIMIT = Pattern.compile("[0-9]{1,4}");
    private static final Pattern PERIOD = Pattern.compile("(19[7-9][0-9]|20[0-9]{2}|21[0-4][0-9])(0[1-9]|1[0-2])");

    private final Fields fields;

    private PageParameters(final Fields fields) {
        this.fields = fields;
    }

    static PageParameters of(final Request request) {
        try {
            return new PageParameters(Request.extractQueryParameters(request));
        } catch (final RuntimeException e) { // not percent-encoded UTF-8
            throw bad("the query part of the address cannot be decoded");
        }
    }

    /** @return how many rows a page may have. */
    int limit() {
        final String text = single("limit");
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        final int limit = LIMIT.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LIMIT_MAX) {
            throw bad("limit must be an integer from 1 to " + LIMIT_MAX);
        }
        return limit;
    }

    /** @return null on the first page. */
    String cursor() {
        return single("cursor");
    }

    /** @return ms since 1970 of a time, or of the beginning of a date in UTC; the least long when absent. */
    long fromMs() {
        return timeMs("from", Long.MIN_VALUE);
    }

    /** @return ms since 1970 of a time given as such, or of the beginning of a date in UTC. */
    long timeMs(final String name, final long absent) {
        final String text = single(name);
        if (text == null) {
            return absent;
        }
        if (MS.matcher(text).matches()) {
            return Long.parseLong(text);
        }
        try {
            final Instant time = text.indexOf('T') >= 0
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
            return time.toEpochMilli();
        } catch (final DateTimeException | ArithmeticException e) {
            throw bad(name + " must be a date such as 2026-11-20, a time such as 2026-11-20T12:00:00Z,"
                    + " or milliseconds since 1970");
        }
    }

    /** @return what the page before gave as nextAfter, an id; 0 for the first page. */
    long afterId() {
        return afterIds(1)[0];
    }

    /** @return what the page before gave as nextAfter, so many numbers joined by points; zeroes for the first page. */
    long[] afterIds(final int count) {
        final long[] numbers = new long[count];
        final String text = single("after");
        if (text == null) {
            return numbers;
        }
        final String[] parts = text.split("\\.", -1);
        for (int i = 0; i < count; i++) {
            if (parts.length != count || !AFTER.matcher(parts[i]).matches()) {
                throw bad("after must be what the page before gave as nextAfter");
            }
            numbers[i] = Long.parseLong(parts[i]);
        }
        return numbers;
    }

    /** A misspelt parameter must not be taken for an absent one. */
    void requireOnly(final String... names) {
        for (final String name : fields.getNames()) {
            if (!List.of(names).contains(name)) {
                throw bad("unknown parameter " + name
                        + (names.length == 0 ? "" : "; there is " + String.join(", ", names)));
            }
        }
    }

    /** @return days since 1970; the least long when absent. */
    long epochDay() {
        final String text = single("day");
        if (text == null) {
            return Long.MIN_VALUE;
        }
        try {
            return LocalDate.parse(text).toEpochDay();
        } catch (final DateTimeException e) {
            throw bad("day must be a date such as 2026-11-20");
        }
    }

    /** @return a month as yyyymm. */
    int period() {
        final String text = single("period");
        if (text == null || !PERIOD.matcher(text).matches()) {
            throw bad("period is required: a month from 197001 to 214912, as yyyymm");
        }
        return Integer.parseInt(text);
    }

    private String single(final String name) {
        final List<String> values = fields.getValuesOrEmpty(name);
        if (values.size() > 1) {
            throw bad(name + " was given more than once");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    static RequestRefusedException bad(final String detail) {
        return new RequestRefusedException(Problem.of(DoorCode.BAD_REQUEST, detail));
    }
}
