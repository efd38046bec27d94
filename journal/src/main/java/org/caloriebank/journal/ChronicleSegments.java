package org.caloriebank.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.RollCycles;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;

/**
 * The Chronicle queue of one process, and its files. One thread writes.
 * <p>
 * Chronicle rolls by time; it is shown a clock that counts segments. Its own {@code sync()} does nothing in its default mode and forgets blocks left
 * behind in the other, so each segment's file is forced through a channel of our own.
 */
final class ChronicleSegments implements AutoCloseable {
    private static final RollCycles ROLL_CYCLE = RollCycles.FAST_DAILY;
    private static final long MIB = 1L << 20;
    private static final long MAPPING_BYTES_MAX = 64 * MIB;
    private static final long AHEAD_BYTES_MAX = MIB;
    /** Longest block written; readers take longer ones. */
    static final int BLOCK_LENGTH_MAX = 64 << 10;

    private static final int HEADER_TIMEOUT_MS = 1_000;

    private final Disk disk;
    private final Path run;
    private final ChronicleQueue queue;
    private final ExcerptAppender appender;
    private volatile long segment;
    private final PreparedPages preparedPages;
    private final SegmentIndexWriter index;
    private FileChannel channel;
    /** The file before, until it is on the disk. */
    private RetiredFile retired;

    private boolean isNewFile = true;
    /** Where the last block ends in its file. */
    private long end;

    private long lastPosition;
    private long bytesInSegment;

    /**
     * @param run empty directory for the files.
     * @param segment number of the first.
     * @param segmentBytes how long they will become, about.
     */
    ChronicleSegments(final Disk disk, final Path run, final long segment, final long segmentBytes) {
        ChronicleSettings.apply();
        this.disk = disk;
        this.run = run;
        this.segment = segment;
        queue = SingleChronicleQueueBuilder.binary(run)
                .rollCycle(ROLL_CYCLE)
                .blockSize(mappingBytes(segmentBytes))
                .timeoutMS(HEADER_TIMEOUT_MS)
                .timeProvider(this::timeMs)
                .build();
        preparedPages = new PreparedPages((int) Math.min(AHEAD_BYTES_MAX, mappingBytes(segmentBytes) / 4));
        index = new SegmentIndexWriter(disk);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true); // opened on one thread, written on another, closed on the first
    }

    /** @return what Chronicle maps at a time: a whole small segment, and of a large one a part that is worth a system call. */
    static long mappingBytes(final long segmentBytes) {
        return Math.min(MAPPING_BYTES_MAX, Math.max(MIB, Long.highestOneBit(segmentBytes)));
    }

    /** @return the longest block to write: Chronicle takes excerpts of a quarter of its mapping. */
    static int blockLengthMax(final long segmentBytes) {
        return (int) Math.min(BLOCK_LENGTH_MAX, mappingBytes(segmentBytes) / 8);
    }

    long segment() {
        return segment;
    }

    /** @return where in its file the word before the last block stands. */
    long lastPosition() {
        return lastPosition;
    }

    /** @return bytes of blocks written to the segment. */
    long bytesInSegment() {
        return bytesInSegment;
    }

    void append(final byte[] block, final int length) throws IOException {
        preparedPages.prepare(end, length);
        long start = 0;
        try (DocumentContext document = appender.writingDocument()) {
            boolean isWritten = false;
            try {
                final Bytes<?> bytes = document.wire().bytes();
                start = bytes.writePosition();
                bytes.write(block, 0, length);
                end = bytes.writePosition();
                lastPosition = end - length - ChronicleFormat.WORD_LENGTH;
                isWritten = true;
            } finally {
                if (!isWritten) {
                    document.rollbackOnClose(); // without it, closing commits what is there
                }
            }
        }
        bytesInSegment += length;
        if (isNewFile) {
            openFile();
        }
        index.onBlock(block, start - ChronicleFormat.WORD_LENGTH);
    }

    /** Write to a new file from now on. */
    void roll() {
        segment++;
        bytesInSegment = 0;
        isNewFile = true;
        preparedPages.stop();
    }

    /** Make all that was appended to the segment durable. */
    void force() throws IOException {
        channel.force(false);
    }

    private void openFile() throws IOException {
        final FileChannel last = channel;
        channel = disk.open(appender.currentFile().toPath(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        isNewFile = false;
        preparedPages.startAt(channel, end);
        disk.forceDirectory(run);
        index.startFor(appender.currentFile().toPath());
        if (last != null) {
            awaitRetired(); // at most one segment at a time waits for the disk
            retired = new RetiredFile(last); // not before: closing drops Chronicle's own lock on that file
        }
    }

    /** Close the queue; remove the directory if nothing was ever written to it. */
    @Override
    public void close() throws IOException {
        queue.close();
        index.close();
        try {
            awaitRetired();
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
        removeIfUnused();
    }

    private void awaitRetired() throws IOException {
        if (retired != null) {
            retired.await();
            retired = null;
        }
    }

    private void removeIfUnused() throws IOException {
        final List<Path> files;
        try (Stream<Path> listed = Files.list(run)) {
            files = listed.toList();
        }
        if (files.stream().noneMatch(path -> path.toString().endsWith(".cq4"))) {
            for (final Path path : files) {
                disk.delete(path);
            }
            disk.delete(run);
        }
    }

    private long timeMs() {
        return segment * ROLL_CYCLE.lengthInMillis();
    }
}
