package org.caloriebank.pipeline;

import org.agrona.DirectBuffer;

/**
 * Is shown every outcome the journal has, in the order of the journal, before whoever sent the command is told. Called on the reply thread: it must not
 * block, throw or allocate.
 */
public interface OutcomeListener {
    /** Listens to nothing. */
    OutcomeListener NONE = new OutcomeListener() {
        @Override
        public void onOutcome(final long sequence, final long timeMs, final DirectBuffer buffer, final int offset) {}

        @Override
        public void onBatchEnd() {}
    };

    /** @param offset of the outcome's message header; the buffer is valid during the call only. */
    void onOutcome(long sequence, long timeMs, DirectBuffer buffer, int offset);

    /** No more outcomes for the moment. */
    void onBatchEnd();
}
