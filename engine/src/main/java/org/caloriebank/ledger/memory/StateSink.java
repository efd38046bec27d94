package org.caloriebank.ledger.memory;

/**
 * Takes a ledger's state, piece by piece. The pieces and their order are a function of the state alone, and {@link StateSource} gives them back in
 * that order. Rows name each other by number, so that memory taken here may be put back at any address.
 */
public interface StateSink {
    /** Take one number. */
    void word(long value);

    /**
     * Take a stretch of memory outside the heap, before this returns.
     *
     * @param length bytes, a multiple of 8; may be 0.
     */
    void memory(long address, long length);
}
