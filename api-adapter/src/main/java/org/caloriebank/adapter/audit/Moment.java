package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.NOT_COVERED;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.ReplayLimit;

/**
 * When to look at a journal: after a sequence, after the last record of a ledger time, or where it ends.
 *
 * @param limit how far records are taken.
 * @param text as it was asked for, for people.
 */
public record Moment(ReplayLimit limit, String text) {
    /** Where the journal ends. */
    public static final Moment END = new Moment(ReplayLimit.NONE, "the end");

    /** Before the first record. */
    public static final Moment BEGINNING = ofSequence(0);

    private static final int SEQUENCE_DIGITS_MAX = 18;

    public static Moment ofSequence(final long sequence) {
        return new Moment(ReplayLimit.toSequence(sequence), "sequence " + sequence);
    }

    /**
     * @param text a sequence, a time such as 2016-05-01T12:00:00Z, or a date, which stands for its last millisecond in UTC.
     * @throws IllegalArgumentException if it is none of these.
     */
    public static Moment parse(final String text) {
        if (text.matches("\\d{1," + SEQUENCE_DIGITS_MAX + "}")) {
            return ofSequence(Long.parseLong(text));
        }
        try {
            return new Moment(ReplayLimit.toTime(endMs(text)), text);
        } catch (final DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException(
                    "'" + text
                            + "' is no sequence, no date such as 2016-05-01 and no time such as 2016-05-01T12:00:00Z",
                    e);
        }
    }

    private static long endMs(final String text) {
        return text.indexOf('T') >= 0
                ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
                : startOfDayMs(LocalDate.parse(text).plusDays(1)) - 1;
    }

    private static long startOfDayMs(final LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /**
     * The moment before something begins: of all records, those behind it are meant.
     *
     * @param text as for {@link #parse}, but a date stands for its first millisecond.
     * @throws IllegalArgumentException if it is none of these.
     */
    public static Moment parseStart(final String text) {
        final Moment start = parse(text);
        if (start.limit.sequence() != Long.MAX_VALUE) {
            return new Moment(ReplayLimit.toSequence(Math.max(0, start.limit.sequence() - 1)), text);
        }
        final long startMs = text.indexOf('T') >= 0 ? start.limit.timeMs() : startOfDayMs(LocalDate.parse(text));
        return new Moment(ReplayLimit.toTime(startMs - 1), text);
    }

    /** @return the last millisecond of a month, UTC. */
    static Moment ofMonthEnd(final YearMonth month) {
        return new Moment(ReplayLimit.toTime(startOfDayMs(month.plusMonths(1).atDay(1)) - 1), "the end of " + month);
    }

    /** @return whether no record behind the one of this sequence and time can belong to the time up to the moment. */
    public boolean isReached(final long sequence, final long timeMs) {
        return sequence >= limit.sequence() || timeMs > limit.timeMs();
    }

    /** @return whether a record comes after the moment. */
    public boolean isBefore(final long sequence, final long timeMs) {
        return limit.isBehind(sequence, timeMs);
    }

    /** @return the time meant, ms since 1970: of a sequence or the end, that of the last record taken. */
    public long timeMs(final long lastTimeMs) {
        return limit.timeMs() == Long.MAX_VALUE ? lastTimeMs : limit.timeMs();
    }

    /** @return whether records known up to this sequence and time tell all about the time up to the moment. */
    public boolean isTold(final long sequence, final long timeMs) {
        return limit.equals(ReplayLimit.NONE) || sequence >= limit.sequence() || timeMs >= limit.timeMs();
    }

    /**
     * Make sure that the journal tells of the moment. Without a record it tells of none.
     *
     * @param directory of the journal, for the message.
     * @param lastSequence of the records taken; 0 for none.
     * @param end where reading has come to.
     * @throws JournalException if the moment lies before the first record, or after the last: what it will be is not known yet.
     */
    public void requireCovered(final Path directory, final long lastSequence, final JournalEnd end) {
        if (end.sequence() == 0) {
            throw new JournalException(
                    NOT_COVERED,
                    directory + " holds no record yet, so there is nothing to tell of; is it the right directory?");
        }
        if (limit.equals(ReplayLimit.NONE)) {
            return;
        }
        if (lastSequence == 0) {
            throw new JournalException(
                    NOT_COVERED,
                    "The journal in " + directory + " begins after " + text
                            + "; 'audit describe' tells from when to when" + " it goes.");
        }
        final boolean isReached = limit.sequence() == Long.MAX_VALUE
                ? end.timeMs() >= limit.timeMs()
                : end.sequence() >= limit.sequence();
        if (!isReached) {
            throw new JournalException(
                    NOT_COVERED,
                    "The journal in " + directory + " ends at sequence " + end.sequence() + ", "
                            + Instant.ofEpochMilli(end.timeMs()) + ", before " + text
                            + "; leave the moment out to see what is there at its end.");
        }
    }
}
