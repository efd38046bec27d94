package org.caloriebank.journal;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds single records in a journal without reading what is before them: by sequence or by ledger time, over all segments and runs, whether a bank
 * writes to the directory or not, and also when the first segments have been taken away.
 * <p>
 * Every block it shows is whole and has the SHA-256 it names; that each follows the one before it, {@link JournalReader} proves. Files are read, never
 * mapped. Where an index is missing or wrong the segment is walked instead: correct, but slower.
 * <p>
 * One instance is for one thread. Keeps a few blocks, and for each of the segments used last a file and 32 bytes for every 64 KiB. Close it.
 */
public final class JournalSeek implements AutoCloseable {
    private static final int BLOCKS_KEPT = 16;
    private static final int SEGMENTS_KEPT = 32;

    private final Disk disk;
    private final Path directory;
    private final BlockCheck check = new BlockCheck();
    private final Block scratch = new Block();
    private final KeptBlocks blocks = new KeptBlocks(BLOCKS_KEPT);
    private final Map<Long, SegmentSeek> seekBySegment = new LinkedHashMap<>(2 * SEGMENTS_KEPT, 0.75f, true);
    private List<Segment> segments;

    private JournalSeek(final Disk disk, final Path directory) {
        this.disk = disk;
        this.directory = directory;
        refresh();
    }

    /** @throws JournalException if there is no journal, or it cannot be read. */
    public static JournalSeek open(final Path directory) {
        return open(Disk.SYSTEM, directory);
    }

    /** @param disk to read through. */
    public static JournalSeek open(final Disk disk, final Path directory) {
        return new JournalSeek(disk, directory);
    }

    /** Look at the directory again: segments may have come, or been taken away. New ones at the end are found without. */
    public void refresh() {
        segments = JournalDirectory.segments(directory);
    }

    /**
     * @return the block that holds the record, valid until the next call; null when the journal ends before it, or begins behind it.
     * @throws JournalException if the block is damaged or missing between others.
     */
    public Block blockOf(final long sequence) {
        final Block kept = blocks.ofSequence(sequence);
        if (kept != null) {
            return kept;
        }
        final Block block = find(BlockGoal.ofSequence(sequence));
        if (block == null || block.firstSequence() <= sequence) {
            return block;
        }
        if (isFirst(block)) {
            return null;
        }
        throw missing(block, sequence);
    }

    /**
     * Show one record.
     *
     * @return whether there is one; as for {@link #blockOf}.
     */
    public boolean show(final long sequence, final RecordVisitor visitor) {
        final Block block = blockOf(sequence);
        if (block != null) {
            block.forEachRecord(sequence, sequence, visitor);
        }
        return block != null;
    }

    /** Show the records with these sequences in order, as many of them as there are. The visitor must not ask this instance for others. */
    public void forEachRecord(final long fromSequence, final long toSequence, final RecordVisitor visitor) {
        long next = Math.max(fromSequence, firstSequence());
        while (next > 0 && next <= toSequence) {
            final Block block = blockOf(next);
            if (block == null) {
                return;
            }
            final long last = block.lastSequence();
            block.forEachRecord(next, toSequence, visitor);
            next = last + 1;
        }
    }

    /** @return the first sequence whose record is of this ledger time or later; one past the last when there is none. */
    public long sequenceAt(final long timeMs) {
        final Block block = find(BlockGoal.ofTime(timeMs));
        if (block == null) {
            return lastSequence() + 1;
        }
        return block.firstSequence() + block.recordsBefore(timeMs);
    }

    /** @return the first sequence there is; 0 for a journal without records. */
    public long firstSequence() {
        final Block block = find(BlockGoal.FIRST);
        return block == null ? 0 : block.firstSequence();
    }

    /** @return the last sequence there is now; 0 for a journal without records. As {@link #lastBlock}. */
    public long lastSequence() {
        final Block block = lastBlock();
        return block == null ? 0 : block.lastSequence();
    }

