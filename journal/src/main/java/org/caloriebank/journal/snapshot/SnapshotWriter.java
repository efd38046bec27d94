package org.caloriebank.journal.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.agrona.UnsafeApi;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.Sha256;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.memory.StateSink;

/**
 * Writes a ledger's state to a file, front to back, and its header last. One thread: the one that owns the ledger meanwhile.
 * <p>
 * Every {@value #FORCE_EVERY_BYTES} bytes go to the disk before more are written, so that a bank that is running next to it never waits behind
 * gigabytes of ours.
 */
final class SnapshotWriter implements StateSink {
    private static final long FORCE_EVERY_BYTES = 32L << 20;
    private static final long BYTES_OFFSET = UnsafeApi.arrayBaseOffset(byte[].class);

    private final FileChannel channel;
    private final Sha256 sha256 = new Sha256();
    private final byte[] chunk = new byte[SnapshotFormat.CHUNK_LENGTH];
    private final ByteBuffer ioBuffer = ByteBuffer.allocateDirect(SnapshotFormat.CHUNK_LENGTH);
    private byte[] chunkHashes = new byte[1 << 10];
    private int chunkHashesLength;
    private int chunkFill;
    private long[] words = new long[1 << 8];
    private int wordCount;
    private long memoryLength;
    private long position = SnapshotFormat.HEADER_LENGTH;
    private long forcedTo;

    private SnapshotWriter(final FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Write the file and force it to the disk.
     *
     * @param place of the block whose last record is the ledger's last.
     * @return what was written.
     */
    static SnapshotHeader write(final FileChannel channel, final Ledger ledger, final JournalPlace place)
            throws IOException {
        try {
            return new SnapshotWriter(channel).write(ledger, place);
        } catch (final UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private SnapshotHeader write(final Ledger ledger, final JournalPlace place) throws IOException {
        ledger.saveTo(this);
        putWords();
        if (chunkFill > 0) {
            endChunk();
        }
        final SnapshotHeader header =
                new SnapshotHeader(place, ledger.stateHash(), ledger.idempotencyHash(), memoryLength, wordCount);
        write(chunkHashes, chunkHashesLength);
        final byte[] bytes = header.encode(Ledger.STATE_VERSION);
        final byte[] hash = SnapshotHeader.hashOf(bytes, chunkHashes, chunkHashesLength);
        System.arraycopy(hash, 0, bytes, SnapshotFormat.HEADER_HASH_OFFSET, hash.length);
        channel.force(false); // what the header speaks of is there before it
        position = 0;
        write(bytes, bytes.length);
        channel.force(true);
        return header;
    }

    @Override
    public void word(final long value) {
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, 2 * wordCount);
        }
        words[wordCount++] = value;
    }

    @Override
    public void memory(final long address, final long length) {
        memoryLength += length;
        long done = 0;
        while (done < length) {
            final int count = (int) Math.min(length - done, chunk.length - chunkFill);
            UnsafeApi.copyMemory(null, address + done, chunk, BYTES_OFFSET + chunkFill, count);
            done += count;
            advance(count);
        }
    }

    private void putWords() {
        final ByteBuffer buffer = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < wordCount; i++) {
            buffer.putLong(chunkFill, words[i]); // stretches are whole words long, and so is a chunk
            advance(Long.BYTES);
        }
    }

    private void advance(final int count) {
        chunkFill += count;
        if (chunkFill == chunk.length) {
            try {
                endChunk();
            } catch (final IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void endChunk() throws IOException {
        if (chunkHashesLength == chunkHashes.length) {
            chunkHashes = Arrays.copyOf(chunkHashes, 2 * chunkHashesLength);
        }
        sha256.update(chunk, 0, chunkFill).into(chunkHashes, chunkHashesLength);
        chunkHashesLength += SnapshotFormat.HASH_LENGTH;
        write(chunk, chunkFill);
        chunkFill = 0;
        if (position - forcedTo >= FORCE_EVERY_BYTES) {
            channel.force(false);
            forcedTo = position;
        }
    }

    private void write(final byte[] bytes, final int length) throws IOException {
        int done = 0;
        while (done < length) {
            final int count = Math.min(length - done, ioBuffer.capacity());
            ioBuffer.clear().put(bytes, done, count).flip();
            while (ioBuffer.hasRemaining()) {
                position += channel.write(ioBuffer, position);
            }
            done += count;
        }
    }
}
