package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.checkpoint.MerkleHash.LENGTH;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The audit path of RFC 6962, section 2.1.1: the hashes beside the way from a leaf to the root, lowest first. Whoever has the leaf, its index, the number of leaves and the
 * path computes the root.
 */
final class MerklePath {
    private MerklePath() {}

    /** @return the path of the leaf with this index, among the hashes of all leaves. */
    static List<byte[]> of(final MerkleHash hash, final int index, final List<byte[]> leaves) {
        final List<byte[]> path = new ArrayList<>();
        int from = 0;
        int to = leaves.size();
        while (to - from > 1) {
            final int middle = from + largestPowerBelow(to - from);
            if (index < middle) {
                path.add(root(hash, leaves.subList(middle, to)));
                to = middle;
            } else {
                path.add(root(hash, leaves.subList(from, middle)));
                from = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    static byte[] root(final MerkleHash hash, final List<byte[]> leaves) {
        final MerkleTree tree = new MerkleTree(hash);
        leaves.forEach(leaf -> tree.add(leaf, 0));
        return tree.root();
    }

    /**
     * @param index of the leaf, from 0 to count - 1.
     * @param count of leaves.
     * @return the root, or null if a path of this length or with such a hash belongs to no such leaf.
     */
    static byte[] rootFrom(
            final MerkleHash hash, final byte[] leaf, final long index, final long count, final List<byte[]> path) {
        byte[] root = leaf;
        long node = index;
        long last = count - 1;
        for (final byte[] beside : path) {
            if (last == 0 || beside.length != LENGTH) {
                return null;
            }
            if ((node & 1) == 1 || node == last) {
                root = hash.node(beside, root);
                while ((node & 1) == 0 && node != 0) { // a node without a right neighbour stands for itself a level up
                    node >>>= 1;
                    last >>>= 1;
                }
            } else {
                root = hash.node(root, beside);
            }
            node >>>= 1;
            last >>>= 1;
        }
        return last == 0 ? root : null;
    }

    private static int largestPowerBelow(final int count) {
        return Integer.highestOneBit(count - 1);
    }
}
