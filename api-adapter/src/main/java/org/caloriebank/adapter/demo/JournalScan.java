package org.caloriebank.adapter.demo;

import java.nio.file.Path;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalReader;
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
        final Block block = new Block();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.next(block)) {
                block.forEachRecord(
                        (sequence, timeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength) ->
                                visitor.onRecord(
                                        Command.decode(buffer, commandOffset),
                                        Outcome.decode(sequence, timeMs, buffer, outcomeOffset)));
            }
        }
    }
}