    /**
     * @return the last block there is now, valid until the next call; null for a journal without records.
     * @throws JournalException if blocks stand behind a place without a good one.
     */
    public Block lastBlock() {
        refresh();
        for (int i = segments.size() - 1; i >= 0; i--) {
            final SegmentSeek seek = seek(segments.get(i));
            final Block target = blocks.oldest();
            switch (seek.findLast(target)) {
                case BLOCK -> {
                    return blocks.keep(target);
                }
                case BAD -> throw JournalReader.damaged(directory, seek.damageAt(seek.damageHere()));
                case END -> {
                    // the segment has none: its process ended before the first
                }
            }
        }
        return null;
    }

    /** @return where the journal ends now; torn bytes behind its last block are not told of. As {@link #lastBlock}. */
    public JournalEnd end() {
        final Block block = lastBlock();
        return block == null ? JournalEnd.ofNewJournal() : new JournalEnd(block.place(), block.segmentNumber(), false);
    }

    private Block find(final BlockGoal goal) {
        int index = segmentFor(goal);
        while (true) {
            if (index == segments.size()) {
                refresh();
                if (index >= segments.size()) {
                    return null;
                }
            }
            final SegmentSeek seek = seek(segments.get(index));
            final Block target = blocks.oldest();
            final SegmentReader.Found found = seek.find(goal, target);
            if (found == SegmentReader.Found.BLOCK) {
                requireOwn(seek, target);
                return blocks.keep(target);
            }
            if (found == SegmentReader.Found.BAD) {
                final String damage = seek.damageHere();
                if (damage != null) {
                    throw JournalReader.damaged(directory, seek.damageAt(damage));
                }
            }
            index++;
        }
    }

    /** @return the index of the last segment from which looking for the goal may start; 0 when there is none. */
    private int segmentFor(final BlockGoal goal) {
        int best = 0;
        int low = 0;
        int high = segments.size() - 1;
        while (low <= high) {
            final int middle = low + high >>> 1;
            int at = middle;
            while (at <= high && !seek(segments.get(at)).hasBlock()) {
                at++;
            }
            if (at <= high && mayStartAt(seek(segments.get(at)), goal)) {
                best = at;
                low = at + 1;
            } else {
                high = middle - 1;
            }
        }
        return best;
    }

    private static boolean mayStartAt(final SegmentSeek seek, final BlockGoal goal) {
        return goal.mayStartAt(seek.firstSequence(), seek.firstTimeMs());
    }

    private SegmentSeek seek(final Segment segment) {
        SegmentSeek seek = seekBySegment.get(segment.number());
        if (seek == null) {
            seek = new SegmentSeek(disk, segment, check, scratch);
            seekBySegment.put(segment.number(), seek);
            if (seekBySegment.size() > SEGMENTS_KEPT) {
                final Iterator<SegmentSeek> leastUsed = seekBySegment.values().iterator();
                leastUsed.next().close();
                leastUsed.remove();
            }
        }
        return seek;
    }

    private boolean isFirst(final Block block) {
        return segments.get(0).number() == block.segment().number()
                && (block.flags() & BlockFormat.FLAG_FIRST_OF_SEGMENT) != 0;
    }

    private static void requireOwn(final SegmentSeek seek, final Block block) {
        if (block.segmentNumber() != seek.segment().number()) {
            throw JournalException.damaged(seek.damageAt("the block belongs to segment " + block.segmentNumber()));
        }
    }

    private static JournalException missing(final Block block, final long sequence) {
        return JournalException.damaged(new Damage(
                block.segment().file(),
                block.position(),
                block.number() - 1,
                sequence,
                "block " + block.number() + " (sequence " + block.firstSequence()
                        + ") stands here; what was between is missing"));
    }

    @Override
    public void close() {
        seekBySegment.values().forEach(SegmentSeek::close);
        seekBySegment.clear();
    }
}
