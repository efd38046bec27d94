package org.caloriebank.journal;

import static org.caloriebank.journal.BlockFormat.END_MARK_LENGTH;
import static org.caloriebank.journal.BlockFormat.HEADER_LENGTH;
import static org.caloriebank.journal.ChronicleFormat.WORD_LENGTH;
import static org.caloriebank.journal.ChronicleFormat.WRITE_POSITION_NAME;
import static org.caloriebank.journal.ChronicleFormat.WRITE_POSITION_NAME_OFFSET;
import static org.caloriebank.journal.ChronicleFormat.WRITE_POSITION_OFFSET;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Walks one segment's excerpts and judges each block by its own bytes. What follows from a bad block is for {@link JournalReader} to say. One thread.
 */
final class SegmentReader implements AutoCloseable {
    /** Storage loses or zeroes whole sectors. */
    private static final int SECTOR_LENGTH = 512;

    private static final int PAGE_LENGTH = SegmentFile.PAGE_LENGTH;

    static final String NOT_CHRONICLE = "the file is none of Chronicle's";

    enum Found {
        BLOCK,
        /** Nothing more was committed here. */
        END,
        /** Something stands here that is no whole block; {@link #problem()} says what. */
        BAD
    }

    private final SegmentFile file;
    private final BlockCheck check;
    private final Block scratch;
    private final UnsafeBuffer header = new UnsafeBuffer(new byte[HEADER_LENGTH]);
    private long position;
    private long lastExcerptPosition;
    private boolean isLastExcerptMetadata;
    private int word;
    private String problem;
    private boolean isUnforcedBehind;

    SegmentReader(final SegmentFile file, final BlockCheck check, final Block scratch) {
        this.file = file;
        this.check = check;
        this.scratch = scratch;
    }

    Segment segment() {
        return file.segment();
    }

    /** Read on from the word at the position, which some block's word is known to stand at. */
    void startAt(final long position) {
        this.position = position;
        lastExcerptPosition = position;
    }

    /** @return where the next excerpt's word stands, or the one that is bad. */
    long position() {
        return position;
    }

    long fileLength() {
        return file.length();
    }

    String problem() {
        return problem;
    }

    void refresh() {
        file.refresh();
    }

    /** @return whether something else stands at the position than when reading stopped there. */
    boolean hasGoneOn() {
        file.refresh();
        return file.word(position) != word;
    }

    Found next(final Block block) {
        problem = null;
        while (true) {
            word = file.word(position);
            if (!ChronicleFormat.isCommitted(word)) {
                return Found.END;
            }
            if (position == 0 && !hasName(ChronicleFormat.HEADER_NAME_OFFSET, ChronicleFormat.HEADER_NAME)) {
                return bad(NOT_CHRONICLE);
            }
            final int length = ChronicleFormat.length(word);
            if (!ChronicleFormat.isMetadata(word)) {
                return readBlock(block, length);
            }
            if (isBlockAt(position + WORD_LENGTH)) {
                return bad("its length word is altered");
            }
            if (position + WORD_LENGTH + length > file.length()) {
                return bad("the file ends within an index");
            }
            lastExcerptPosition = position;
            isLastExcerptMetadata = true;
            position += WORD_LENGTH + ChronicleFormat.aligned(length);
        }
    }

    /** @return whether the segment ends with the mark that another follows. */
    boolean endsWithMark() {
        return word == ChronicleFormat.END_OF_FILE;
    }

    /** @return whether an excerpt was begun here and not finished. */
    boolean endsUnfinished() {
        return word < 0 && word != ChronicleFormat.END_OF_FILE;
    }

    /** @return whether the file's own header knows of an excerpt behind the last one found. */
    boolean isShorterThanItsHeaderSays() {
        return hasName(WRITE_POSITION_NAME_OFFSET, WRITE_POSITION_NAME)
                && file.longWord(WRITE_POSITION_OFFSET) > lastExcerptPosition;
    }

    /** @return whether {@link #findBlockBehind} saw blocks that were written before the missing one was forced to the disk. */
    boolean isUnforcedBehind() {
        return isUnforcedBehind;
    }

