package org.caloriebank.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Whole files in and out, without the holes of sparse ones. One thread at a time. */
final class FileBytes {
    private static final int CHUNK_LENGTH = 64 << 10;
    /** A segment's bytes stand together; nothing is behind so many chunks of zeroes. */
    private static final int ZERO_CHUNKS_MAX = 4;

    private static final byte[] ZEROES = new byte[CHUNK_LENGTH];

    private FileBytes() {}

    static byte[] read(final Path file) {
        final boolean isSegment = file.toString().endsWith(".cq4");
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            final byte[] bytes = new byte[Math.toIntExact(channel.size())];
            int zeroChunks = 0;
            for (int at = 0; at < bytes.length && !(isSegment && zeroChunks == ZERO_CHUNKS_MAX); at += CHUNK_LENGTH) {
                final int length = Math.min(CHUNK_LENGTH, bytes.length - at);
                final ByteBuffer target = ByteBuffer.wrap(bytes, at, length);
                while (target.hasRemaining() && channel.read(target, target.position()) >= 0) {
                    // until it is full
                }
                zeroChunks = isZero(bytes, at, length) ? zeroChunks + 1 : 0;
            }
            return bytes;
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Write a new file. */
    static void write(final Path file, final byte[] bytes) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            int end = 0;
            for (int at = 0; at < bytes.length; at += CHUNK_LENGTH) {
                final int length = Math.min(CHUNK_LENGTH, bytes.length - at);
                if (!isZero(bytes, at, length)) {
                    channel.write(ByteBuffer.wrap(bytes, at, length), at);
                    end = at + length;
                }
            }
            if (end < bytes.length) {
                channel.write(ByteBuffer.wrap(bytes, bytes.length - 1, 1), bytes.length - 1);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isZero(final byte[] bytes, final int from, final int length) {
        return Arrays.equals(bytes, from, from + length, ZEROES, 0, length);
    }
}
