package org.caloriebank.journal;

import static org.caloriebank.journal.JournalException.Kind.NOT_A_JOURNAL;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads a journal block by block and proves it on the way: each block's hash, its place in the chain, its number, its sequences, its records' bounds.
 * <p>
 * Needs no lock and no write permission, and works while a bank writes to the directory: then it ends where the bank was. One thread. Steady reading
 * allocates nothing.
 * <p>
 * What it makes of bad bytes:
 * <ul>
 *   <li>cut off or never finished, and nothing whole behind: a torn tail. It was never acknowledged under {@link SyncPolicy#BATCH}. Dropped with a
 *       notice;
 *   <li>the same in an earlier process's last file, and the next file's first block follows the last good one: dropped at that process's start;
 *   <li>everything else: {@link JournalException.Kind#DAMAGED}, with its {@link Damage}.
 * </ul>
 */
public final class JournalReader implements AutoCloseable {
    private static final List<String> FOREIGN = List.of(BlockCheck.NO_MAGIC, SegmentReader.NOT_CHRONICLE);

    private final Disk disk;
    private final Path directory;
    private final List<Segment> segments;
    private final byte[] window = SegmentFile.newWindow();
    private final BlockCheck check = new BlockCheck();
    private final Block scratch = new Block();
    private final List<String> notices = new ArrayList<>();
    private final byte[] lastHash = new byte[BlockFormat.HASH_LENGTH];
    private SegmentReader current;
    private int segmentIndex;
    private long segmentNumber;
    private long position;
    private long blockNumber;
    private long firstSequence = 1;
    private long sequence;
    private long timeMs;
    private long bytesBefore;
    /** How an earlier segment ended, while no block has followed yet; null when it ended well. */
    private SegmentEnd openEnd;

    private boolean isTailDropped;
    private boolean isAtEnd;

    private JournalReader(final Disk disk, final Path directory) {
        this.disk = disk;
        this.directory = directory;
        segments = new ArrayList<>(JournalDirectory.segments(directory));
    }

    /** @throws JournalException if there is no journal, or it cannot be read. */
    public static JournalReader open(final Path directory) {
        return open(Disk.SYSTEM, directory);
    }

    public static JournalReader open(final Disk disk, final Path directory) {
        final JournalReader reader = new JournalReader(disk, directory);
        reader.take(ArchiveLog.end(directory));
        reader.start(0);
        return reader;
    }

    /**
     * Go on behind a block that was read before.
     *
     * @param place from {@link JournalEnd#place()}.
     * @return empty if that block does not stand there (any more): the place is of another journal, or of one that has lost its end since, or the
     *     block was altered. Nothing before the block is looked at.
     * @throws JournalException if there is no journal, or it cannot be read.
     */
    public static Optional<JournalReader> openBehind(final Path directory, final JournalPlace place) {
        return openBehind(Disk.SYSTEM, directory, place);
    }

    public static Optional<JournalReader> openBehind(final Disk disk, final Path directory, final JournalPlace place) {
        if (place.block() == 0) {
            return Optional.of(open(disk, directory));
        }
        final JournalReader reader = new JournalReader(disk, directory);
        boolean isThere = false;
        try {
            isThere = reader.startBehind(place);
        } finally {
            if (!isThere) {
                reader.close();
            }
        }
        return isThere ? Optional.of(reader) : Optional.empty();
    }

    /**
     * @param block to fill.
     * @return whether there was another block.
     * @throws JournalException if the journal is damaged, newer, or cannot be read.
     */
    public boolean next(final Block block) {
        boolean isSecondLook = false;
        while (!isAtEnd) {
            if (current.next(block) == SegmentReader.Found.BLOCK) {
                accept(block);
                return true;
            }
            if (isSecondLook) {
                isSecondLook = !endSegment();
            } else {
                current.refresh(); // a bank may be writing: what was not there may be there now
                isSecondLook = true;
            }
        }
        return false;
    }

    /** @return what an operator should know; complete when {@link #next} has answered false. */
    public List<String> notices() {
        return List.copyOf(notices);
    }

    /** @return where reading has come to. */
    public JournalEnd end() {
        final long lastSegment =
                segments.isEmpty() ? 0 : segments.get(segments.size() - 1).number();
        return new JournalEnd(place(), lastSegment, isTailDropped);
    }

    /** @return sequence of the last record read; 0 before the first. */
    public long sequence() {
        return sequence;
    }

    /** @return the block read last. */
    public JournalPlace place() {
        return new JournalPlace(segmentNumber, position, blockNumber, sequence, timeMs, lastHash.clone());
    }

    /** @return the file last read from, or null for an empty journal. */
    public Path lastFile() {
        return segments.isEmpty() ? null : segments.get(segments.size() - 1).file();
    }

    public int segmentCount() {
        return segments.size();
    }

    public long bytesDone() {
        return isAtEnd ? bytesInAll() : bytesBefore + current.position();
    }

    public long bytesInAll() {
        long sum = 0;
        for (final Segment segment : segments) {
            sum += segment.file().toFile().length();
        }
        return sum;
    }

    private void start(final int index) {
        segmentIndex = index;
        isAtEnd = segments.isEmpty();
        if (!isAtEnd) {
            current = open(segments.get(index));
        }
    }

    private boolean startBehind(final JournalPlace place) {
        for (int i = 0; i < segments.size(); i++) {
            if (segments.get(i).number() == place.segment()) {
                start(i);
                return isAt(place);
            }
            bytesBefore += segments.get(i).file().toFile().length();
        }
        return false;
    }

    /** @return whether the block stands there; then reading goes on behind it. */
    private boolean isAt(final JournalPlace place) {
        final Block block = scratch;
        current.startAt(place.position());
        if (current.next(block) != SegmentReader.Found.BLOCK
                || block.position() - ChronicleFormat.WORD_LENGTH != place.position()
                || block.segmentNumber() != place.segment()) {
            return false;
        }
        take(block);
        return blockNumber == place.block() && sequence == place.sequence() && Arrays.equals(lastHash, place.hash());
    }

    private void accept(final Block block) {
        final String problem = chainProblem(block);
        if (problem != null) {
            throw JournalException.damaged(openEnd != null ? openEnd.place() : damageAt(block.position(), problem));
        }
        if (openEnd != null) {
            notices.add(
                    "A torn tail was dropped before block " + block.number() + " was written: " + openEnd.what() + ".");
            openEnd = null;
        }
        take(block);
    }

    private void take(final Block block) {
        segmentNumber = block.segmentNumber();
        position = block.position() - ChronicleFormat.WORD_LENGTH;
        blockNumber = block.number();
        sequence = block.lastSequence();
        timeMs = block.timeMs();
        block.copyHashTo(lastHash);
    }

    private void take(final JournalPlace place) {
        segmentNumber = place.segment();
        position = place.position();
        blockNumber = place.block();
        sequence = place.sequence();
        timeMs = place.timeMs();
        System.arraycopy(place.hash(), 0, lastHash, 0, BlockFormat.HASH_LENGTH);
        firstSequence = sequence + 1;
    }

    /** @return the first sequence the directory has: 1, unless what is before it was archived. */
    public long firstSequence() {
        return firstSequence;
    }

    private String chainProblem(final Block block) {
        if (block.number() > blockNumber + 1) {
            return "block " + block.number() + " stands here; what was between is missing";
        }
        if (block.number() <= blockNumber) {
            return "block " + block.number() + " stands here again";
        }
        if (block.segmentNumber() != block.segment().number()) {
            return "the block belongs to segment " + block.segmentNumber();
        }
        if (!followsHash(block)) {
            return "the block does not follow the one before it";
        }
        if (block.firstSequence() != sequence + 1 || block.recordCount() < 1 || firstTimeMs(block) < timeMs) {
            return "the block's sequences or times do not follow the ones before it";
        }
        return null;
    }

    private static long firstTimeMs(final Block block) {
        return block.recordTimeMs(BlockFormat.HEADER_LENGTH);
    }

    private boolean followsHash(final Block block) {
        final int from = BlockFormat.PREVIOUS_HASH_OFFSET;
        final int to = from + BlockFormat.HASH_LENGTH;
        return Arrays.equals(lastHash, 0, BlockFormat.HASH_LENGTH, block.bytes(), from, to);
    }

    /** @return whether the segment ends here; else a bank has gone on writing to it. */
    private boolean endSegment() {
        if (segmentIndex + 1 == segments.size()) {
            addNewSegments();
        }
        final boolean isLast = segmentIndex + 1 == segments.size();
        final SegmentEnd end = segmentEnd();
        final boolean hasGoneOn = current.hasGoneOn();
        if (hasGoneOn && !isLast) {
            return false;
        }
        if (openEnd == null && !hasGoneOn) {
            openEnd = end;
        }
        if (isLast) {
            endJournal(); // a bank that is writing is not chased: the journal ended here when we looked
        } else {
            openNextSegment();
        }
        return true;
    }

    private void openNextSegment() {
        bytesBefore += current.fileLength();
        current.close();
        segmentIndex++;
        current = open(segments.get(segmentIndex));
    }

    /** @return null if the segment ends as it should. */
    private SegmentEnd segmentEnd() {
        final long behind = current.findBlockBehind(blockNumber + 1);
        final String problem = current.problem();
        if (behind >= 0) {
            final String what = problem != null ? problem : "nothing was committed here";
            return end(what + ", and a whole block stands behind it at byte " + behind, true);
        }
        if (problem != null) {
            return end(problem, !current.looksTorn());
        }
        if (current.isUnforcedBehind()) {
            return end("nothing was committed here; what stands behind it was never forced to the disk", false);
        }
        if (current.endsUnfinished()) {
            return end("it was begun and not finished (or a bank that is running is at it)", false);
        }
        return current.isShorterThanItsHeaderSays() ? end("the file's own header knows of more blocks", false) : null;
    }

    private SegmentEnd end(final String what, final boolean isDamage) {
        return new SegmentEnd(damageAt(current.position(), what), isDamage);
    }

    private void endJournal() {
        if (openEnd != null) {
            if (openEnd.isDamage()) {
                throw damaged(openEnd.place());
            }
            isTailDropped = true;
            notices.add("A torn tail was dropped: " + openEnd.what() + ".");
        } else if (current.endsWithMark()) {
            notices.add("The last file, " + current.segment().file()
                    + ", was closed for a next one that is not there: it was deleted, or the bank crashed between the two (or a bank"
                    + " that is running is at it).");
        }
        isAtEnd = true;
        current.close();
    }

    private JournalException damaged(final Damage place) {
        return damaged(directory, place);
    }

    /** @return that the journal is damaged, or, when even its first block is not a journal's, that it is none. */
    static JournalException damaged(final Path directory, final Damage place) {
        if (place.block() == 1 && FOREIGN.contains(place.what())) {
            return new JournalException(
                    NOT_A_JOURNAL,
                    directory + " holds files that are no journal of a calorie bank; name another directory.");
        }
        return JournalException.damaged(place);
    }

    /** A segment's end that is not as it should be. */
    private record SegmentEnd(Damage place, boolean isDamage) {
        String what() {
            return "block " + place.block() + " (sequence " + place.sequence() + ", " + place.file() + " at byte "
                    + place.position() + "): " + place.what();
        }
    }

    private void addNewSegments() {
        final List<Segment> now = JournalDirectory.segments(directory);
        for (int i = segments.size(); i < now.size(); i++) {
            segments.add(now.get(i));
        }
    }

    private Damage damageAt(final long position, final String what) {
        return new Damage(current.segment().file(), position, blockNumber + 1, sequence + 1, what);
    }

    private SegmentReader open(final Segment segment) {
        return new SegmentReader(new SegmentFile(disk, segment, window), check, scratch);
    }

    @Override
    public void close() {
        if (current != null) {
            current.close();
        }
    }
}
