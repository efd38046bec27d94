package org.caloriebank.journal.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalLock;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.SegmentForce;
import org.caloriebank.ledger.Ledger;

/**
 * Takes a snapshot from a bank's files alone, while a bank writes to them or not: a second ledger starts from the newest snapshot, runs the records
 * behind it, proves its books and is written. The ledger that serves takes no part, so it never waits.
 * <p>
 * Costs the memory of a second ledger while it runs. One at a time for each directory.
 */
public final class SnapshotTaking {
    private SnapshotTaking() {}

    /**
     * @param toSequence last sequence to cover, which ends a block and is on its way to the disk; Long.MAX_VALUE for the journal's end.
     * @return the newest snapshot: a new one, unless there was nothing new to cover.
     * @throws JournalException if there is no journal, nothing in it, it is damaged, or another snapshot of it is being taken.
     */
    public static Snapshot take(
            final Disk disk, final Path directory, final long toSequence, final JournalProgress progress) {
        JournalDirectory.requireJournal(directory);
        final SnapshotDirectory snapshots = new SnapshotDirectory(disk, directory);
        JournalLock lock = null;
        try {
            lock = JournalLock.acquire(snapshots.make());
            return take(disk, directory, snapshots, ReplayLimit.toSequence(toSequence), progress);
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory.resolve(JournalDirectory.SNAPSHOTS), e);
        } finally {
            if (lock != null) {
                lock.close();
            }
        }
    }

    private static Snapshot take(
            final Disk disk,
            final Path directory,
            final SnapshotDirectory snapshots,
            final ReplayLimit limit,
            final JournalProgress progress)
            throws IOException {
        final Restored restored = Restoration.restore(disk, directory, limit, progress);
        try (Ledger ledger = restored.ledger()) {
            if (restored.replay().records() == 0 && restored.snapshot().isPresent()) {
                return restored.snapshot().get();
            }
            final JournalPlace place = restored.replay().end().place();
            if (place.block() == 0) {
                throw new JournalException(
                        JournalException.Kind.NOT_A_JOURNAL,
                        directory + " holds no record yet, so there is nothing to take a snapshot of.");
            }
            if (place.sequence() != ledger.lastSequence()) {
                throw new IllegalArgumentException("sequence " + ledger.lastSequence() + " does not end a block");
            }
            JournalException.requireBooks(ledger);
            final long from = restored.snapshot()
                    .map(snapshot -> snapshot.place().segment())
                    .orElse(0L);
            SegmentForce.force(disk, directory, from, place.segment()); // whatever the bank's sync policy is
            return snapshots.write(ledger, place);
        }
    }
}
