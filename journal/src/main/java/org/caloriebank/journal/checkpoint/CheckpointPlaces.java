package org.caloriebank.journal.checkpoint;

import java.nio.file.Path;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.SyncPolicy;

/**
 * Which journal to sign.
 *
 * @param disk to go through.
 * @param directory of the bank.
 * @param end of the journal as it was recovered, before its writer went on.
 * @param syncPolicy of that writer.
 */
public record CheckpointPlaces(Disk disk, Path directory, JournalEnd end, SyncPolicy syncPolicy) {
    /** @return the first segment of which the writer forces each block before it is acknowledged; Long.MAX_VALUE for none. */
    long firstForcedByWriter() {
        return syncPolicy == SyncPolicy.BATCH ? end.segment() + 1 : Long.MAX_VALUE;
    }
}
