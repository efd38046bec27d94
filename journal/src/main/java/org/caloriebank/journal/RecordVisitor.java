package org.caloriebank.journal;

import org.agrona.DirectBuffer;

/** Is shown the records of a journal in order. */
@FunctionalInterface
public interface RecordVisitor {
    /**
     * @param sequence of the record.
     * @param timeMs ledger time, ms since 1970.
     * @param buffer holding command and outcome, each with its message header; valid during the call only.
     */
    void onRecord(
            long sequence,
            long timeMs,
            DirectBuffer buffer,
            int commandOffset,
            int commandLength,
            int outcomeOffset,
            int outcomeLength);
}
