package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes over what a segment's index says, up to the first entry that is torn, altered or out of order, and what a writer has added since. An index that
 * is missing or unreadable says nothing: that is no error. One thread.
 */
final class SegmentIndexReader implements AutoCloseable {
    private static final int ENTRIES_AT_ONCE = 512;

    private final byte[] chunk = new byte[ENTRIES_AT_ONCE * SegmentIndexFormat.ENTRY_LENGTH];
    private final UnsafeBuffer chunkBuffer = new UnsafeBuffer(chunk);
    private final CRC32C crc = new CRC32C();
    /** Null when the index says nothing (more). */
    private FileChannel channel;

    private long position = SegmentIndexFormat.HEADER_LENGTH;

    SegmentIndexReader(final Disk disk, final Path segment) {
        boolean isUsable = false;
        try {
            channel = disk.open(SegmentIndexFormat.fileOf(segment), StandardOpenOption.READ);
            isUsable = read(0, SegmentIndexFormat.HEADER_LENGTH) == SegmentIndexFormat.HEADER_LENGTH
                    && SegmentIndexFormat.isHeader(chunkBuffer);
        } catch (final IOException e) {
            isUsable = false; // the segment itself is walked
        }
        if (!isUsable) {
            close();
        }
    }

    /** Add what is new. */
    void addTo(final BlockEntries entries) {
        while (channel != null) {
            final int length = tryRead();
            final int count = length / SegmentIndexFormat.ENTRY_LENGTH;
            for (int i = 0; i < count; i++) {
                if (!add(i * SegmentIndexFormat.ENTRY_LENGTH, entries)) {
                    close();
                    return;
                }
            }
            position += (long) count * SegmentIndexFormat.ENTRY_LENGTH;
            if (count < ENTRIES_AT_ONCE) {
                return;
            }
        }
    }

    private boolean add(final int offset, final BlockEntries entries) {
        final int check = chunkBuffer.getInt(offset + SegmentIndexFormat.CHECK_OFFSET, LITTLE_ENDIAN);
        if (check != SegmentIndexFormat.checkOf(crc, chunk, offset)) {
            return false;
        }
        final long blockPosition = longAt(offset + SegmentIndexFormat.POSITION_OFFSET);
        if (entries.distanceTo(blockPosition) > 0) { // else it was found by walking already
            entries.add(
                    longAt(offset + SegmentIndexFormat.FIRST_SEQUENCE_OFFSET),
                    longAt(offset + SegmentIndexFormat.TIME_OFFSET),
                    longAt(offset + SegmentIndexFormat.BLOCK_NUMBER_OFFSET),
                    blockPosition);
        }
        return true;
    }

    private long longAt(final int offset) {
        return chunkBuffer.getLong(offset, LITTLE_ENDIAN);
    }

    private int tryRead() {
        try {
            return read(position, chunk.length);
        } catch (final IOException e) {
            close();
            return 0;
        }
    }

    private int read(final long from, final int length) throws IOException {
        final ByteBuffer target = ByteBuffer.wrap(chunk, 0, length);
        while (target.hasRemaining() && channel.read(target, from + target.position()) >= 0) {
            // until it is full, or the file ends
        }
        return target.position();
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (final IOException e) {
            // it was only read
        }
        channel = null;
    }
}
