package org.caloriebank.pipeline;

import org.agrona.DirectBuffer;

/**
 * Receives what came of a command or query. Called on the reply thread, in ring order, after the journal has the command: it must not
 * block and must not throw. Buffers are valid during the call only.
 */
public interface ReplyHandler {
    /**
     * The command is in the journal; this is its outcome (or a query's answer).
     *
     * @param correlationId given at publication.
     * @param sequence of the command's record; for a query, that of the last command it saw.
     * @param timeMs ledger time, ms since 1970.
     * @param buffer holding an {@code Outcome} or an answer message, header at the offset.
     */
    void onReply(long correlationId, long sequence, long timeMs, DirectBuffer buffer, int offset, int length);

    /**
     * The bank stopped before the journal had the command. Whether it survives a restart is not known here: ask again with the same id.
     */
    void onStopped(long correlationId);
}
