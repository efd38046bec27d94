package org.caloriebank.adapter.demo;

import java.nio.file.Path;
import org.caloriebank.adapter.audit.JournalRecords;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/** Shows every command of a journal with its outcome, in order; the journal's bytes are proven on the way. */
final class JournalScan {
    /** Is shown the records. */
    @FunctionalInterface
    interface Visitor {
        void onRecord(Command command, Outcome outcome);
    }

    private JournalScan() {}

    /** @throws JournalException if the journal is damaged or cannot be read. */
    static void run(final Path directory, final Visitor visitor) {
        JournalRecords.forEach(
                directory,
                Moment.END,
                JournalProgress.SILENT,
                (sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength) -> visitor.onRecord(
                        Command.decode(buffer, command), Outcome.decode(sequence, timeMs, buffer, outcome)));
    }
}
