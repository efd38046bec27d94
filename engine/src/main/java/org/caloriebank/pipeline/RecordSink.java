package org.caloriebank.pipeline;

import org.agrona.DirectBuffer;

/**
 * Where the journal stage takes records. One thread calls it. An exception from any method is fail-stop for the whole bank.
 */
public interface RecordSink {
    /** Take one record; it need not be written before {@link #onBatchEnd()}. The buffer is valid during the call only. */
    void onRecord(
            long sequence,
            long timeMs,
            DirectBuffer buffer,
            int commandOffset,
            int commandLength,
            int outcomeOffset,
            int outcomeLength);

    /** Make all records taken so far as durable as the sync policy promises. Answers leave when this returns. */
    void onBatchEnd();

    /** @return whether new commands should be refused because the disk is nearly full. Any thread. */
    boolean isDiskLow();
}
