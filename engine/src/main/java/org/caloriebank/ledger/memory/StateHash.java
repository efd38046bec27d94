package org.caloriebank.ledger.memory;

/**
 * Order-sensitive 64-bit hash of the ledger's state, the same in every process: each word is multiplied and rotated in (the mixing of xxHash64), the
 * end is finalised. Not a defence against an adversary: the journal's SHA-256 is that.
 * <p>
 * Feed it only ids, amounts and numbers of the protocol; never {@link Object#hashCode()}, never row numbers or addresses.
 */
public final class StateHash {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_4 = 0x85EBCA77C2B2AE63L;

    private long value = PRIME_4;

    public void add(final long word) {
        value = Long.rotateLeft(value ^ Long.rotateLeft(word * PRIME_2, 31) * PRIME_1, 27) * PRIME_1 + PRIME_4;
    }

    public long value() {
        return LongIndex.hash(value);
    }
}
