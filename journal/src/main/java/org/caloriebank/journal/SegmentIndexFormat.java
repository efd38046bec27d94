package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The layout of the file beside a segment that says where some of its blocks stand. Little-endian; offsets in bytes.
 *
 * <pre>
 *    0          8         10        12         16
 *    +----------+---------+---------+----------+--------+--------+-- ...
 *    | magic    | version | entry   | zero     | entry  | entry  |
 *    |"CALINDEX"|         | length  |          |        |        |
 *    +----------+---------+---------+----------+--------+--------+-- ...
 *
 *    entry:
 *    0                8         16             24               32                36     40
 *    +----------------+---------+--------------+----------------+-----------------+------+
 *    | first sequence | time    | block number | position of    | CRC-32C of the  | zero |
 *    | of the block   | ms      |              | its word       | bytes before    |      |
 *    +----------------+---------+--------------+----------------+-----------------+------+
 * </pre>
 *
 * The time is the block's: the ledger time of its last record. The first entry is of the segment's first block; others follow about every
 * {@link #SPACING_BYTES}. The file is derived from the segment and is never trusted: it says where to look, and what is found there is checked.
 */
final class SegmentIndexFormat {
    /** "CALINDEX" as a little-endian number. */
    static final long MAGIC = 0x5845444E494C4143L;

    static final int VERSION = 1;
    static final int VERSION_OFFSET = 8;
    static final int ENTRY_LENGTH_OFFSET = 10;
    static final int HEADER_LENGTH = 16;

    static final int FIRST_SEQUENCE_OFFSET = 0;
    static final int TIME_OFFSET = 8;
    static final int BLOCK_NUMBER_OFFSET = 16;
    static final int POSITION_OFFSET = 24;
    static final int CHECK_OFFSET = 32;
    static final int ENTRY_LENGTH = 40;

    /** A block this far behind the one entered last is entered: so is each block of a loaded bank, which is a little shorter than the longest. */
    static final int SPACING_BYTES = 60 << 10;

    private static final String SUFFIX = ".index";

    private SegmentIndexFormat() {}

    /** @return the index of a segment's file. */
    static Path fileOf(final Path segment) {
        final String name = segment.getFileName().toString();
        return segment.resolveSibling(name.substring(0, name.lastIndexOf('.')) + SUFFIX);
    }

    static void putHeader(final UnsafeBuffer buffer) {
        buffer.setMemory(0, HEADER_LENGTH, (byte) 0);
        buffer.putLong(0, MAGIC, LITTLE_ENDIAN);
        buffer.putShort(VERSION_OFFSET, (short) VERSION, LITTLE_ENDIAN);
        buffer.putShort(ENTRY_LENGTH_OFFSET, (short) ENTRY_LENGTH, LITTLE_ENDIAN);
    }

    static boolean isHeader(final UnsafeBuffer buffer) {
        return buffer.getLong(0, LITTLE_ENDIAN) == MAGIC
                && buffer.getShort(VERSION_OFFSET, LITTLE_ENDIAN) == VERSION
                && buffer.getShort(ENTRY_LENGTH_OFFSET, LITTLE_ENDIAN) == ENTRY_LENGTH;
    }

    /** @return the check of the entry at the offset. */
    static int checkOf(final CRC32C crc, final byte[] bytes, final int offset) {
        crc.reset();
        crc.update(bytes, offset, CHECK_OFFSET);
        return (int) crc.getValue();
    }
}
