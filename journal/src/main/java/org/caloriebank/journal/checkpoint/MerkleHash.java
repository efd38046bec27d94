package org.caloriebank.journal.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * The two hashes of a Merkle tree as RFC 6962, section 2.1, has them: SHA-256 over 0x00 and the data for a leaf, over 0x01, left and right for a node. One thread;
 * allocates nothing after construction.
 */
final class MerkleHash {
    static final int LENGTH = 32;
    private static final byte NODE = 1;

    private final MessageDigest digest = sha256();
    private final byte[] node = new byte[1 + 2 * LENGTH];

    MerkleHash() {
        node[0] = NODE;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
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
        digest.update(prefixed, 0, length);
        finish(target, 0);
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
        digest.update(node, 0, node.length);
        finish(target, targetOffset);
    }

    private void finish(final byte[] target, final int offset) {
        try {
            digest.digest(target, offset, LENGTH);
        } catch (final DigestException e) {
            throw new IllegalStateException("SHA-256 has 32 bytes", e);
        }
    }

    byte[] node(final byte[] left, final byte[] right) {
        final byte[] hash = new byte[LENGTH];
        node(left, 0, right, 0, hash, 0);
        return hash;
    }

    /** @return the hash of a text in ASCII, without a prefix. */
    static byte[] ofText(final String ascii) {
        return sha256().digest(ascii.getBytes(StandardCharsets.US_ASCII));
    }
}
