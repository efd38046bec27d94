package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.JournalException.Kind.CHECKPOINT_DIFFERS;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.ledger.Ledger;

/**
 * Compares a journal under replay with its signed checkpoints: each block hash, each Merkle root, each state hash where there is one, and that the journal reaches as
 * far as they do. The trees are computed on threads of their own. Close it.
 */
public final class CheckpointProof implements ReplayVisitor, AutoCloseable {
    /** What was compared. */
    public record Result(int checkpoints, int stateHashes, long coveredFromBlock, long coveredToBlock, long sequence) {}

    private final CheckpointFile file;
    /** By block, since a checkpoint of the state may be signed after one of a later block. */
    private final List<Numbered> lines;

    private final long fromBlock;
    private final long toBlock;
    private final BlockLeaves leaves = new BlockLeaves();
    private final MerkleTree tree = new MerkleTree(new MerkleHash());
    private long firstBlock;
    private int skipped;
    private int next;
    private int stateHashes;
    private long provenSequence;

    private record Numbered(int lineNumber, Checkpoint checkpoint) {}

    /** @throws JournalException if the key has not signed one of the checkpoints. */
    public CheckpointProof(final CheckpointFile file, final CheckpointKey key) {
        this.file = file;
        requireSigned(file, key);
        lines = IntStream.range(0, file.lines().size())
                .mapToObj(i -> new Numbered(i + 1, file.lines().get(i).checkpoint()))
                .sorted(Comparator.comparingLong(line -> line.checkpoint.block()))
                .toList();
        final List<SignedCheckpoint> all = file.lines();
        fromBlock = all.isEmpty() ? 1 : all.get(0).checkpoint().fromBlock();
        toBlock = all.isEmpty() ? 0 : all.get(all.size() - 1).checkpoint().coveredBlock();
    }

    private static void requireSigned(final CheckpointFile file, final CheckpointKey key) {
        IntStream.range(0, file.lines().size())
                .parallel()
                .filter(i -> !file.lines().get(i).isSignedBy(key))
                .min()
                .ifPresent(i -> {
                    throw CheckpointFile.bad(
                            file.file(),
                            "line " + (i + 1),
                            "was altered, or not signed by the key with the fingerprint " + key.fingerprint());
                });
    }

    @Override
    public void onRead(final Block block) {
        if (isCovered(block.number())) {
            leaves.begin(block);
        }
    }

    @Override
    public void onApplied(final Block block, final Ledger ledger) {
        if (firstBlock == 0) {
            skipArchived(block.number());
        }
        if (isCovered(block.number())) {
            tree.add(leaves.take(), 0);
        }
        while (next < lines.size() && lines.get(next).checkpoint.block() == block.number()) {
            compare(lines.get(next), block, ledger);
            next++;
        }
    }

    /**
     * @param end of the journal, where the replay came to.
     * @throws JournalException if a checkpoint speaks of a later block.
     */
    public Result finish(final JournalEnd end) {
        if (next < lines.size()) {
            final Numbered line = lines.get(lines.size() - 1);
            throw new JournalException(
                    CHECKPOINT_DIFFERS,
                    "The journal was cut off behind block " + end.block() + ": the first missing sequence is "
                            + (end.sequence() + 1) + ", and the checkpoint in line " + line.lineNumber + " of "
                            + file.file() + " speaks of block " + line.checkpoint.block() + " (sequence "
                            + line.checkpoint.sequence() + "); restore the directory from a copy that has it.");
        }
        return new Result(lines.size() - skipped, stateHashes, fromBlock, toBlock, provenSequence);
    }

    /** A journal whose beginning was archived cannot be compared with what was signed of that. */
    private void skipArchived(final long first) {
        firstBlock = first;
        while (next < lines.size() && lines.get(next).checkpoint.block() < first) {
            next++;
            skipped++;
        }
    }

    private boolean isCovered(final long block) {
        return block >= fromBlock && block <= toBlock;
    }

    private void compare(final Numbered line, final Block block, final Ledger ledger) {
        final Checkpoint checkpoint = line.checkpoint;
        final boolean isSameBlock = checkpoint.hash().equals(HexFormat.of().formatHex(BlockRoot.hashOf(block)));
        if (!isSameBlock || checkpoint.sequence() != block.lastSequence() || checkpoint.timeMs() != block.timeMs()) {
            throw differs(
                    line,
                    "Block " + block.number()
                            + " is not the one that was signed: the journal was rewritten, and the first"
                            + " sequence that differs is one from " + (provenSequence + 1) + " to "
                            + Math.max(block.lastSequence(), checkpoint.sequence()));
        }
        if (checkpoint.root() != null && checkpoint.fromBlock() >= firstBlock) {
            compareRoot(line);
        } else if (checkpoint.root() != null) {
            tree.clear();
        }
        if (checkpoint.stateHash() != null) {
            compareState(line, HexFormat.of().toHexDigits(ledger.stateHash()));
        }
        provenSequence = checkpoint.sequence();
    }

    private void compareRoot(final Numbered line) {
        if (!line.checkpoint.root().equals(HexFormat.of().formatHex(tree.root()))) {
            throw differs(
                    line,
                    "The root that was signed is not that of the records " + (provenSequence + 1) + " to "
                            + line.checkpoint.sequence() + ", though the last block's hash is right");
        }
        tree.clear();
    }

    private void compareState(final Numbered line, final String stateHash) {
        if (!line.checkpoint.stateHash().equals(stateHash)) {
            throw differs(
                    line,
                    "The state after sequence " + line.checkpoint.sequence() + " has the hash " + stateHash
                            + " and not the one that was signed, " + line.checkpoint.stateHash());
        }
        stateHashes++;
    }

    private JournalException differs(final Numbered line, final String what) {
        return new JournalException(
                CHECKPOINT_DIFFERS,
                what + " (line " + line.lineNumber + " of " + file.file()
                        + "); keep the files as they are and have the journal's origin examined.");
    }

    @Override
    public void close() {
        leaves.close();
    }
}
