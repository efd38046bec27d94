package org.caloriebank.journal.checkpoint;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * That one record is in a journal a bank has signed: the record, the hashes beside its way up to the root of a checkpoint, and the checkpoint. Tells nothing of other records
 * but that they are there. Immutable; holds its bytes by reference.
 *
 * @param sequence of the record.
 * @param record as journalled, without its padding.
 * @param recordCount records in its block.
 * @param recordPath hashes beside the way through the block's tree, lowest first.
 * @param block number of its block.
 * @param firstSequence of that block.
 * @param blockHash own hash of that block, 32 bytes.
 * @param blockPath hashes beside the way through the checkpoint's tree, lowest first.
 * @param checkpoint that covers the block.
 */
public record Receipt(
        long sequence,
        byte[] record,
        int recordCount,
        List<byte[]> recordPath,
        long block,
        long firstSequence,
        byte[] blockHash,
        List<byte[]> blockPath,
        SignedCheckpoint checkpoint) {
    /**
     * Check everything the receipt says; needs no journal.
     *
     * @return the first step that fails, in words without a full stop; empty when the receipt proves what it says.
     */
    public Optional<String> problemWith(final CheckpointKey key) {
        final Checkpoint signed = checkpoint.checkpoint();
        if (!checkpoint.isSignedBy(key)) {
            return Optional.of(
                    "its checkpoint was altered, or not signed by the key with the fingerprint " + key.fingerprint());
        }
        if (signed.root() == null) {
            return Optional.of("its checkpoint covers no records");
        }
        if (block < signed.fromBlock() || block > signed.block()) {
            return Optional.of("its block " + block + " is not one of the blocks " + signed.fromBlock() + " to "
                    + signed.block() + ", which its checkpoint covers");
        }
        final long index = sequence - firstSequence;
        if (index < 0 || index >= recordCount) {
            return Optional.of("its sequence is not one of its block's");
        }
        final MerkleHash hash = new MerkleHash();
        final byte[] recordsRoot = MerklePath.rootFrom(
                hash, hash.leaf(BlockRoot.recordLeaf(sequence, record)), index, recordCount, recordPath);
        if (recordsRoot == null) {
            return Optional.of("its path through the block has the wrong length");
        }
        final byte[] blockLeaf =
                hash.leaf(BlockRoot.blockLeaf(block, firstSequence, recordCount, blockHash, recordsRoot));
        final byte[] root = MerklePath.rootFrom(
                hash, blockLeaf, block - signed.fromBlock(), signed.block() - signed.fromBlock() + 1, blockPath);
        if (root == null) {
            return Optional.of("its path through the checkpoint has the wrong length");
        }
        return HexFormat.of().formatHex(root).equals(signed.root())
                ? Optional.empty()
                : Optional.of("its record and its paths do not lead to the root that was signed");
    }
}
