package org.caloriebank.journal.snapshot;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.caloriebank.journal.Sha256;

/** One thread's memory for the chunks of a snapshot: holds the chunk read last, proven. */
final class ChunkReader {
    private static final long NONE = -1;

    private final SnapshotFile file;
    private final byte[] bytes = new byte[SnapshotFormat.CHUNK_LENGTH];
    private final ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer ioBuffer = ByteBuffer.allocateDirect(SnapshotFormat.CHUNK_LENGTH);
    private final Sha256 sha256 = new Sha256();
    private long chunk = NONE;

    ChunkReader(final SnapshotFile file) {
        this.file = file;
    }

    /** @return the chunk's bytes, valid until the next is read. */
    byte[] read(final long number) {
        if (number != chunk) {
            chunk = NONE;
            file.readChunk(number, bytes, ioBuffer, sha256);
            chunk = number;
        }
        return bytes;
    }

    /** @return the eight bytes at an offset of the memory and words. */
    long wordAt(final long offset) {
        read(offset / SnapshotFormat.CHUNK_LENGTH);
        return words.getLong((int) (offset % SnapshotFormat.CHUNK_LENGTH));
    }

    /** @return all words of the snapshot. */
    long[] readWords() {
        final SnapshotHeader header = file.header();
        final long[] read = new long[Math.toIntExact(header.words())];
        for (int i = 0; i < read.length; i++) {
            read[i] = wordAt(header.memoryLength() + (long) i * Long.BYTES);
        }
        return read;
    }
}
