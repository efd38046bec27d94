package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.JournalException.Kind.CHECKPOINT_DIFFERS;

import java.nio.file.Path;
import java.util.HexFormat;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.SegmentForce;

/**
 * Reads a journal behind its writer and signs what it has read. One thread.
 * <p>
 * It reads a block only when it knows that it is there: at the end of a file that grows a reader would look for what may stand behind.
 */
final class CheckpointFollower implements AutoCloseable {
    private final Disk disk;
    private final Path directory;
    private final CheckpointLog log;
    private final CheckpointSigner signer;
    private final SegmentForce force;
    private final JournalPlace start;
    private final Block block = new Block();
    private final BlockRoot blockRoot = new BlockRoot();
    private final MerkleTree pending = new MerkleTree(new MerkleHash());
    private JournalReader reader;
    private long sequence;
    private volatile long coveredSequence;

    /** @throws JournalException if the last checkpoint is of another journal than that, or of more. */
    CheckpointFollower(final CheckpointPlaces places, final CheckpointLog log, final CheckpointSigner signer) {
        this.log = log;
        this.signer = signer;
        disk = places.disk();
        directory = places.directory();
        force = places.force();
        start = places.end().place();
        if (log.last() != null) {
            requireSameJournal(log.last());
        }
    }

    /** @return blocks read and not yet covered. */
    long pendingBlocks() {
        return pending.leafCount();
    }

    /** @return the last sequence that a checkpoint of this process covers, or the last checkpoint of the one before; 0 before the first. Any thread. */
    long coveredSequence() {
        return coveredSequence;
    }

    /** @return the last sequence read. */
    long sequence() {
        return sequence;
    }

    /**
     * @param journalledSequence up to which the journal has everything.
     * @param blocksMax to stop at.
     * @return whether that many blocks are pending.
     */
    boolean readTo(final long journalledSequence, final long blocksMax) {
        while (pending.leafCount() < blocksMax && sequence < journalledSequence) {
            if (reader == null) {
                open();
            } else {
                add(next());
            }
        }
        return pending.leafCount() >= blocksMax;
    }

    /** Sign what was read, if there is anything. */
    void cut() {
        if (pending.leafCount() == 0) {
            return;
        }
        final JournalPlace place = reader.place();
        force.upTo(place.segment());
        final String root = HexFormat.of().formatHex(pending.root());
        synchronized (log) {
            log.append(signer.sign(checkpoint(place, nextBlock(log), root, null)));
        }
        pending.clear(); // not before: a disk that refused the line is tried again
        coveredSequence = place.sequence();
    }

    static Checkpoint checkpoint(
            final JournalPlace place, final long fromBlock, final String root, final String stateHash) {
        return new Checkpoint(
                place.block(),
                place.sequence(),
                place.timeMs(),
                HexFormat.of().formatHex(place.hash()),
                fromBlock,
                root,
                stateHash);
    }

    /** @return the first block that no line of the log covers. */
    static long nextBlock(final CheckpointLog log) {
        return log.last() == null ? 1 : log.last().checkpoint().coveredBlock() + 1;
    }

    private void add(final Block read) {
        final Checkpoint last = log.last() == null ? null : log.last().checkpoint();
        if (last != null && read.number() == last.block()) {
            requireSameHash(last, BlockRoot.hashOf(read));
        }
        sequence = read.lastSequence();
        if (read.number() >= nextBlock(log)) {
            pending.add(blockRoot.leafOf(read), 0);
        } else {
            coveredSequence = sequence;
        }
    }

    private Block next() {
        if (!reader.next(block)) {
            throw new IllegalStateException("the journal ends at sequence " + sequence + " before what it has taken");
        }
        return block;
    }

    private void open() {
        final long covered = nextBlock(log) - 1;
        if (covered == 0 || covered != start.block() && log.lastCovering() == null) {
            reader = JournalReader.open(disk, directory); // covered blocks are passed over
            return;
        }
        final JournalPlace place =
                covered == start.block() ? start : placeOf(log.lastCovering().checkpoint());
        reader = JournalReader.openBehind(disk, directory, place)
                .orElseThrow(() -> new IllegalStateException("block " + place.block() + " is no longer there"));
        sequence = place.sequence();
    }

    private JournalPlace placeOf(final Checkpoint checkpoint) {
        try (JournalSeek seek = JournalSeek.open(disk, directory)) {
            final Block found = seek.blockOf(checkpoint.sequence());
            if (found == null || found.number() != checkpoint.block()) {
                throw differs("Sequence " + checkpoint.sequence() + " is not in block " + checkpoint.block()
                        + ", as the checkpoints of " + log.file()
                        + " say: the journal was rewritten or is another one");
            }
            requireSameHash(checkpoint, BlockRoot.hashOf(found));
            return found.place();
        }
    }

    private void requireSameJournal(final SignedCheckpoint last) {
        final Checkpoint checkpoint = last.checkpoint();
        if (!last.isSignedBy(signer.publicKey())) {
            throw CheckpointFile.bad(log.file(), "the last line", "is not signed by " + CheckpointSigner.PRIVATE);
        }
        if (checkpoint.block() > start.block()) {
            throw differs("The journal ends at block " + start.block() + " (sequence " + start.sequence()
                    + "), and the last checkpoint of " + log.file() + " speaks of block " + checkpoint.block()
                    + " (sequence " + checkpoint.sequence() + "): the journal was cut off or is an older copy");
        }
        if (checkpoint.block() == start.block()) {
            requireSameHash(checkpoint, start.hash());
        }
        coveredSequence =
                log.lastCovering() == null ? 0 : log.lastCovering().checkpoint().sequence();
    }

    private void requireSameHash(final Checkpoint checkpoint, final byte[] hash) {
        if (!checkpoint.hash().equals(HexFormat.of().formatHex(hash))) {
            throw differs("Block " + checkpoint.block() + " is not the one that a checkpoint of " + log.file()
                    + " speaks of: the journal was rewritten or is another one");
        }
    }

    private static JournalException differs(final String what) {
        return new JournalException(
                CHECKPOINT_DIFFERS,
                what + "; restore the whole directory from one copy, or, to go on from here, move " + CheckpointLog.FILE
                        + ", " + CheckpointSigner.PRIVATE + " and " + CheckpointKey.FILE
                        + " away together and keep them.");
    }

    @Override
    public void close() {
        if (reader != null) {
            reader.close();
        }
    }
}
