package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;
import static org.caloriebank.journal.BlockFormat.END_MARK_LENGTH;
import static org.caloriebank.journal.BlockFormat.HEADER_LENGTH;
import static org.caloriebank.journal.BlockFormat.LENGTH_MAX;

import org.agrona.concurrent.UnsafeBuffer;

/** Judges a block by its own bytes alone. One thread; allocates only when something is wrong. */
final class BlockCheck {
    static final String NO_MAGIC = "its first bytes are not a block's";
    private static final int LENGTH_MIN = HEADER_LENGTH + END_MARK_LENGTH;

    private final BlockHash hash = new BlockHash();

    /** @return whether so many bytes can be a block. */
    static boolean isPossibleLength(final int length) {
        return length >= LENGTH_MIN && length <= LENGTH_MAX;
    }

    /** @return the length a block's header claims, whether it can be or not. */
    static long claimedLength(final UnsafeBuffer header) {
        return (header.getShort(BlockFormat.HEADER_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF)
                + (header.getInt(BlockFormat.PAYLOAD_LENGTH_OFFSET, LITTLE_ENDIAN) & 0xFFFF_FFFFL)
                + END_MARK_LENGTH;
    }

    static boolean hasMagic(final UnsafeBuffer header) {
        return header.getLong(BlockFormat.MAGIC_OFFSET, LITTLE_ENDIAN) == BlockFormat.MAGIC;
    }

    static boolean hasEndMark(final Block block) {
        return block.buffer().getLong(block.payloadEnd(), LITTLE_ENDIAN) == BlockFormat.END_MARK;
    }

    /** @return whether the block is whole and only its version is above ours. */
    boolean isOfNewerVersion(final Block block) {
        return version(block) > BlockFormat.VERSION && isWhole(block);
    }

    /** @return null, or what is wrong with the block. */
    String problemOf(final Block block) {
        final UnsafeBuffer buffer = block.buffer();
        if (!hasMagic(buffer)) {
            return NO_MAGIC;
        }
        if (claimedLength(buffer) != block.length()) {
            return "its length is not the one in its header";
        }
        if (!hasEndMark(block)) {
            return "its end mark is missing";
        }
        if (!hash.isIntact(block.bytes(), block.payloadEnd())) {
            return "its bytes do not match its hash";
        }
        if (version(block) != BlockFormat.VERSION) {
            return "its version is unknown";
        }
        return problemOfRecords(block);
    }

    private boolean isWhole(final Block block) {
        final UnsafeBuffer buffer = block.buffer();
        return hasMagic(buffer)
                && claimedLength(buffer) == block.length()
                && hasEndMark(block)
                && hash.isIntact(block.bytes(), block.payloadEnd());
    }

    private static int version(final Block block) {
        return block.buffer().getShort(BlockFormat.VERSION_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
    }

    private static String problemOfRecords(final Block block) {
        final int end = block.payloadEnd();
        int count = 0;
        int offset = HEADER_LENGTH;
        long timeMs = Long.MIN_VALUE;
        while (offset < end) {
            final int recordLength = RecordFormat.lengthOf(block.commandLength(offset), block.outcomeLength(offset));
            if (recordLength > end - offset || block.recordTimeMs(offset) < timeMs) {
                return "its record " + count + " does not fit";
            }
            timeMs = block.recordTimeMs(offset);
            offset += recordLength;
            count++;
        }
        return count == block.recordCount() && timeMs == block.timeMs()
                ? null
                : "its header and its records do not match";
    }
}
