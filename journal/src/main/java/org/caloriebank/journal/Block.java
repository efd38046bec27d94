package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.caloriebank.journal.BlockFormat.END_MARK_LENGTH;
import static org.caloriebank.journal.BlockFormat.HASH_LENGTH;
import static org.caloriebank.journal.BlockFormat.HASH_OFFSET;
import static org.caloriebank.journal.BlockFormat.HEADER_LENGTH;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * One block read from a journal: a reusable holder of its bytes, filled by {@link JournalReader#next(Block)} or {@link JournalSeek}. Not thread-safe; may be handed from one
 * thread to another.
 */
public final class Block {
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private byte[] bytes;
    private int length;
    private long position;
    private Segment segment;

    /** Has room for any block. */
    public Block() {
        this(BlockFormat.LENGTH_MAX);
    }

    /** @param capacity to begin with; grows with what is read. */
    Block(final int capacity) {
        bytes = new byte[capacity];
        buffer.wrap(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    /** @return the bytes to fill, at least so many. */
    byte[] room(final int lengthNeeded) {
        if (bytes.length < lengthNeeded) {
            bytes = new byte[lengthNeeded];
            buffer.wrap(bytes);
        }
        return bytes;
    }

    void place(final Segment segment, final long position, final int length) {
        this.segment = segment;
        this.position = position;
        this.length = length;
    }

    /** @return the file it was read from. */
    public Segment segment() {
        return segment;
    }

    /** @return where in the file the block's first byte stands. */
    public long position() {
        return position;
    }

    /** @return bytes, header and end mark included. */
    public int length() {
        return length;
    }

    public long number() {
        return longAt(BlockFormat.BLOCK_NUMBER_OFFSET);
    }

    public long firstSequence() {
        return longAt(BlockFormat.FIRST_SEQUENCE_OFFSET);
    }

    public long lastSequence() {
        return firstSequence() + recordCount() - 1;
    }

    public int recordCount() {
        return buffer.getInt(BlockFormat.RECORD_COUNT_OFFSET, LITTLE_ENDIAN);
    }

    /** @return ledger time of the last record, ms since 1970. */
    public long timeMs() {
        return longAt(BlockFormat.TIME_OFFSET);
    }

    /** @return the flags of {@link BlockFormat}. */
    public int flags() {
        return buffer.getInt(BlockFormat.FLAGS_OFFSET, LITTLE_ENDIAN);
    }

    public void copyHashTo(final byte[] target) {
        System.arraycopy(bytes, HASH_OFFSET, target, 0, HASH_LENGTH);
    }

    /** @return where it stands, and which it is. */
    public JournalPlace place() {
        final byte[] hash = new byte[HASH_LENGTH];
        copyHashTo(hash);
        return new JournalPlace(
                segmentNumber(), position - ChronicleFormat.WORD_LENGTH, number(), lastSequence(), timeMs(), hash);
    }

    /** Show each record, in order. Their bounds were checked when the block was read. */
    public void forEachRecord(final RecordVisitor visitor) {
        forEachRecord(firstSequence(), lastSequence(), visitor);
    }

    /** Show those of the block's records that have these sequences, in order. */
    public void forEachRecord(final long fromSequence, final long toSequence, final RecordVisitor visitor) {
        final long last = Math.min(toSequence, lastSequence());
        int offset = HEADER_LENGTH;
        for (long sequence = firstSequence(); sequence <= last; sequence++) {
            final int commandLength = commandLength(offset);
            final int outcomeLength = outcomeLength(offset);
            final int commandOffset = offset + RecordFormat.HEADER_LENGTH;
            if (sequence >= fromSequence) {
                visitor.onRecord(
                        sequence,
                        recordTimeMs(offset),
                        buffer,
                        commandOffset,
                        commandLength,
                        commandOffset + commandLength,
                        outcomeLength);
            }
            offset += RecordFormat.lengthOf(commandLength, outcomeLength);
        }
    }

    /** @return how many of the block's records are of an earlier ledger time. */
    int recordsBefore(final long limitMs) {
        int count = 0;
        int offset = HEADER_LENGTH;
        while (offset < payloadEnd() && recordTimeMs(offset) < limitMs) {
            offset += RecordFormat.lengthOf(commandLength(offset), outcomeLength(offset));
            count++;
        }
        return count;
    }

    UnsafeBuffer buffer() {
        return buffer;
    }

    int payloadEnd() {
        return length - END_MARK_LENGTH;
    }

    /** @return whether somebody may have been told that an earlier block is on the disk, by the time this one was written. */
    boolean mayFollowForced(final long blockNumber) {
        final long forcedPlusOne = longAt(BlockFormat.FORCED_OFFSET);
        return forcedPlusOne == 0 || forcedPlusOne > blockNumber;
    }

    long segmentNumber() {
        return longAt(BlockFormat.SEGMENT_OFFSET);
    }

    int commandLength(final int recordOffset) {
        return buffer.getShort(recordOffset + RecordFormat.COMMAND_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    int outcomeLength(final int recordOffset) {
        return buffer.getShort(recordOffset + RecordFormat.OUTCOME_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    long recordTimeMs(final int recordOffset) {
        return longAt(recordOffset + RecordFormat.TIME_OFFSET);
    }

    private long longAt(final int offset) {
        return buffer.getLong(offset, LITTLE_ENDIAN);
    }
}
