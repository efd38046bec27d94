package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;

/**
 * Lines of a stream, numbered from 1. Blank lines count and give no record. A line over the limit is dropped as it arrives, so memory stays
 * bounded whatever comes. The last line needs no line feed.
 */
final class NdjsonLines implements RecordSource {
    private static final int CHUNK_BYTES = 32 * 1_024;

    private final int lineBytesMax;
    private final byte[] buffer;
    private int start;
    private int scanned;
    private int limit;
    private boolean isDropping;
    private boolean isFinished;
    private long number;
    private int offset;
    private int length;

    NdjsonLines(final int lineBytesMax) {
        this.lineBytesMax = lineBytesMax;
        buffer = new byte[lineBytesMax + 2 + CHUNK_BYTES];
    }

    @Override
    public Step next() {
        while (true) {
            final int end = lineFeed();
            if (end < 0) {
                return isFinished ? last() : hungry();
            }
            final Step step = line(end);
            start = end + 1;
            if (step != null) {
                return step;
            }
        }
    }

    @Override
    public void feed(final ByteBuffer more) {
        if (start > 0) {
            System.arraycopy(buffer, start, buffer, 0, limit - start);
            limit -= start;
            scanned -= start;
            start = 0;
        }
        final int count = Math.min(more.remaining(), buffer.length - limit);
        more.get(buffer, limit, count);
        limit += count;
    }

    @Override
    public void finish() {
        isFinished = true;
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int length() {
        return length;
    }

    @Override
    public long number() {
        return number;
    }

    private int lineFeed() {
        final byte[] bytes = buffer;
        final int to = limit;
        for (int i = scanned; i < to; i++) {
            if (bytes[i] == '\n') {
                scanned = i + 1;
                return i;
            }
        }
        scanned = to;
        return -1;
    }

    /** @return null for a blank line. */
    private Step line(final int end) {
        number++;
        offset = start;
        length = end - start;
        if (length > 0 && buffer[end - 1] == '\r') {
            length--;
        }
        if (isDropping || length > lineBytesMax) {
            isDropping = false;
            return Step.TOO_LONG;
        }
        return isBlank() ? null : Step.RECORD;
    }

    private boolean isBlank() {
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] != ' ' && buffer[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private Step hungry() {
        if (limit - start > lineBytesMax + 1) { // one more for a carriage return
            isDropping = true;
            start = limit;
        }
        return Step.HUNGRY;
    }

    private Step last() {
        if (start == limit && !isDropping) {
            return Step.END;
        }
        final Step step = line(limit);
        start = limit;
        return step == null ? Step.END : step;
    }
}
