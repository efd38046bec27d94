package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.caloriebank.journal.BlockFormat.END_MARK_LENGTH;
import static org.caloriebank.journal.BlockFormat.HEADER_LENGTH;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Assembles one block after the other in the same memory. One thread; allocates nothing after construction.
 */
final class BlockBuilder {
    private final byte[] bytes;
    private final UnsafeBuffer buffer;
    private final BlockHash hash = new BlockHash();
    private int length = HEADER_LENGTH;
    private int recordCount;
    private long firstSequence;
    private long timeMs;

    BlockBuilder(final int capacity) {
        bytes = new byte[capacity];
        buffer = new UnsafeBuffer(bytes);
    }

    /** @return whether a record of this length, padding included, still fits. */
    boolean hasRoomFor(final int recordLength) {
        return length + recordLength + END_MARK_LENGTH <= bytes.length;
    }

    boolean isEmpty() {
        return recordCount == 0;
    }

    void add(
            final long sequence,
            final long recordTimeMs,
            final DirectBuffer source,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        if (recordCount == 0) {
            firstSequence = sequence;
        }
        final int start = length;
        final int commandStart = start + RecordFormat.HEADER_LENGTH;
        final int end = start + RecordFormat.lengthOf(commandLength, outcomeLength);
        buffer.putInt(start, outcomeLength << 16 | commandLength, LITTLE_ENDIAN);
        buffer.putInt(start + RecordFormat.FLAGS_OFFSET, 0, LITTLE_ENDIAN);
        buffer.putLong(start + RecordFormat.TIME_OFFSET, recordTimeMs, LITTLE_ENDIAN);
        buffer.putLong(end - RecordFormat.ALIGNMENT, 0); // the padding; what is not padding is overwritten
        buffer.putBytes(commandStart, source, commandOffset, commandLength);
        buffer.putBytes(commandStart + commandLength, source, outcomeOffset, outcomeLength);
        length = end;
        recordCount++;
        timeMs = recordTimeMs;
    }

    /**
     * Finish the block: header, hash and end mark.
     *
     * @return its length.
     */
    int complete(
            final long blockNumber,
            final long segment,
            final long forcedPlusOne,
            final int flags,
            final byte[] previousHash) {
        buffer.putLong(BlockFormat.MAGIC_OFFSET, BlockFormat.MAGIC, LITTLE_ENDIAN);
        buffer.putShort(BlockFormat.VERSION_OFFSET, (short) BlockFormat.VERSION, LITTLE_ENDIAN);
        buffer.putShort(BlockFormat.HEADER_LENGTH_OFFSET, (short) HEADER_LENGTH, LITTLE_ENDIAN);
        buffer.putInt(BlockFormat.FLAGS_OFFSET, flags, LITTLE_ENDIAN);
        buffer.putLong(BlockFormat.BLOCK_NUMBER_OFFSET, blockNumber, LITTLE_ENDIAN);
        buffer.putLong(BlockFormat.FIRST_SEQUENCE_OFFSET, firstSequence, LITTLE_ENDIAN);
        buffer.putInt(BlockFormat.RECORD_COUNT_OFFSET, recordCount, LITTLE_ENDIAN);
        buffer.putInt(BlockFormat.PAYLOAD_LENGTH_OFFSET, length - HEADER_LENGTH, LITTLE_ENDIAN);
        buffer.putLong(BlockFormat.TIME_OFFSET, timeMs, LITTLE_ENDIAN);
        buffer.putLong(BlockFormat.SEGMENT_OFFSET, segment, LITTLE_ENDIAN);
        buffer.putLong(BlockFormat.FORCED_OFFSET, forcedPlusOne, LITTLE_ENDIAN);
        buffer.putBytes(BlockFormat.PREVIOUS_HASH_OFFSET, previousHash, 0, BlockFormat.HASH_LENGTH);
        hash.stamp(bytes, length);
        buffer.putLong(length, BlockFormat.END_MARK, LITTLE_ENDIAN);
        return length + END_MARK_LENGTH;
    }

    byte[] bytes() {
        return bytes;
    }

    void copyHashTo(final byte[] target) {
        System.arraycopy(bytes, BlockFormat.HASH_OFFSET, target, 0, BlockFormat.HASH_LENGTH);
    }

    void clear() {
        length = HEADER_LENGTH;
        recordCount = 0;
    }
}
