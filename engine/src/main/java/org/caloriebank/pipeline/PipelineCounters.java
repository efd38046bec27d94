package org.caloriebank.pipeline;

import java.util.concurrent.atomic.AtomicLongArray;
import org.caloriebank.protocol.ResultCode;

/** What has passed since the start. Written by the stages with ordered stores, read by any thread. */
public final class PipelineCounters {
    private static final int COMMANDS = 0;
    private static final int QUERIES = 1;
    private static final int DUPLICATES = 2;
    private static final int SEQUENCE = 3;
    private static final int TIME_MS = 4;
    private static final int JOURNALLED_SEQUENCE = 5;
    private static final int BATCHES = 6;
    private static final int REPLIED_SEQUENCE = 7;
    private static final int DUE_AT_MS = 8;
    private static final int FIRST_CODE = 16;

    private final AtomicLongArray values = new AtomicLongArray(FIRST_CODE + ResultCode.CODE_MAX + 1);

    void onCommand(final long sequence, final long timeMs, final int resultCode, final boolean isDuplicate) {
        increment(COMMANDS);
        increment(FIRST_CODE + resultCode);
        if (isDuplicate) {
            increment(DUPLICATES);
        }
        values.lazySet(SEQUENCE, sequence);
        values.lazySet(TIME_MS, timeMs);
    }

    void onQuery() {
        increment(QUERIES);
    }

    void onStart(final long sequence, final long timeMs) {
        values.lazySet(SEQUENCE, sequence);
        values.lazySet(TIME_MS, timeMs);
        values.lazySet(JOURNALLED_SEQUENCE, sequence);
        values.lazySet(REPLIED_SEQUENCE, sequence);
    }

    void onJournalled(final long sequence) {
        values.lazySet(JOURNALLED_SEQUENCE, sequence);
        increment(BATCHES);
    }

    void onReplied(final long sequence) {
        values.lazySet(REPLIED_SEQUENCE, sequence);
    }

    void onDueAt(final long dueAtMs) {
        values.lazySet(DUE_AT_MS, dueAtMs);
    }

    long dueAtMs() {
        return values.get(DUE_AT_MS);
    }

    /** @return commands applied or refused by the ledger. */
    public long commands() {
        return values.get(COMMANDS);
    }

    public long queries() {
        return values.get(QUERIES);
    }

    /** @return commands answered from memory because their id had been seen. */
    public long duplicates() {
        return values.get(DUPLICATES);
    }

    public long countOf(final ResultCode code) {
        return values.get(FIRST_CODE + code.code());
    }

    /** @return sequence of the last command the ledger has run. */
    public long sequence() {
        return values.get(SEQUENCE);
    }

    /** @return ledger time, ms since 1970. */
    public long timeMs() {
        return values.get(TIME_MS);
    }

    /** @return sequence of the last command the journal has. */
    public long journalledSequence() {
        return values.get(JOURNALLED_SEQUENCE);
    }

    /** @return sequence of the last command whose outcome was handed out. */
    public long repliedSequence() {
        return values.get(REPLIED_SEQUENCE);
    }

    /** @return batches the journal has taken. */
    public long batches() {
        return values.get(BATCHES);
    }

    private void increment(final int index) {
        values.lazySet(index, values.get(index) + 1);
    }
}
