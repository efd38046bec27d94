package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;
import static org.caloriebank.journal.JournalException.Kind.NOT_COVERED;

import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.DirectBuffer;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.JournalReplay;
import org.caloriebank.journal.OlderOutcome;
import org.caloriebank.journal.Replay;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;

/**
 * Runs a journal once through two ledgers: one as it was, whose outcomes must be the journalled ones, and one whose settings have other values from
 * before the first record on. Both take the same commands at the same sequences and times, so what differs follows from the settings alone. Timers fire
 * in the journalled ticks only: what would have fallen due elsewhere waits for the next of them. One thread.
 */
public final class WhatIf implements ReplayVisitor {
    /** Result codes of the same command, in the journal and under the other settings. */
    public record CodePair(String journal, String whatIf) implements Comparable<CodePair> {
        @Override
        public int compareTo(final CodePair other) {
            final int byJournal = journal.compareTo(other.journal);
            return byJournal != 0 ? byJournal : whatIf.compareTo(other.whatIf);
        }
    }

    /**
     * What came of it.
     *
     * @param sequence of the last record run.
     * @param timeMs of its ledger time.
     * @param records run.
     * @param differing of them with another outcome.
     * @param firstDifference sequence of the first of these; 0 for none.
     * @param members named in or touched by one of these, in the journal or under the other settings.
     * @param codes commands with another result code.
     */
    public record Difference(
            long sequence,
            long timeMs,
            long records,
            CoinFlows journal,
            CoinFlows whatIf,
            long differing,
            long firstDifference,
            long members,
            SortedMap<CodePair, Long> codes) {}

    private final Ledger whatIf;
    private final UnsafeBuffer outcome = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
    private final CoinFlows journalFlows = new CoinFlows();
    private final CoinFlows whatIfFlows = new CoinFlows();
    private final LongHashSet members = new LongHashSet();
    private final SortedMap<CodePair, Long> codes = new TreeMap<>();
    private long differing;
    private long firstDifference;

    private WhatIf(final Ledger whatIf) {
        this.whatIf = whatIf;
    }

    /**
     * @param settings values in force from before the first record on.
     * @throws JournalException if there is no journal, it cannot be read, it is damaged, an outcome of the ledger as it was differs, or the moment is
     *     not one the journal tells of.
     */
    public static Difference run(
            final Path directory,
            final Map<Setting, Long> settings,
            final Moment moment,
            final JournalProgress progress) {
        try (Ledger ledger = new Ledger();
                Ledger other = new Ledger(settings);
                JournalReader reader = JournalReader.open(directory)) {
            requireBeginning(directory, reader);
            final WhatIf run = new WhatIf(other);
            final Replay replay = JournalReplay.replay(reader, ledger, moment.limit(), progress, run);
            moment.requireCovered(directory, ledger.lastSequence(), replay.end());
            return run.end(ledger, replay);
        }
    }

    /** Other settings are in force from the first record on, so it must be there. */
    private static void requireBeginning(final Path directory, final JournalReader reader) {
        if (reader.firstSequence() != 1) {
            throw new JournalException(
                    NOT_COVERED,
                    directory + " begins at sequence " + reader.firstSequence()
                            + ", because what is before was archived; put the archived segments back into a copy to try other"
                            + " settings.");
        }
    }

    @Override
    public void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        final int length = apply(timeMs, buffer, commandOffset);
        journalFlows.onOutcome(buffer, outcomeOffset);
        whatIfFlows.onOutcome(outcome, 0);
        final boolean isSame = length == outcomeLength && isEqual(buffer, outcomeOffset, length)
                || OlderOutcome.isToldBy(outcome, 0, buffer, outcomeOffset, outcomeLength);
        if (!isSame) {
            onDifference(
                    Command.decode(buffer, commandOffset),
                    Outcome.decode(sequence, timeMs, buffer, outcomeOffset),
                    Outcome.decode(sequence, timeMs, outcome, 0));
        }
    }

    private int apply(final long timeMs, final DirectBuffer buffer, final int commandOffset) {
        try {
            return whatIf.apply(timeMs, buffer, commandOffset, outcome, 0);
        } catch (final LedgerCorruptedException e) {
            throw booksDiffer(e);
        }
    }

    private boolean isEqual(final DirectBuffer buffer, final int offset, final int length) {
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) != outcome.getByte(i)) {
                return false;
            }
        }
        return true;
    }

    private void onDifference(final Command command, final Outcome journalled, final Outcome other) {
        differing++;
        if (firstDifference == 0) {
            firstDifference = journalled.sequence();
        }
        if (journalled.code() != other.code()) {
            codes.merge(new CodePair(journalled.code().name(), other.code().name()), 1L, Long::sum);
        }
        Concerned.members(command, journalled).forEach(members::add);
        Concerned.members(command, other).forEach(members::add);
    }

    private Difference end(final Ledger ledger, final Replay replay) {
        try {
            whatIf.verify();
        } catch (final LedgerCorruptedException e) {
            throw booksDiffer(e);
        }
        journalFlows.end(ledger);
        whatIfFlows.end(whatIf);
        return new Difference(
                ledger.lastSequence(),
                ledger.timeMs(),
                replay.records(),
                journalFlows,
                whatIfFlows,
                differing,
                firstDifference,
                members.size(),
                codes);
    }

    private static JournalException booksDiffer(final LedgerCorruptedException cause) {
        return new JournalException(
                BOOKS_DIFFER,
                "The books do not add up under the other settings (" + cause.getMessage()
                        + "); report it with the file of settings: no setting may do that.",
                cause);
    }
}
