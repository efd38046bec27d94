package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.caloriebank.journal.BlockFormat.HEADER_LENGTH;

import org.agrona.concurrent.UnsafeBuffer;

/** The header of the block looked at last, believed as far as it goes: nothing of it is proven before the whole block is read. One thread. */
final class BlockHeader {
    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[HEADER_LENGTH]);

    /**
     * @param position of the word before the block.
     * @param word as it stands there.
     * @return whether it looks like a block's.
     */
    boolean read(final SegmentFile file, final long position, final int word) {
        final int length = ChronicleFormat.length(word);
        return BlockCheck.isPossibleLength(length)
                && file.read(position + ChronicleFormat.WORD_LENGTH, buffer.byteArray(), HEADER_LENGTH)
                && BlockCheck.hasMagic(buffer)
                && BlockCheck.claimedLength(buffer) == length;
    }

    long number() {
        return longAt(BlockFormat.BLOCK_NUMBER_OFFSET);
    }

    long firstSequence() {
        return longAt(BlockFormat.FIRST_SEQUENCE_OFFSET);
    }

    long lastSequence() {
        return firstSequence() + buffer.getInt(BlockFormat.RECORD_COUNT_OFFSET, LITTLE_ENDIAN) - 1;
    }

    long timeMs() {
        return longAt(BlockFormat.TIME_OFFSET);
    }

    long segment() {
        return longAt(BlockFormat.SEGMENT_OFFSET);
    }

    private long longAt(final int offset) {
        return buffer.getLong(offset, LITTLE_ENDIAN);
    }
}
