package org.caloriebank.journal;

/**
 * Which block is looked for: the first that reaches both a sequence and a time.
 *
 * @param sequence the block's last record has it or a later one.
 * @param timeMs the block's last record is of this ledger time or a later one.
 */
record BlockGoal(long sequence, long timeMs) {
    /** The first block there is. */
    static final BlockGoal FIRST = new BlockGoal(Long.MIN_VALUE, Long.MIN_VALUE);
    /** No block reaches it: looking for it ends where the journal does. */
    static final BlockGoal NEVER = new BlockGoal(Long.MAX_VALUE, Long.MAX_VALUE);

    static BlockGoal ofSequence(final long sequence) {
        return new BlockGoal(sequence, Long.MIN_VALUE);
    }

    static BlockGoal ofTime(final long timeMs) {
        return new BlockGoal(Long.MIN_VALUE, timeMs);
    }

    /** @return whether a block that begins and ends so is the one looked for, or stands behind it. */
    boolean isReachedBy(final long lastSequence, final long blockTimeMs) {
        return lastSequence >= sequence && blockTimeMs >= timeMs;
    }

    /** @return whether looking may start at a block that begins and ends so. */
    boolean mayStartAt(final long firstSequence, final long blockTimeMs) {
        return firstSequence <= sequence || blockTimeMs < timeMs;
    }
}
