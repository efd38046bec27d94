package org.caloriebank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A virtual machine may get its memory from the host only when it touches it first, which costs microseconds for a page: more than everything the bank does for
 * the thirty records on it. A file written and deleted leaves the kernel with pages that the host has given already.
 */
final class PageCache {
    private static final int CHUNK_BYTES = 1 << 20;

    private PageCache() {}

    static void touch(final Path file, final long bytes) {
        final ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_BYTES);
        try {
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                for (long written = 0; written < bytes; written += CHUNK_BYTES) {
                    chunk.clear();
                    channel.write(chunk);
                }
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
