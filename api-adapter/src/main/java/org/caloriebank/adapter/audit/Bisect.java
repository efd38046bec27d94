package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/**
 * Finds the first record in which two journals differ. Records decide, by the bytes of command and outcome and by time: replicas may have cut their
 * blocks otherwise. Where both have a block with the same number and hash, all up to its end is the same and its records are not looked at. One thread.
 */
public final class Bisect {
    /** How two journals stand to each other. */
    public enum Verdict {
        IDENTICAL,
        A_ENDS_FIRST,
        B_ENDS_FIRST,
        DIFFERENT
    }

    /**
     * What was found.
     *
     * @param from sequence of the first record both have; what was archived of one is not compared.
     * @param sequence of the first record that differs, or that only one has; of identical journals, of the last.
     * @param recordsMore that the longer one has, 0 unless one ends first.
     * @param fields what differs, by name: in A and in B, null where one has no such field.
     * @param members the record is about, in either journal.
     * @param placeA where the record stands in A, null when it is not there.
     * @param placeB the same in B.
     * @param notices about torn tails.
     */
    public record Result(
            Verdict verdict,
            long from,
            long sequence,
            long recordsMore,
            Map<String, String[]> fields,
            SortedSet<Long> members,
            String placeA,
            String placeB,
            List<String> notices) {}

    private final RecordCursor a;
    private final RecordCursor b;
    private final JournalProgress progress;

    private Bisect(final RecordCursor a, final RecordCursor b, final JournalProgress progress) {
        this.a = a;
        this.b = b;
        this.progress = progress;
    }

    /** @throws JournalException if one is no journal, holds no record, cannot be read, or is damaged before they differ. */
    public static Result compare(final Path directoryA, final Path directoryB, final JournalProgress progress) {
        try (RecordCursor a = new RecordCursor(directoryA);
                RecordCursor b = new RecordCursor(directoryB)) {
            return new Bisect(a, b, progress).run();
        }
    }

    private Result run() {
        skipTo(a, b.sequence());
        skipTo(b, a.sequence());
        final long from = a.isAtEnd() ? b.sequence() : a.sequence();
        long last = from - 1;
        while (!a.isAtEnd() && !b.isAtEnd()) {
            if (a.isSameBlockAs(b)) {
                last = a.lastSequence();
                a.nextBlock();
                b.nextBlock();
                progress.onProgress(
                        Math.min(a.reader().bytesDone(), a.reader().bytesInAll()),
                        a.reader().bytesInAll());
            } else if (a.isSameRecordAs(b)) {
                last = a.sequence();
                a.next();
                b.next();
            } else {
                return different(from);
            }
        }
        return ended(from, last);
    }

    private static void skipTo(final RecordCursor cursor, final long sequence) {
        while (!cursor.isAtEnd() && cursor.sequence() < sequence) {
            cursor.next();
        }
    }

    private Result ended(final long from, final long last) {
        if (a.isAtEnd() && b.isAtEnd()) {
            return new Result(Verdict.IDENTICAL, from, last, 0, Map.of(), new TreeSet<>(), null, null, notices());
        }
        final RecordCursor longer = a.isAtEnd() ? b : a;
        final Verdict verdict = a.isAtEnd() ? Verdict.A_ENDS_FIRST : Verdict.B_ENDS_FIRST;
        final String place = longer.place();
        final SortedSet<Long> members = members(longer);
        long lastOfLonger = last;
        while (!longer.isAtEnd()) {
            lastOfLonger = longer.lastSequence();
            longer.nextBlock();
        }
        return new Result(
                verdict,
                from,
                last + 1,
                lastOfLonger - last,
                Map.of(),
                members,
                longer == a ? place : null,
                longer == b ? place : null,
                notices());
    }

    private Result different(final long from) {
        final Map<String, String[]> fields = new LinkedHashMap<>();
        compare(fields, "sequence", String.valueOf(a.sequence()), String.valueOf(b.sequence()));
        compare(fields, "timeMs", String.valueOf(a.timeMs()), String.valueOf(b.timeMs()));
        compareMessages(fields);
        final SortedSet<Long> members = members(a);
        members.addAll(members(b));
        return new Result(Verdict.DIFFERENT, from, a.sequence(), 0, fields, members, a.place(), b.place(), notices());
    }

    private void compareMessages(final Map<String, String[]> fields) {
        final Record commandOfA = (Record) command(a);
        final Record commandOfB = (Record) command(b);
        compare(
                fields,
                "command",
                commandOfA.getClass().getSimpleName(),
                commandOfB.getClass().getSimpleName());
        fields.putAll(FieldDifferences.of("command", commandOfA, commandOfB));
        // the record's own sequence and time are compared above
        final Outcome outcomeOfA = outcome(a, 0, 0);
        final Outcome outcomeOfB = outcome(b, 0, 0);
        fields.putAll(FieldDifferences.of("outcome", outcomeOfA, outcomeOfB));
    }

    private static void compare(
            final Map<String, String[]> fields, final String name, final String ofA, final String ofB) {
        if (!ofA.equals(ofB)) {
            fields.put(name, new String[] {ofA, ofB});
        }
    }

    private static SortedSet<Long> members(final RecordCursor cursor) {
        return Concerned.members(command(cursor), outcome(cursor, cursor.sequence(), cursor.timeMs()));
    }

    private static Command command(final RecordCursor cursor) {
        return Command.decode(new UnsafeBuffer(cursor.command()), 0);
    }

    private static Outcome outcome(final RecordCursor cursor, final long sequence, final long timeMs) {
        return Outcome.decode(sequence, timeMs, new UnsafeBuffer(cursor.outcome()), 0);
    }

    private List<String> notices() {
        final List<String> notices = new ArrayList<>();
        a.reader().notices().forEach(notice -> notices.add("A: " + notice));
        b.reader().notices().forEach(notice -> notices.add("B: " + notice));
        return notices;
    }
}
