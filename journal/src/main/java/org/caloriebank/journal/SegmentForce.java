package org.caloriebank.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Makes sure that the disk has the blocks that a snapshot, a checkpoint or a later block is about to speak of: a crash of the machine must not undo those and
 * leave these. Any thread.
 */
public final class SegmentForce {
    private final Disk disk;
    private final Path directory;
    private final boolean isForcedByWriter;
    private long nextSegment;

    /**
     * For what one writer writes: recovery has forced all that was there before it. A writer that forces each block before it is acknowledged has left nothing
     * to do.
     *
     * @param end where the journal ended when the writer went on.
     */
    public SegmentForce(final Disk disk, final Path directory, final JournalEnd end, final SyncPolicy syncPolicy) {
        this.disk = disk;
        this.directory = directory;
        isForcedByWriter = syncPolicy == SyncPolicy.BATCH;
        nextSegment = end.segment() + 1;
    }

    /**
     * Force what was written up to now of all segments up to this one.
     *
     * @throws JournalException if the disk refuses.
     */
    public synchronized void upTo(final long segmentNumber) {
        if (!isForcedByWriter) {
            force(disk, directory, nextSegment, segmentNumber);
            nextSegment = Math.max(nextSegment, segmentNumber); // the last one may grow further
        }
    }

    /**
     * Force what was written up to now of some segments, the last included, and the names that lead to them.
     *
     * @throws JournalException if the disk refuses.
     */
    public static void force(final Disk disk, final Path directory, final long firstSegment, final long lastSegment) {
        final Set<Path> directories = new LinkedHashSet<>();
        for (final Segment segment : JournalDirectory.segments(directory)) {
            if (segment.number() >= firstSegment && segment.number() <= lastSegment) {
                forceFile(disk, segment.file());
                directories.add(segment.file().getParent());
            }
        }
        if (!directories.isEmpty()) {
            directories.add(directory);
        }
        directories.forEach(each -> forceDirectory(disk, each));
    }

    private static void forceFile(final Disk disk, final Path file) {
        try (FileChannel channel = disk.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(file, e);
        }
    }

    private static void forceDirectory(final Disk disk, final Path directory) {
        try {
            disk.forceDirectory(directory);
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        }
    }
}
