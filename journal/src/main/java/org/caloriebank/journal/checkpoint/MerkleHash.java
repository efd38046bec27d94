package org.caloriebank.journal.checkpoint;

import org.caloriebank.journal.Sha256;

/**
 * The two hashes of a Merkle tree as RFC 6962, section 2.1, has them: SHA-256 over 0x00 and the data for a leaf, over 0x01, left and right for a node. One thread;
 * allocates nothing after construction.
 */
final class MerkleHash {
    static final int LENGTH = Sha256.LENGTH;
    private static final byte NODE = 1;

    private final Sha256 sha256 = new Sha256();
    private final byte[] node = new byte[1 + 2 * LENGTH];

    MerkleHash() {
        node[0] = NODE;
    }

    byte[] leaf(final byte[] data) {
        final byte[] prefixed = new byte[1 + data.length];
        System.arraycopy(data, 0, prefixed, 1, data.length);
        final byte[] hash = new byte[LENGTH];
        leaf(prefixed, prefixed.length, hash);
        return hash;
    }

    /** @param prefixed a zero, then the data: in one piece, since each further update costs a quarter of a short hash. */
    void leaf(final byte[] prefixed, final int length, final byte[] target) {
        sha256.update(prefixed, 0, length).into(target, 0);
    }

    /** Hash the node over two hashes, from wherever they are to wherever the result goes. */
    void node(
            final byte[] left,
            final int leftOffset,
            final byte[] right,
            final int rightOffset,
            final byte[] target,
            final int targetOffset) {
        System.arraycopy(left, leftOffset, node, 1, LENGTH);
        System.arraycopy(right, rightOffset, node, 1 + LENGTH, LENGTH);
        sha256.update(node, 0, node.length).into(target, targetOffset);
    }

    byte[] node(final byte[] left, final byte[] right) {
        final byte[] hash = new byte[LENGTH];
        node(left, 0, right, 0, hash, 0);
        return hash;
    }
}
