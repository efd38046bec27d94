package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.checkpoint.MerkleHash.LENGTH;

import org.caloriebank.journal.Sha256;

/**
 * Root of a Merkle tree over leaves that come one after the other, of any number. Keeps one hash for each level: the roots of the complete trees that the leaves so far
 * make, largest first, as the digits of their number in binary say. One thread; allocates nothing for a leaf.
 *
 * <pre>
 *   leaves   0 1 2 3 4 5 6        7 = 111 in binary: trees of 4, 2 and 1 leaves stand on the stack
 *            \_/ \_/ \_/ |
 *             \___/   |  |
 *              [0]   [1][2]
 * </pre>
 */
final class MerkleTree {
    private static final int LEVELS_MAX = 63;

    private final MerkleHash hash;
    private final byte[] stack = new byte[LEVELS_MAX * LENGTH];
    private long leafCount;
    private int height;

    MerkleTree(final MerkleHash hash) {
        this.hash = hash;
    }

    /** Forget all leaves. */
    void clear() {
        leafCount = 0;
        height = 0;
    }

    long leafCount() {
        return leafCount;
    }

    /** Add a leaf's hash. */
    void add(final byte[] leaf, final int offset) {
        System.arraycopy(leaf, offset, stack, height * LENGTH, LENGTH);
        height++;
        for (long digits = leafCount; (digits & 1) == 1; digits >>>= 1) {
            mergeTop();
        }
        leafCount++;
    }

    /** @return the root over all leaves so far. Of no leaves: the hash of nothing, as RFC 6962 says. */
    byte[] root() {
        if (leafCount == 0) {
            return Sha256.of();
        }
        final byte[] root = new byte[LENGTH];
        System.arraycopy(stack, (height - 1) * LENGTH, root, 0, LENGTH);
        for (int level = height - 2; level >= 0; level--) {
            hash.node(stack, level * LENGTH, root, 0, root, 0);
        }
        return root;
    }

    private void mergeTop() {
        final int left = (height - 2) * LENGTH;
        hash.node(stack, left, stack, left + LENGTH, stack, left);
        height--;
    }
}
