package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.JournalException.Kind.NOT_COVERED;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.RecordFormat;

/** Makes receipts from a bank's files: reads the blocks of one checkpoint and no others. One thread. */
public final class ReceiptMaker {
    private final Path directory;
    private final MerkleHash hash = new MerkleHash();
    private final BlockRoot blockRoot = new BlockRoot();

    private ReceiptMaker(final Path directory) {
        this.directory = directory;
    }

    /**
     * @param directory of a bank with checkpoints of its own.
     * @param sequence of the record.
     * @throws JournalException if there is no such record, no checkpoint covers it yet, or the journal is not what was signed.
     */
    public static Receipt make(final Path directory, final long sequence) {
        try (JournalSeek seek = JournalSeek.open(directory)) {
            return new ReceiptMaker(directory).make(seek, sequence);
        }
    }

    private Receipt make(final JournalSeek seek, final long sequence) {
        final Block block = seek.blockOf(sequence);
        if (block == null) {
            throw notCovered("The journal in " + directory + " has the sequences " + seek.firstSequence() + " to "
                    + seek.lastSequence() + ", and not " + sequence + ".");
        }
        final long number = block.number();
        final long firstSequence = block.firstSequence();
        final byte[] blockHash = BlockRoot.hashOf(block);
        final byte[] record = recordOf(block, sequence);
        final List<byte[]> recordLeaves = blockRoot.recordLeaves(block);
        final SignedCheckpoint checkpoint = covering(number, sequence);
        final List<byte[]> blockLeaves = blockLeaves(seek, checkpoint.checkpoint());
        return new Receipt(
                sequence,
                record,
                recordLeaves.size(),
                MerklePath.of(hash, (int) (sequence - firstSequence), recordLeaves),
                number,
                firstSequence,
                blockHash,
                MerklePath.of(hash, (int) (number - checkpoint.checkpoint().fromBlock()), blockLeaves),
                checkpoint);
    }

    private SignedCheckpoint covering(final long block, final long sequence) {
        final CheckpointFile own = CheckpointFile.readOwn(directory);
        if (own != null) {
            for (final SignedCheckpoint line : own.lines()) {
                final Checkpoint checkpoint = line.checkpoint();
                if (checkpoint.root() != null && checkpoint.fromBlock() <= block && block <= checkpoint.block()) {
                    return line;
                }
            }
        }
        throw notCovered("No checkpoint in " + directory + " covers sequence " + sequence
                + " yet: a bank that serves signs one after a while, and when it is stopped.");
    }

    /** The blocks before the record's are found from it: each begins one behind the last sequence of the one before. */
    private List<byte[]> blockLeaves(final JournalSeek seek, final Checkpoint checkpoint) {
        final List<byte[]> leaves = new ArrayList<>();
        long last = checkpoint.sequence();
        for (long number = checkpoint.block(); number >= checkpoint.fromBlock(); number--) {
            final Block block = seek.blockOf(last);
            if (block == null) {
                throw notCovered("Block " + number + " of the checkpoint that covers the record is not in " + directory
                        + ": the checkpoint reaches into what was archived, or the journal was cut off.");
            }
            if (block.number() != number || block.lastSequence() != last) {
                throw new JournalException(
                        JournalException.Kind.CHECKPOINT_DIFFERS,
                        "Block " + number + " is not the one that was signed; run 'audit verify' on " + directory
                                + ".");
            }
            leaves.add(0, blockRoot.leafOf(block));
            last = block.firstSequence() - 1;
        }
        return leaves;
    }

    private static byte[] recordOf(final Block block, final long sequence) {
        final byte[][] found = new byte[1][];
        block.forEachRecord(
                sequence,
                sequence,
                (number, timeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength) -> {
                    final byte[] bytes = new byte[RecordFormat.HEADER_LENGTH + commandLength + outcomeLength];
                    buffer.getBytes(commandOffset - RecordFormat.HEADER_LENGTH, bytes);
                    found[0] = bytes;
                });
        return found[0];
    }

    private static JournalException notCovered(final String sentence) {
        return new JournalException(NOT_COVERED, sentence);
    }
}
