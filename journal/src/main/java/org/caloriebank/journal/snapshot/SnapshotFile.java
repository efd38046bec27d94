package org.caloriebank.journal.snapshot;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.Sha256;
import org.caloriebank.ledger.Ledger;

/**
 * A snapshot's file, open for reading: its header is proven when it is opened, each chunk when it is read. Any thread may read chunks.
 */
final class SnapshotFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final SnapshotHeader header;
    private final byte[] chunkHashes;

    /** @throws UnusableSnapshotException if it is not a whole snapshot of this program's version. */
    SnapshotFile(final Disk disk, final Path path) {
        this.path = path;
        FileChannel opened = null;
        boolean isUsable = false;
        try {
            opened = disk.open(path, StandardOpenOption.READ);
            channel = opened;
            final byte[] bytes = new byte[SnapshotFormat.HEADER_LENGTH];
            read(0, bytes, bytes.length);
            requireKnownVersions(bytes);
            header = SnapshotHeader.decode(bytes);
            chunkHashes = readChunkHashes(bytes);
            isUsable = true;
        } catch (final IOException e) {
            throw new UnusableSnapshotException("Snapshot " + path + " cannot be read (" + e + ").", e);
        } finally {
            if (!isUsable && opened != null) {
                closeQuietly(opened);
            }
        }
    }

    Path path() {
        return path;
    }

    SnapshotHeader header() {
        return header;
    }

    /** @return bytes of the chunk: all have one length but the last. */
    int chunkLength(final long chunk) {
        return (int)
                Math.min(SnapshotFormat.CHUNK_LENGTH, header.contentLength() - chunk * SnapshotFormat.CHUNK_LENGTH);
    }

    /**
     * Read a chunk and prove it.
     *
     * @param target takes its bytes.
     * @param ioBuffer direct, for a chunk; the calling thread's.
     * @throws UnusableSnapshotException if its bytes are not what was written.
     */
    void readChunk(final long chunk, final byte[] target, final ByteBuffer ioBuffer, final Sha256 sha256) {
        final int length = chunkLength(chunk);
        try {
            final long position = SnapshotFormat.HEADER_LENGTH + chunk * SnapshotFormat.CHUNK_LENGTH;
            ioBuffer.clear().limit(length);
            while (ioBuffer.hasRemaining()) {
                if (channel.read(ioBuffer, position + ioBuffer.position()) < 0) {
                    throw damaged("it ends before byte " + (position + length));
                }
            }
        } catch (final IOException e) {
            throw new UnusableSnapshotException("Snapshot " + path + " cannot be read (" + e + ").", e);
        }
        ioBuffer.flip().get(target, 0, length);
        final byte[] hash = new byte[SnapshotFormat.HASH_LENGTH];
        sha256.update(target, 0, length).into(hash, 0);
        final int expected = Math.toIntExact(chunk * SnapshotFormat.HASH_LENGTH);
        if (!Arrays.equals(hash, 0, hash.length, chunkHashes, expected, expected + hash.length)) {
            throw damaged("bytes from " + (SnapshotFormat.HEADER_LENGTH + chunk * SnapshotFormat.CHUNK_LENGTH)
                    + " on do not match their hash");
        }
    }

    /** Read every chunk and prove it. */
    void prove() {
        final ChunkReader reader = new ChunkReader(this);
        for (long chunk = 0; chunk < header.chunks(); chunk++) {
            reader.read(chunk);
        }
    }

    UnusableSnapshotException damaged(final String what) {
        return new UnusableSnapshotException("Snapshot " + path + " is damaged: " + what + ".");
    }

    @Override
    public void close() {
        closeQuietly(channel);
    }

    private void requireKnownVersions(final byte[] bytes) {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        if (buffer.getLong(SnapshotFormat.MAGIC_OFFSET) != SnapshotFormat.MAGIC) {
            throw damaged("its first bytes are not a snapshot's");
        }
        if (buffer.getShort(SnapshotFormat.VERSION_OFFSET) != SnapshotFormat.VERSION
                || buffer.getShort(SnapshotFormat.STATE_VERSION_OFFSET) != Ledger.STATE_VERSION
                || buffer.getInt(SnapshotFormat.CHUNK_LENGTH_OFFSET) != SnapshotFormat.CHUNK_LENGTH) {
            throw new UnusableSnapshotException(
                    "Snapshot " + path + " was written by another version of this program, which alone can load it.",
                    true);
        }
    }

    private byte[] readChunkHashes(final byte[] headerBytes) throws IOException {
        final long length = channel.size();
        if (header.memoryLength() < 0
                || header.memoryLength() > length
                || header.words() < 0
                || header.words() > length / Long.BYTES
                || header.fileLength() != length) {
            throw damaged("its length is not the one in its header");
        }
        final byte[] hashes = new byte[Math.toIntExact(header.chunks() * SnapshotFormat.HASH_LENGTH)];
        read(header.chunkHashesOffset(), hashes, hashes.length);
        final byte[] hash = SnapshotHeader.hashOf(headerBytes, hashes, hashes.length);
        final int from = SnapshotFormat.HEADER_HASH_OFFSET;
        if (!Arrays.equals(hash, 0, hash.length, headerBytes, from, from + hash.length)) {
            throw damaged("its header does not match its hash");
        }
        return hashes;
    }

    private void read(final long position, final byte[] target, final int length) throws IOException {
        final ByteBuffer buffer = ByteBuffer.wrap(target, 0, length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged("it ends before byte " + (position + length));
            }
        }
    }

    private static void closeQuietly(final FileChannel channel) {
        try {
            channel.close();
        } catch (final IOException e) {
            // it was read only: nothing is lost
        }
    }
}
