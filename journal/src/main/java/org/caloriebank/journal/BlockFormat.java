package org.caloriebank.journal;

import java.nio.charset.StandardCharsets;

/**
 * The layout of a block: one excerpt of the Chronicle file, the journal's unit of writing, hashing and loss. Little-endian; offsets in bytes.
 *
 * <pre>
 *    0        8     10       12      16            24              32            36              40
 *    +--------+-----+--------+-------+-------------+---------------+-------------+---------------+---------+
 *    | magic  |vers.|header  | flags | block       | first         | record      | payload       | time    |
 *    |"CALBLOCK"    |length  |       | number      | sequence      | count       | length        | ms      |
 *    +--------+-----+--------+-------+-------------+---------------+-------------+---------------+---------+
 *   48               56              64                            96                            128
 *    +----------------+--------------+------------------------------+-----------------------------+
 *    | segment number | forced + 1   | SHA-256 of the block before  | SHA-256 of this block       |
 *    +----------------+--------------+------------------------------+-----------------------------+
 *  128                                                128 + payload length
 *    +------------------------------------------------+------------+
 *    | records, see {@link RecordFormat}              | "BLOCKEND" |
 *    +------------------------------------------------+------------+
 * </pre>
 *
 * A block's own hash is taken over header and records, with the hash's own 32 bytes zero; the end mark is not part of it. The end mark is written
 * last and is never zero, which tells a block that was cut off from one that was altered. Blocks are numbered from 1 without gaps, over all segments.
 * The first block of a journal names 32 zero bytes as its predecessor.
 * <p>
 * All versions keep the meaning of the bytes before offset 40, of the own hash's place and of the end mark, so that an old reader can tell a newer
 * block from a damaged one.
 */
public final class BlockFormat {
    /** "CALBLOCK" as a little-endian number. */
    public static final long MAGIC = littleEndian("CALBLOCK");
    /** "BLOCKEND" as a little-endian number. */
    public static final long END_MARK = littleEndian("BLOCKEND");

    public static final int VERSION = 1;

    public static final int MAGIC_OFFSET = 0;
    public static final int VERSION_OFFSET = 8;
    public static final int HEADER_LENGTH_OFFSET = 10;
    public static final int FLAGS_OFFSET = 12;
    public static final int BLOCK_NUMBER_OFFSET = 16;
    public static final int FIRST_SEQUENCE_OFFSET = 24;
    public static final int RECORD_COUNT_OFFSET = 32;
    public static final int PAYLOAD_LENGTH_OFFSET = 36;
    /** Ledger time of the last record, ms since 1970. */
    public static final int TIME_OFFSET = 40;

    public static final int SEGMENT_OFFSET = 48;
    /**
     * One more than the number of the last block that was forced to the disk before this one was written; 0 when that is not known. A block that is
     * missing before this one was promised to somebody only if its number is below.
     */
    public static final int FORCED_OFFSET = 56;

    public static final int PREVIOUS_HASH_OFFSET = 64;
    public static final int HASH_OFFSET = 96;
    public static final int HASH_LENGTH = 32;
    public static final int HEADER_LENGTH = 128;
    public static final int END_MARK_LENGTH = 8;

    /** Longest block, header and end mark included. */
    public static final int LENGTH_MAX = 1 << 20;

    /** First block of a segment. */
    public static final int FLAG_FIRST_OF_SEGMENT = 1;
    /** First block of a process; the block it names as its predecessor was the last good one. */
    public static final int FLAG_FIRST_OF_RUN = 2;
    /** At the start of this process, a torn tail after the predecessor was dropped. */
    public static final int FLAG_TAIL_DROPPED = 4;
    /** Written under {@link SyncPolicy#BATCH}: answers left after the disk had it. */
    public static final int FLAG_SYNCED = 8;

    private BlockFormat() {}

    /** @return length of a block with so many bytes of records. */
    public static int lengthOf(final int payloadLength) {
        return HEADER_LENGTH + payloadLength + END_MARK_LENGTH;
    }

    private static long littleEndian(final String ascii) {
        final byte[] bytes = ascii.getBytes(StandardCharsets.US_ASCII);
        long value = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            value = value << 8 | bytes[i];
        }
        return value;
    }
}
