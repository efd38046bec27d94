package org.caloriebank.journal;

import static org.caloriebank.journal.BlockFormat.HASH_LENGTH;
import static org.caloriebank.journal.BlockFormat.HASH_OFFSET;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Computes blocks' hashes. One thread; allocates nothing after construction. */
public final class BlockHash {
    private final MessageDigest digest;
    private final byte[] zeroes = new byte[HASH_LENGTH];
    private final byte[] computed = new byte[HASH_LENGTH];

    public BlockHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

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
        digest.update(block, 0, HASH_OFFSET);
        digest.update(zeroes, 0, HASH_LENGTH);
        digest.update(block, afterHash, length - afterHash);
        try {
            digest.digest(computed, 0, HASH_LENGTH);
        } catch (final DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
    }
}
