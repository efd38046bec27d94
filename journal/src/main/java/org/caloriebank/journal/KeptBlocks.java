package org.caloriebank.journal;

/** The blocks read last, so that records near each other are read once. One thread. */
final class KeptBlocks {
    private final Block[] blocks;
    private final long[] usedAt;
    private long uses;

    KeptBlocks(final int count) {
        blocks = new Block[count];
        usedAt = new long[count];
    }

    /** @return the block that holds the record, or null. */
    Block ofSequence(final long sequence) {
        for (int i = 0; i < blocks.length; i++) {
            if (usedAt[i] > 0 && blocks[i].firstSequence() <= sequence && sequence <= blocks[i].lastSequence()) {
                usedAt[i] = ++uses;
                return blocks[i];
            }
        }
        return null;
    }

    /** @return the block used longest ago, to be filled; what it held is forgotten. */
    Block oldest() {
        int oldest = 0;
        for (int i = 1; i < blocks.length; i++) {
            if (usedAt[i] < usedAt[oldest]) {
                oldest = i;
            }
        }
        if (blocks[oldest] == null) {
            blocks[oldest] = new Block(ChronicleSegments.BLOCK_LENGTH_MAX);
        }
        usedAt[oldest] = 0;
        return blocks[oldest];
    }

    /** The block was filled. */
    Block keep(final Block block) {
        for (int i = 0; i < blocks.length; i++) {
            if (blocks[i] == block) {
                usedAt[i] = ++uses;
            }
        }
        return block;
    }
}
