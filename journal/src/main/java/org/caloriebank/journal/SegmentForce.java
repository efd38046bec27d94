package org.caloriebank.journal.checkpoint;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.Segment;

/**
 * Makes sure that the disk has what is about to be signed: a checkpoint must not speak of a block that a crash of the machine may undo. Segments that the writer forces
 * itself, before anything of them is acknowledged, are left alone. Any thread.
 */
final class SegmentForce {
    private final Disk disk;
    private final Path directory;
    private final long firstForcedByWriter;
    private long nextSegment;

    /** @param firstForcedByWriter number of the first segment the writer forces block by block; Long.MAX_VALUE for none. */
    SegmentForce(final Disk disk, final Path directory, final long firstForcedByWriter) {
        this.disk = disk;
        this.directory = directory;
        this.firstForcedByWriter = firstForcedByWriter;
    }

    /** Force what was written up to now of all segments up to this one. */
    synchronized void upTo(final long segmentNumber) {
        if (nextSegment >= firstForcedByWriter) {
            return;
        }
        for (final Segment segment : JournalDirectory.segments(directory)) {
            if (segment.number() >= nextSegment
                    && segment.number() <= segmentNumber
                    && segment.number() < firstForcedByWriter) {
                force(segment.file());
            }
        }
        nextSegment = segmentNumber; // the last one may grow further
    }

    private void force(final Path file) {
        try (FileChannel channel = disk.open(file, StandardOpenOption.READ)) {
            channel.force(true);
            disk.forceDirectory(file.getParent());
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(file, e);
        }
    }
}
