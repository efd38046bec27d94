package org.caloriebank.journal;

import static org.caloriebank.journal.BlockFormat.HASH_LENGTH;
import static org.caloriebank.journal.BlockFormat.HASH_OFFSET;

import java.util.Arrays;

/** Computes blocks' hashes. One thread; allocates nothing after construction. */
public final class BlockHash {
    private final Sha256 sha256 = new Sha256();
    private final byte[] zeroes = new byte[HASH_LENGTH];
    private final byte[] computed = new byte[HASH_LENGTH];

    /** Write a block's hash into its header. */
    public void stamp(final byte[] block, final int lengthWithoutEndMark) {
        compute(block, lengthWithoutEndMark);
        System.arraycopy(computed, 0, block, HASH_OFFSET, HASH_LENGTH);
    }

    /** @return whether the hash in the header is the block's. */
    public boolean isIntact(final byte[] block, final int lengthWithoutEndMark) {
        compute(block, lengthWithoutEndMark);
        return Arrays.equals(computed, 0, HASH_LENGTH, block, HASH_OFFSET, HASH_OFFSET + HASH_LENGTH);
    }

    private void compute(final byte[] block, final int length) {
        final int afterHash = HASH_OFFSET + HASH_LENGTH;
        sha256.update(block, 0, HASH_OFFSET)
                .update(zeroes, 0, HASH_LENGTH)
                .update(block, afterHash, length - afterHash)
                .into(computed, 0);
    }
}
