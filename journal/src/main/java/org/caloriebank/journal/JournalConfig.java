package org.caloriebank.journal;

import java.nio.file.Path;

/**
 * How to write a journal. Immutable.
 *
 * @param directory of the journal, which exists.
 * @param syncPolicy what {@link JournalWriter#onBatchEnd()} promises.
 * @param segmentBytes a file is followed by the next after this many bytes.
 * @param lowDiskBytes with less usable space than this the journal calls the disk low.
 * @param diskSpace how much there is.
 * @param disk where files are opened, renamed and deleted.
 */
public record JournalConfig(
        Path directory, SyncPolicy syncPolicy, long segmentBytes, long lowDiskBytes, DiskSpace diskSpace, Disk disk) {
    public JournalConfig(
            final Path directory,
            final SyncPolicy syncPolicy,
            final long segmentBytes,
            final long lowDiskBytes,
            final DiskSpace diskSpace) {
        this(directory, syncPolicy, segmentBytes, lowDiskBytes, diskSpace, Disk.SYSTEM);
    }
}
