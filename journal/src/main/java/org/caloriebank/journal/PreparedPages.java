package org.caloriebank.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Writes zeroes into a segment's file a little ahead of the blocks. One thread: the one that appends.
 * <p>
 * Chronicle writes through a mapping of a sparse file. Storing to a page that the disk has no room for costs the process its life, or an error at an
 * arbitrary place. Pages written beforehand have their place: a full disk is an {@link IOException} here, before anything depends on it. Chronicle
 * sees the zeroes it would have seen anyway. Forcing a block to the disk is cheaper too, since the file's layout no longer changes with it.
 */
final class PreparedPages {
    private static final int PAGE_LENGTH = 4096;
    /** Beyond a block, room for the index pages that Chronicle may put behind it. */
    private static final int MARGIN = 128 << 10;

    private final ByteBuffer zeroes;
    private FileChannel channel;
    private long preparedTo;

    /** @param aheadBytes how much is written at a time. */
    PreparedPages(final int aheadBytes) {
        zeroes = ByteBuffer.allocateDirect(aheadBytes);
    }

    /**
     * Go on in a file.
     *
     * @param end where its last block ends: nothing before it, and nothing within the margin behind it, will be written.
     */
    void startAt(final FileChannel channel, final long end) {
        this.channel = channel;
        preparedTo = end + MARGIN + PAGE_LENGTH - 1 & -PAGE_LENGTH;
    }

    /** The next file is not there yet. */
    void stop() {
        channel = null;
    }

    /** Make sure that a block of this length can be written behind the position. */
    void prepare(final long position, final int length) throws IOException {
        if (channel == null) {
            return;
        }
        while (preparedTo < position + length + MARGIN) {
            zeroes.clear();
            while (zeroes.hasRemaining()) {
                preparedTo += channel.write(zeroes, preparedTo);
            }
        }
    }
}
