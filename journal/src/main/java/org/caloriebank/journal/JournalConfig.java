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
 */
public record JournalConfig(
        Path directory, SyncPolicy syncPolicy, long segmentBytes, long lowDiskBytes, DiskSpace diskSpace) {}
