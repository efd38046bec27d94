package org.caloriebank.journal;

import static org.caloriebank.journal.ChronicleFormat.WORD_LENGTH;

/**
 * Finds blocks in one segment. Looking starts at an entry of the segment's index, when there is one and the block it names is really there, and goes on
 * from word to word, reading headers only; what is found is then read whole and proven. What was walked over is remembered. One thread.
 */
final class SegmentSeek implements AutoCloseable {
    /** A block of today with its word, so that it is read at once. */
    private static final int WINDOW_LENGTH = ChronicleSegments.BLOCK_LENGTH_MAX + SegmentFile.PAGE_LENGTH;

    private static final long NOWHERE = -1;

    private final SegmentFile file;
    private final SegmentReader reader;
    private final SegmentIndexReader index;
    private final BlockEntries entries = new BlockEntries();
    private final BlockHeader header = new BlockHeader();
    /** Where walking has come to: the word of the block looked for, or where the blocks end. */
    private long position;

    private boolean isReached;
    private long lastMetadataPosition;
    private long lastWalkedPosition;
    private long lastWalkedBlock;
    private long lastWalkedFirst;
    private long lastWalkedSequence;
    private long foundPosition = NOWHERE;
    private long foundSequence;
    private long foundTimeMs;
    private long firstSequence;
    private long firstTimeMs;
    private boolean hasFirst;

    SegmentSeek(final Disk disk, final Segment segment, final BlockCheck check, final Block scratch) {
        file = new SegmentFile(disk, segment, new byte[WINDOW_LENGTH]);
        reader = new SegmentReader(file, check, scratch);
        index = new SegmentIndexReader(disk, segment.file());
    }

    Segment segment() {
        return file.segment();
    }

    /** @return whether the segment has a block; then the two below tell of its first. Its hash is not looked at. */
    boolean hasBlock() {
        if (!hasFirst) {
            file.refresh();
            hasFirst = walk(0, BlockGoal.FIRST);
            firstSequence = header.firstSequence();
            firstTimeMs = header.timeMs();
        }
        return hasFirst;
    }

    long firstSequence() {
        return firstSequence;
    }

    long firstTimeMs() {
        return firstTimeMs;
    }

    /**
     * @param target for the block, which is then proven by its own bytes.
     * @return END when the segment's blocks end before the goal, BAD when one is none: then see {@link #damageHere}.
     */
    SegmentReader.Found find(final BlockGoal goal, final Block target) {
        forgetWalk();
        walk(startFor(goal), goal);
        SegmentReader.Found found = readHere(target);
        if (found != SegmentReader.Found.BLOCK) {
            file.refresh(); // a bank may be writing: what was not there may be there now
            walk(position, goal);
            found = readHere(target);
        }
        if (found == SegmentReader.Found.BLOCK) {
            foundPosition = position;
            foundSequence = target.firstSequence();
            foundTimeMs = target.timeMs();
        }
        return found;
    }

    /**
     * Find the segment's last block, and judge what is behind it.
     *
     * @return END when the segment has none, BAD when there is damage: then see {@link #damageHere}.
     */
    SegmentReader.Found findLast(final Block target) {
        forgetWalk();
        position = startFor(BlockGoal.NEVER);
        do {
            file.refresh();
            walk(position, BlockGoal.NEVER);
            if (lastMetadataPosition > lastWalkedPosition) {
                position = lastMetadataPosition; // its word may lead past blocks: they are looked for within as well
            }
        } while (readHere(target) == SegmentReader.Found.BLOCK); // a bank has gone on
        if (damageHere() != null) {
            return SegmentReader.Found.BAD;
        }
        if (lastWalkedPosition == NOWHERE) {
            return SegmentReader.Found.END;
        }
        position = lastWalkedPosition;
        if (readHere(target) == SegmentReader.Found.BLOCK) {
            return SegmentReader.Found.BLOCK;
        }
        return damageHere() != null ? SegmentReader.Found.BAD : findBefore(lastWalkedFirst, target);
    }

