package org.caloriebank.journal.snapshot;

import java.nio.charset.StandardCharsets;

/**
 * The layout of a snapshot's file. Little-endian; offsets in bytes.
 *
 * <pre>
 *   0                4096                                                             file length
 *   +----------------+-------------------------------+-------------+---------------------+
 *   | header         | memory: stretches, end to end | words       | SHA-256 of each     |
 *   | (below)        | in the order of StateSink     | 8 bytes     | chunk of 256 KiB of |
 *   |                |                               | each        | memory and words    |
 *   +----------------+-------------------------------+-------------+---------------------+
 *
 *   header
 *     0   8  magic "CALSNAPS"              72  32  hash of that block
 *     8   2  format version               104   8  state hash of the ledger
 *    10   2  state version of the ledger  112   8  hash of its remembered ids
 *    12   4  chunk length                 120   8  length of the memory
 *    16   8  sequence covered             128   8  number of words
 *    24   8  ledger time, ms              136   8  length of the file
 *    32   8  block: number                144  16  zero
 *    40   8  block: segment               160  32  SHA-256 of the header (these 32 bytes as zeroes) and of
 *    48   8  block: position of its word           the hashes of all chunks
 *    56  16  zero                         192      zero to 4096
 * </pre>
 *
 * The header's hash covers the chunks' hashes, and these everything else.
 */
final class SnapshotFormat {
    static final long MAGIC = littleEndian("CALSNAPS");
    static final int VERSION = 1;
    static final int HEADER_LENGTH = 4096;
    static final int CHUNK_LENGTH = 256 << 10;
    static final int HASH_LENGTH = 32;

    static final int MAGIC_OFFSET = 0;
    static final int VERSION_OFFSET = 8;
    static final int STATE_VERSION_OFFSET = 10;
    static final int CHUNK_LENGTH_OFFSET = 12;
    static final int SEQUENCE_OFFSET = 16;
    static final int TIME_OFFSET = 24;
    static final int BLOCK_OFFSET = 32;
    static final int SEGMENT_OFFSET = 40;
    static final int POSITION_OFFSET = 48;
    static final int BLOCK_HASH_OFFSET = 72;
    static final int STATE_HASH_OFFSET = 104;
    static final int IDEMPOTENCY_HASH_OFFSET = 112;
    static final int MEMORY_LENGTH_OFFSET = 120;
    static final int WORDS_OFFSET = 128;
    static final int FILE_LENGTH_OFFSET = 136;
    static final int HEADER_HASH_OFFSET = 160;

    private SnapshotFormat() {}

    /** @return chunks that so many bytes of memory and words make. */
    static long chunks(final long contentLength) {
        return (contentLength + CHUNK_LENGTH - 1) / CHUNK_LENGTH;
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
