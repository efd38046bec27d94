package org.caloriebank.ledger.memory;

/** Reads the stretches a {@link StateSink} took, as one run of bytes in the order they were taken. */
@FunctionalInterface
public interface SavedMemory {
    /** @return the eight bytes at the offset, a multiple of 8. */
    long wordAt(long offset);
}
