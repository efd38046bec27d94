package org.caloriebank.adapter.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.caloriebank.adapter.report.StreamFacts;
import org.caloriebank.protocol.Command;

/**
 * What the files of the dead process hold, against what its callers had been told by then. Read while no node runs.
 *
 * @param acknowledged answers callers had.
 * @param found of these, in the journal with the same outcome.
 * @param unanswered commands under way.
 * @param unansweredInJournal of these, in the journal.
 */
record CrashEvidence(long acknowledged, long found, int unanswered, int unansweredInJournal) {
    /** @param callers all of them waiting for the next node. */
    static CrashEvidence read(final Path bankDirectory, final long afterSequence, final List<Caller> callers) {
        final StreamEvidence evidence = StreamEvidence.read(bankDirectory, afterSequence);
        final List<Acknowledgement> acknowledgements = callers.stream()
                .flatMap(caller -> caller.acknowledgements().stream())
                .toList();
        final List<Command> unanswered = callers.stream()
                .map(Caller::unanswered)
                .filter(Objects::nonNull)
                .toList();
        return new CrashEvidence(acknowledgements.size(), evidence.found(acknowledgements), unanswered.size(), (int)
                unanswered.stream().filter(evidence::has).count());
    }

    /** @param next node after the crash. */
    StreamFacts.Crash facts(final long atNanos, final long backAtNanos, final Node next) {
        return new StreamFacts.Crash(
                atNanos,
                backAtNanos,
                acknowledged,
                found,
                unanswered,
                unansweredInJournal,
                next.startNanos(),
                next.recoveredRecords());
    }
}
