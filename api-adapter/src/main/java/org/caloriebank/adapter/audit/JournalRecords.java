package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.RecordVisitor;

/** Shows a journal's records in order, without running them; bytes and order are proven on the way. One thread. */
public final class JournalRecords {
    /** Is shown the records, and each block before its own. */
    @FunctionalInterface
    public interface Visitor extends RecordVisitor {
        /** @param number of the block whose records come next. */
        default void onBlock(final long number) {}
    }

    private JournalRecords() {}

    /**
     * @param moment records behind it are not shown.
     * @return where reading came to: the journal's end, or a block's behind the moment.
     * @throws JournalException if there is no journal, it is damaged or it cannot be read.
     */
    public static JournalEnd forEach(
            final Path directory, final Moment moment, final JournalProgress progress, final Visitor visitor) {
        try (JournalReader reader = JournalReader.open(directory)) {
            final long bytesInAll = reader.bytesInAll();
            final Block block = new Block();
            while (!moment.isReached(reader.end().sequence(), reader.end().timeMs()) && reader.next(block)) {
                visitor.onBlock(block.number());
                block.forEachRecord((sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength) -> {
                    if (!moment.isBefore(sequence, timeMs)) {
                        visitor.onRecord(sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength);
                    }
                });
                progress.onProgress(Math.min(reader.bytesDone(), bytesInAll), bytesInAll);
            }
            return reader.end();
        }
    }
}