    private boolean hasName(final long offset, final String name) {
        final byte[] bytes = new byte[name.length()];
        file.read(offset, bytes, bytes.length);
        return Arrays.equals(bytes, name.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * @return the position of a whole block behind the place where reading ended, or -1. One that stands at that place but was never committed does
     *     not count. One within an index before the place does: the index's length word was altered and leads past blocks.
     */
    long findBlockBehind(final long missing) {
        isUnforcedBehind = false;
        final long end = file.length() - HEADER_LENGTH;
        final long uncommitted = ChronicleFormat.isCommitted(word) ? -1 : position + WORD_LENGTH;
        long at = (isLastExcerptMetadata ? lastExcerptPosition : position) + WORD_LENGTH;
        while (at <= end) {
            if (at % PAGE_LENGTH == 0 && file.isZero(at, PAGE_LENGTH)) {
                at += PAGE_LENGTH; // most of what is behind the last block is a hole
            } else if (file.longWord(at) == BlockFormat.MAGIC && at != uncommitted && isWholeBlockAt(at)) {
                if (scratch.mayFollowForced(missing)) {
                    return at;
                }
                isUnforcedBehind = true;
                at += WORD_LENGTH;
            } else {
                at += WORD_LENGTH;
            }
        }
        return -1;
    }

    /**
     * @return whether the bad excerpt looks cut off, not altered: its end is missing or a whole sector of it is empty. Its word and its header both
     *     say where its end is, and either may be the altered one.
     */
    boolean looksTorn() {
        if (NOT_CHRONICLE.equals(problem)) {
            return false;
        }
        final long start = position + WORD_LENGTH;
        final long byWord = ChronicleFormat.length(word);
        final long byHeader = claimedLengthAt(start);
        if (!isEndMissing(start, byWord) || !isEndMissing(start, byHeader)) {
            final boolean isHeaderEmpty = file.longWord(start) == 0; // then its sector may be the one that is missing
            return hasEmptySector(start, start + (isHeaderEmpty ? byWord : Math.min(byWord, byHeader)));
        }
        return true;
    }

    private boolean isEndMissing(final long start, final long length) {
        return length < HEADER_LENGTH
                || length > BlockFormat.LENGTH_MAX
                || start + length > file.length()
                || file.word(start + length - END_MARK_LENGTH) == 0
                || file.word(start + length - END_MARK_LENGTH / 2) == 0; // a sector may end within the mark
    }

    private Found readBlock(final Block block, final int length) {
        final long start = position + WORD_LENGTH;
        if (!BlockCheck.isPossibleLength(length)) {
            return bad("its length word is altered");
        }
        if (!file.read(start, block.room(length), length)) {
            return bad("the file ends within it");
        }
        block.place(file.segment(), start, length);
        problem = check.problemOf(block);
        if (problem != null) {
            return check.isOfNewerVersion(block) ? newerVersion() : Found.BAD;
        }
        lastExcerptPosition = position;
        isLastExcerptMetadata = false;
        position = start + ChronicleFormat.aligned(length);
        return Found.BLOCK;
    }

    private Found newerVersion() {
        throw new JournalException(
                JournalException.Kind.NEWER_VERSION,
                segment().file()
                        + " was written by a newer version of this program; open the directory with that one.");
    }

    private Found bad(final String what) {
        problem = what;
        return Found.BAD;
    }

    private long claimedLengthAt(final long start) {
        file.read(start, header.byteArray(), HEADER_LENGTH);
        return BlockCheck.claimedLength(header);
    }

    private boolean isBlockAt(final long start) {
        return file.longWord(start) == BlockFormat.MAGIC;
    }

    private boolean isWholeBlockAt(final long start) {
        final long length = claimedLengthAt(start);
        if (length > BlockFormat.LENGTH_MAX || !BlockCheck.isPossibleLength((int) length)) {
            return false;
        }
        if (!file.read(start, scratch.bytes(), (int) length)) {
            return false;
        }
        scratch.place(file.segment(), start, (int) length);
        return check.problemOf(scratch) == null;
    }

    private boolean hasEmptySector(final long start, final long end) {
        final long firstWhole = start + SECTOR_LENGTH - 1 & -SECTOR_LENGTH;
        for (long sector = firstWhole; sector + SECTOR_LENGTH <= end; sector += SECTOR_LENGTH) {
            if (isEmptySector(sector)) {
                return true;
            }
        }
        return false;
    }

    private boolean isEmptySector(final long sector) {
        for (long at = sector; at < sector + SECTOR_LENGTH; at += Long.BYTES) {
            if (file.longWord(at) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        file.close();
    }
}
