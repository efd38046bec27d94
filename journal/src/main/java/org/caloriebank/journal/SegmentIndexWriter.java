package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.agrona.concurrent.UnsafeBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes beside each segment where some of its blocks stand: see {@link SegmentIndexFormat}. One thread: the one that appends.
 * <p>
 * Nothing depends on it. It is never forced to the disk, and when it cannot be written the log has a warning, the segment goes on without, and whoever
 * looks for a record in it walks a little further.
 */
final class SegmentIndexWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentIndexWriter.class);

    private final Disk disk;
    private final byte[] entry = new byte[SegmentIndexFormat.ENTRY_LENGTH];
    private final UnsafeBuffer entryBuffer = new UnsafeBuffer(entry);
    private final ByteBuffer entryBytes = ByteBuffer.allocateDirect(SegmentIndexFormat.ENTRY_LENGTH);
    private final UnsafeBuffer block = new UnsafeBuffer(0, 0);
    private final CRC32C crc = new CRC32C();
    private Path file;
    /** Null when the segment has no index. */
    private FileChannel channel;

    private long length;
    private long lastPosition;

    SegmentIndexWriter(final Disk disk) {
        this.disk = disk;
    }

    /** Go on with another segment; its first block is the next. */
    void startFor(final Path segment) {
        close();
        file = SegmentIndexFormat.fileOf(segment);
        length = 0;
        lastPosition = -SegmentIndexFormat.SPACING_BYTES;
        try {
            channel = disk.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            SegmentIndexFormat.putHeader(entryBuffer);
            append(SegmentIndexFormat.HEADER_LENGTH);
        } catch (final IOException e) {
            giveUp(e);
        }
    }

    /**
     * A block was appended to the segment.
     *
     * @param position of its word.
     */
    void onBlock(final byte[] bytes, final long position) {
        if (channel == null || position - lastPosition < SegmentIndexFormat.SPACING_BYTES) {
            return;
        }
        lastPosition = position;
        block.wrap(bytes);
        putEntry(BlockFormat.FIRST_SEQUENCE_OFFSET, SegmentIndexFormat.FIRST_SEQUENCE_OFFSET);
        putEntry(BlockFormat.TIME_OFFSET, SegmentIndexFormat.TIME_OFFSET);
        putEntry(BlockFormat.BLOCK_NUMBER_OFFSET, SegmentIndexFormat.BLOCK_NUMBER_OFFSET);
        entryBuffer.putLong(SegmentIndexFormat.POSITION_OFFSET, position, LITTLE_ENDIAN);
        final int check = SegmentIndexFormat.checkOf(crc, entry, 0);
        entryBuffer.putLong(SegmentIndexFormat.CHECK_OFFSET, check & 0xFFFF_FFFFL, LITTLE_ENDIAN);
        try {
            append(SegmentIndexFormat.ENTRY_LENGTH);
        } catch (final IOException e) {
            giveUp(e);
        }
    }

    private void putEntry(final int blockOffset, final int entryOffset) {
        entryBuffer.putLong(entryOffset, block.getLong(blockOffset, LITTLE_ENDIAN), LITTLE_ENDIAN);
    }

    private void append(final int count) throws IOException {
        entryBytes.clear().put(entry, 0, count).flip();
        while (entryBytes.hasRemaining()) {
            length += channel.write(entryBytes, length);
        }
    }

    private void giveUp(final IOException cause) {
        LOG.warn(
                "{} cannot be written ({}); the journal goes on without it, and looking for a record in its segment takes longer.",
                file,
                cause.toString());
        close();
    }

    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (final IOException e) {
            LOG.warn("{} could not be closed ({}); nothing depends on it.", file, e.toString());
        }
        channel = null;
    }
}
