package org.caloriebank.bank;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.Segment;
import org.caloriebank.journal.SegmentForce;
import org.caloriebank.journal.snapshot.Restoration;
import org.caloriebank.journal.snapshot.Restored;
import org.caloriebank.journal.snapshot.SnapshotDirectory;

/** Brings a new ledger to where the journal ends, before a writer goes on. Whoever calls holds the journal's lock. */
final class BankRecovery {
    private BankRecovery() {}

    /**
     * Restore the ledger, and make sure that what was read is on the disk: what follows will name it. The books are proven when the whole journal
     * was run again; those of a snapshot were when it was taken.
     *
     * @throws JournalException if the journal is damaged, an outcome differs or the books do not add up.
     */
    static Restored recover(final Disk disk, final Path directory, final JournalProgress progress) {
        final Restored restored = Restoration.restore(disk, directory, ReplayLimit.NONE, progress);
        boolean isDone = false;
        try {
            if (restored.snapshot().isEmpty()) {
                JournalException.requireBooks(restored.ledger());
            }
            final List<Segment> segments = JournalDirectory.segments(directory);
            forceLastRun(disk, directory, segments);
            if (restored.replay().end().isTailDropped()) {
                forgetIndex(disk, segments.get(segments.size() - 1).file());
            }
            setAside(disk, directory, restored.unusable());
            isDone = true;
            return restored;
        } finally {
            if (!isDone) {
                restored.ledger().close();
            }
        }
    }

    /** @param logNotice of the checkpoints' log; empty for none. */
    static Recovery report(final Restored restored, final String logNotice) {
        final List<String> notices = new ArrayList<>(restored.replay().notices());
        restored.unusable().forEach(snapshot -> notices.add(snapshot.why()));
        if (!logNotice.isEmpty()) {
            notices.add(logNotice);
        }
        return new Recovery(
                restored.replay().records(),
                restored.replay().end().sequence(),
                restored.snapshot().map(snapshot -> snapshot.sequence()).orElse(0L),
                restored.replay().blocks(),
                restored.replay().segments(),
                restored.replay().nanos(),
                String.join(" ", notices));
    }

    /** All files of the last process: one that did not force its answers may have ended while an earlier file still waited for the disk. */
    private static void forceLastRun(final Disk disk, final Path directory, final List<Segment> segments) {
        if (segments.isEmpty()) {
            return;
        }
        final Path run = segments.get(segments.size() - 1).file().getParent();
        int first = segments.size() - 1;
        while (first > 0 && segments.get(first - 1).file().startsWith(run)) {
            first--;
        }
        SegmentForce.force(
                disk,
                directory,
                segments.get(first).number(),
                segments.get(segments.size() - 1).number());
    }

    /** It may lead to blocks behind the place where the journal now ends. */
    private static void forgetIndex(final Disk disk, final Path segment) {
        try {
            disk.delete(JournalDirectory.indexOf(segment));
        } catch (final NoSuchFileException e) {
            return; // it leads nowhere
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(segment, e);
        }
    }

    /** So that no later start stumbles over them again. Another version's may serve that version. */
    private static void setAside(final Disk disk, final Path directory, final List<Restored.Unusable> unusable) {
        final SnapshotDirectory snapshots = new SnapshotDirectory(disk, directory);
        for (final Restored.Unusable snapshot : unusable) {
            if (!snapshot.isOfAnotherVersion()) {
                try {
                    snapshots.setAside(snapshot.file());
                } catch (final IOException e) {
                    throw JournalDirectory.notWritable(snapshot.file(), e);
                }
            }
        }
    }
}
