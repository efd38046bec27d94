package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A segment's bytes, read through a window. It never maps the file, so that a file cut off meanwhile is an answer and not a crash. One thread.
 */
final class SegmentFile implements AutoCloseable {
    static final int PAGE_LENGTH = 4096;
    private static final int WINDOW_LENGTH = 1 << 20;
    private static final byte[] ZEROES = new byte[PAGE_LENGTH];

    private final Segment segment;
    private final FileChannel channel;
    private final byte[] window;
    private final UnsafeBuffer windowBuffer;
    private final ByteBuffer windowBytes;
    private long windowStart;
    private int windowLength;

    /** @param window memory of {@link #newWindow()}, used until the file is closed. */
    SegmentFile(final Disk disk, final Segment segment, final byte[] window) {
        this.segment = segment;
        this.window = window;
        windowBuffer = new UnsafeBuffer(window);
        windowBytes = ByteBuffer.wrap(window);
        try {
            channel = disk.open(segment.file(), StandardOpenOption.READ);
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(segment.file(), e);
        }
    }

    static byte[] newWindow() {
        return new byte[WINDOW_LENGTH];
    }

    Segment segment() {
        return segment;
    }

    long length() {
        try {
            return channel.size();
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(segment.file(), e);
        }
    }

    /** Forget what was read before: a writer may have gone on. */
    void refresh() {
        windowLength = 0;
    }

    /** @return the four bytes at the position, 0 when the file ends before. */
    int word(final long position) {
        return makeAvailable(position, Integer.BYTES)
                ? windowBuffer.getInt((int) (position - windowStart), LITTLE_ENDIAN)
                : 0;
    }

    /** @return the eight bytes at the position, 0 when the file ends before. */
    long longWord(final long position) {
        return makeAvailable(position, Long.BYTES)
                ? windowBuffer.getLong((int) (position - windowStart), LITTLE_ENDIAN)
                : 0;
    }

    /** @return whether the file has that many bytes here, at most a page, and all are zero. */
    boolean isZero(final long position, final int length) {
        if (!makeAvailable(position, length)) {
            return false;
        }
        final int from = (int) (position - windowStart);
        return Arrays.equals(window, from, from + length, ZEROES, 0, length);
    }

    /** @return whether the file had that many bytes; else as many as there are were read, and zeroes for the others. */
    boolean read(final long position, final byte[] target, final int length) {
        int done = 0;
        while (done < length && makeAvailable(position + done, 1)) {
            final int from = (int) (position + done - windowStart);
            final int count = Math.min(length - done, windowLength - from);
            System.arraycopy(window, from, target, done, count);
            done += count;
        }
        final boolean isWhole = done == length;
        while (done < length) {
            target[done++] = 0;
        }
        return isWhole;
    }

    private boolean makeAvailable(final long position, final int length) {
        if (position < windowStart || position + length > windowStart + windowLength) {
            fill(position);
        }
        return position + length <= windowStart + windowLength;
    }

    private void fill(final long position) {
        windowStart = position;
        windowLength = 0;
        try {
            windowBytes.clear();
            while (windowBytes.hasRemaining()) {
                final int count = channel.read(windowBytes, position + windowLength);
                if (count < 0) {
                    return;
                }
                windowLength += count;
            }
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(segment.file(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(segment.file(), e);
        }
    }
}
