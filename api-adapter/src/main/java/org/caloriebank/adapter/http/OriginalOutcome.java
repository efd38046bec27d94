package org.caloriebank.adapter.http;

import java.util.function.Consumer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.protocol.Outcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds in the bank's files what was answered to a command when it came first. */
final class OriginalOutcome {
    private static final Logger LOG = LoggerFactory.getLogger(OriginalOutcome.class);

    private OriginalOutcome() {}

    /**
     * Read it, or refuse the exchange when too many wait for a reader.
     *
     * @param duplicate names the original.
     * @param onOriginal is given the original, on a reader's thread; the duplicate when the files have the original no more.
     */
    static void read(
            final Exchange exchange,
            final DoorParts parts,
            final Outcome duplicate,
            final Consumer<Outcome> onOriginal) {
        if (!parts.readers().trySubmit(readers -> {
            try {
                onOriginal.accept(read(readers, duplicate));
            } catch (final RuntimeException e) {
                DoorHandler.onUnexpected(exchange, e);
            }
        })) {
            exchange.refuse(Problem.of(DoorCode.TOO_BUSY));
        }
    }

    private static Outcome read(final JournalReaders readers, final Outcome duplicate) {
        final Outcome[] found = {duplicate};
        try {
            readers.seek()
                    .show(
                            duplicate.reference(),
                            (sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength) ->
                                    found[0] = Outcome.decode(sequence, timeMs, buffer, outcome));
        } catch (final JournalException e) {
            readers.forget();
            LOG.error("The original of a command that was sent again: {}", e.getMessage());
        }
        return found[0];
    }
}
