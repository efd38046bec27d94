package org.caloriebank.ledger.memory;

/** Gives back what a {@link StateSink} took, in the same order. */
public interface StateSource {
    /** @return the next number. */
    long word();

    /**
     * Fill a stretch of memory outside the heap, now or until the whole state has been asked for: whoever asks must not look at it before.
     *
     * @param length bytes, as they were taken.
     */
    void memory(long address, long length);
}
