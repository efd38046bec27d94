package org.caloriebank.adapter.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/**
 * What the journal says of the commands callers sent: read from the files, compared with what callers were told. A command is found by all its
 * fields, its key among them. Confined to one thread.
 */
final class StreamEvidence {
    private static final List<Outcome> NONE = List.of();

    /** Outcomes that were not answered from memory. */
    private final Map<Command, List<Outcome>> decidedByCommand = new HashMap<>();

    private long duplicates;

    private StreamEvidence() {}

    /** @param afterSequence records up to it are not the callers'. */
    static StreamEvidence read(final Path directory, final long afterSequence) {
        final StreamEvidence evidence = new StreamEvidence();
        JournalScan.run(directory, (command, outcome) -> {
            if (outcome.sequence() > afterSequence) {
                evidence.onRecord(command, outcome);
            }
        });
        return evidence;
    }

    private void onRecord(final Command command, final Outcome outcome) {
        if (outcome.flags().duplicate()) {
            duplicates++;
        } else if (!(command instanceof Command.Tick)) {
            decidedByCommand.computeIfAbsent(command, c -> new ArrayList<>(1)).add(outcome);
        }
    }

    boolean has(final Command command) {
        return decidedByCommand.containsKey(command);
    }

    /** @return how many of the answers the journal has, the same, and decided once. */
    long found(final List<Acknowledgement> acknowledgements) {
        return acknowledgements.stream().filter(this::isFound).count();
    }

    /** @return commands that moved coins more than once. */
    long appliedTwice() {
        return decidedByCommand.entrySet().stream()
                .filter(entry -> timesApplied(entry.getKey(), entry.getValue()) > 1)
                .count();
    }

    /** @return commands the journal has and no caller knows of. */
    long unknown(final List<Acknowledgement> acknowledgements) {
        final Map<Command, List<Outcome>> rest = new HashMap<>(decidedByCommand);
        acknowledgements.forEach(acknowledgement -> rest.remove(acknowledgement.command()));
        return rest.size();
    }

    /** @return records answered from memory. */
    long duplicates() {
        return duplicates;
    }

    private boolean isFound(final Acknowledgement acknowledgement) {
        final Reply reply = acknowledgement.reply();
        final List<Outcome> decided = decidedByCommand.getOrDefault(acknowledgement.command(), NONE);
        final boolean isReport = acknowledgement.command() instanceof Command.ReportActivity;
        return (isReport || decided.size() == 1) && decided.stream().anyMatch(outcome -> isSame(outcome, reply));
    }

    /** The door gives no sequence for a refused report. */
    private static boolean isSame(final Outcome outcome, final Reply reply) {
        return outcome.code() == reply.code()
                && outcome.amountCenticoins() == reply.amountCenticoins()
                && (outcome.sequence() == reply.sequence() || reply.sequence() == 0 && !reply.isAccepted());
    }

    /** A report may be decided again, as a running total it is: but it can be paid only once. */
    private static long timesApplied(final Command command, final List<Outcome> decided) {
        final boolean isReport = command instanceof Command.ReportActivity;
        return decided.stream()
                .filter(outcome -> outcome.isAccepted() && (!isReport || outcome.amountCenticoins() != 0))
                .count();
    }
}