    /** A block was begun with this sequence and torn: find the one before it. */
    private SegmentReader.Found findBefore(final long sequence, final Block target) {
        final SegmentReader.Found found = find(BlockGoal.ofSequence(sequence - 1), target);
        return found == SegmentReader.Found.BLOCK && target.lastSequence() == sequence - 1
                ? SegmentReader.Found.BLOCK
                : SegmentReader.Found.END;
    }

    /** @return what is wrong where looking ended without a block; null if it was never finished, and nothing whole is behind. */
    String damageHere() {
        final String problem = reader.problem();
        if (problem != null && !reader.looksTorn()) {
            return problem;
        }
        final long behind = reader.findBlockBehind(missingBlock());
        if (behind < 0 || reader.hasGoneOn()) {
            return null;
        }
        return (problem != null ? problem : "nothing was committed here")
                + ", and a whole block stands behind it at byte " + behind;
    }

    private long missingBlock() {
        return isReached ? lastWalkedBlock : lastWalkedBlock + 1;
    }

    Damage damageAt(final String what) {
        return new Damage(
                segment().file(),
                reader.position(),
                missingBlock(),
                isReached ? header.firstSequence() : lastWalkedSequence + 1,
                what);
    }

    private void forgetWalk() {
        lastMetadataPosition = NOWHERE;
        lastWalkedPosition = NOWHERE;
        lastWalkedBlock = 0;
        lastWalkedSequence = 0;
    }

    private SegmentReader.Found readHere(final Block target) {
        reader.startAt(position);
        return reader.next(target);
    }

    private long startFor(final BlockGoal goal) {
        int at = entries.startFor(goal);
        if (at == entries.count() - 1) {
            index.addTo(entries);
            at = entries.startFor(goal);
        }
        if (at >= 0 && !isThere(at)) {
            entries.clear(); // the index is not this segment's: walk from the start, and remember
            index.close();
            at = -1;
        }
        final boolean isFoundNearer = foundPosition != NOWHERE
                && goal.mayStartAt(foundSequence, foundTimeMs)
                && (at < 0 || foundPosition > entries.position(at));
        if (isFoundNearer) {
            return foundPosition;
        }
        return at < 0 ? 0 : entries.position(at);
    }

    private boolean isThere(final int entry) {
        final long at = entries.position(entry);
        final int word = file.word(at);
        if (ChronicleFormat.isCommitted(word) && !ChronicleFormat.isMetadata(word) && header.read(file, at, word)) {
            return isEntryOf(entry);
        }
        file.refresh(); // what was read before may be older than the entry
        final int newWord = file.word(at);
        return ChronicleFormat.isCommitted(newWord)
                && !ChronicleFormat.isMetadata(newWord)
                && header.read(file, at, newWord)
                && isEntryOf(entry);
    }

    private boolean isEntryOf(final int entry) {
        return header.firstSequence() == entries.firstSequence(entry)
                && header.timeMs() == entries.timeMs(entry)
                && header.number() == entries.blockNumber(entry)
                && header.segment() == segment().number();
    }

    /** Go from word to word until a block reaches the goal; @return whether one does. */
    private boolean walk(final long from, final BlockGoal goal) {
        position = from;
        isReached = false;
        int word = file.word(position);
        while (ChronicleFormat.isCommitted(word)) {
            if (ChronicleFormat.isMetadata(word)) {
                lastMetadataPosition = position;
            } else {
                if (!header.read(file, position, word)) {
                    return false;
                }
                remember();
                if (goal.isReachedBy(header.lastSequence(), header.timeMs())) {
                    isReached = true;
                    return true;
                }
            }
            position += WORD_LENGTH + ChronicleFormat.aligned(ChronicleFormat.length(word));
            word = file.word(position);
        }
        return false;
    }

    private void remember() {
        lastWalkedPosition = position;
        lastWalkedBlock = header.number();
        lastWalkedFirst = header.firstSequence();
        lastWalkedSequence = header.lastSequence();
        if (entries.distanceTo(position) >= SegmentIndexFormat.SPACING_BYTES) {
            entries.add(header.firstSequence(), header.timeMs(), header.number(), position);
        }
    }

    @Override
    public void close() {
        index.close();
        file.close();
    }
}
