package org.caloriebank.journal.checkpoint;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.BlockFormat;
import org.caloriebank.journal.RecordFormat;
import org.caloriebank.journal.RecordVisitor;

/**
 * From a block to its leaf in the tree of a checkpoint. One thread; allocates one small array for a block and nothing for a record.
 *
 * <pre>
 *   leaf of a record = sequence (int64) | the record as journalled, without its padding
 *   leaf of a block  = block number (int64) | first sequence (int64) | record count (int64)
 *                      | the block's own hash (32 bytes) | root over its records (32 bytes)
 * </pre>
 */
final class BlockRoot {
    private static final int RECORD_OFFSET = 1 + Long.BYTES;
    private static final int RECORD_LENGTH_MAX = BlockFormat.LENGTH_MAX;
    static final int LEAF_LENGTH = 3 * Long.BYTES + 2 * MerkleHash.LENGTH;

    private final MerkleHash hash = new MerkleHash();
    private final MerkleTree records = new MerkleTree(hash);
    /** The leaf's prefix, which is zero, and its data. */
    private final byte[] leaf = new byte[RECORD_OFFSET + RECORD_LENGTH_MAX];

    private final ByteBuffer leafBuffer = ByteBuffer.wrap(leaf).order(LITTLE_ENDIAN);
    private final byte[] recordHash = new byte[MerkleHash.LENGTH];
    private final RecordVisitor addToTree = this::addToTree;

    /** @return the hash of the block's leaf. */
    byte[] leafOf(final Block block) {
        records.clear();
        block.forEachRecord(addToTree);
        return hash.leaf(
                blockLeaf(block.number(), block.firstSequence(), block.recordCount(), hashOf(block), records.root()));
    }

    /** @return the hashes of the leaves of a block's records. */
    List<byte[]> recordLeaves(final Block block) {
        final List<byte[]> leaves = new ArrayList<>();
        block.forEachRecord((sequence, timeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength) -> {
            hashRecord(sequence, buffer, commandOffset, commandLength + outcomeLength);
            leaves.add(recordHash.clone());
        });
        return leaves;
    }

    /** @return what is hashed as a block's leaf. */
    static byte[] blockLeaf(
            final long block,
            final long firstSequence,
            final long recordCount,
            final byte[] blockHash,
            final byte[] recordsRoot) {
        return ByteBuffer.allocate(LEAF_LENGTH)
                .order(LITTLE_ENDIAN)
                .putLong(block)
                .putLong(firstSequence)
                .putLong(recordCount)
                .put(blockHash)
                .put(recordsRoot)
                .array();
    }

    /** @return what is hashed as a record's leaf. */
    static byte[] recordLeaf(final long sequence, final byte[] record) {
        return ByteBuffer.allocate(Long.BYTES + record.length)
                .order(LITTLE_ENDIAN)
                .putLong(sequence)
                .put(record)
                .array();
    }

    static byte[] hashOf(final Block block) {
        final byte[] blockHash = new byte[MerkleHash.LENGTH];
        block.copyHashTo(blockHash);
        return blockHash;
    }

    private void addToTree(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        hashRecord(sequence, buffer, commandOffset, commandLength + outcomeLength);
        records.add(recordHash, 0);
    }

    private void hashRecord(
            final long sequence, final DirectBuffer buffer, final int commandOffset, final int messagesLength) {
        final int length = RecordFormat.HEADER_LENGTH + messagesLength;
        leafBuffer.putLong(1, sequence);
        buffer.getBytes(commandOffset - RecordFormat.HEADER_LENGTH, leaf, RECORD_OFFSET, length);
        hash.leaf(leaf, RECORD_OFFSET + length, recordHash);
    }
}
