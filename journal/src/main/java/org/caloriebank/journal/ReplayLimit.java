package org.caloriebank.journal;

/**
 * How far to replay: up to and including a sequence and a ledger time.
 *
 * @param sequence of the last record to apply.
 * @param timeMs records after it are not applied, ms since 1970.
 */
public record ReplayLimit(long sequence, long timeMs) {
    public static final ReplayLimit NONE = new ReplayLimit(Long.MAX_VALUE, Long.MAX_VALUE);

    public static ReplayLimit toSequence(final long sequence) {
        return new ReplayLimit(sequence, Long.MAX_VALUE);
    }

    public static ReplayLimit toTime(final long timeMs) {
        return new ReplayLimit(Long.MAX_VALUE, timeMs);
    }

    /** @return whether nothing more need be read; one block always is, so that it is known whether there is any. */
    boolean isReachedBy(final long readSequence) {
        return readSequence >= sequence && readSequence > 0;
    }

    /** @return whether a record comes after the limit. */
    public boolean isBehind(final long recordSequence, final long recordTimeMs) {
        return recordSequence > sequence || recordTimeMs > timeMs;
    }
}
