package org.caloriebank.journal.snapshot;

import static org.caloriebank.journal.JournalException.Kind.OUTCOME_DIFFERS;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.caloriebank.journal.ArchiveLog;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.JournalReplay;
import org.caloriebank.journal.Replay;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.ledger.Ledger;

/**
 * Brings a ledger to where a journal ends, or to an earlier moment: from the newest snapshot that can be used, and the records behind it; from the
 * journal alone when there is none. Needs no lock and writes nothing.
 * <p>
 * A snapshot can be used when every byte of it has its hash, the block it names stands in the journal where it says, with that hash, and the
 * records behind it give their journalled outcomes. Any other is told and passed over.
 */
public final class Restoration {
    private final Disk disk;
    private final Path directory;
    private final ReplayLimit limit;
    private final JournalProgress progress;
    private final ReplayVisitor visitor;
    private final List<Restored.Unusable> unusable = new ArrayList<>();

    private Restoration(
            final Disk disk,
            final Path directory,
            final ReplayLimit limit,
            final JournalProgress progress,
            final ReplayVisitor visitor) {
        this.visitor = visitor;
        this.disk = disk;
        this.directory = directory;
        this.limit = limit;
        this.progress = progress;
    }

    /**
     * @param directory of a bank.
     * @param limit the last record to apply.
     * @param progress is told of the snapshot's bytes, then of the journal's; not always on one thread.
     * @throws JournalException if there is no journal, it cannot be read, it is damaged, or an outcome differs.
     */
    public static Restored restore(
            final Disk disk, final Path directory, final ReplayLimit limit, final JournalProgress progress) {
        return new Restoration(disk, directory, limit, progress, ReplayVisitor.NONE).restore();
    }

    /**
     * As {@link #restore}, but running every record there is, from the first: the whole journal, or, when its beginning was archived, all behind the oldest
     * snapshot.
     *
     * @param visitor is shown every block on the way.
     */
    public static Restored replay(
            final Disk disk,
            final Path directory,
            final ReplayLimit limit,
            final JournalProgress progress,
            final ReplayVisitor visitor) {
        return new Restoration(disk, directory, limit, progress, visitor).replayAll();
    }

    private Restored restore() {
        return firstOf(new SnapshotDirectory(disk, directory).files()).orElseGet(this::replayJournal);
    }

    private Restored replayAll() {
        if (ArchiveLog.end(directory).block() == 0) {
            return replayJournal();
        }
        final List<Path> oldestFirst = new ArrayList<>(new SnapshotDirectory(disk, directory).files());
        Collections.reverse(oldestFirst);
        return firstOf(oldestFirst).orElseGet(this::replayJournal);
    }

    private Optional<Restored> firstOf(final List<Path> files) {
        for (final Path file : files) {
            final Optional<Restored> restored = tryFrom(file);
            if (restored.isPresent()) {
                return restored;
            }
        }
        return Optional.empty();
    }

    private Restored replayJournal() {
        try (JournalReader reader = JournalReader.open(disk, directory)) {
            if (reader.firstSequence() > 1) {
                throw new JournalException(
                        JournalException.Kind.DAMAGED,
                        "The journal in " + directory + " begins at sequence " + reader.firstSequence()
                                + ", what was before was archived, and no snapshot covers it up to the moment asked for; put the"
                                + " archived files back, or a copy of the snapshots.");
            }
            return replay(new Ledger(), reader, Optional.empty());
        }
    }

    private Optional<Restored> tryFrom(final Path path) {
        try (SnapshotFile file = new SnapshotFile(disk, path)) {
            final JournalPlace place = file.header().place();
            if (limit.isBehind(place.sequence(), place.timeMs())) {
                return Optional.empty();
            }
            final Optional<JournalReader> reader = JournalReader.openBehind(disk, directory, place);
            if (reader.isEmpty()) {
                passOver(
                        path,
                        "Snapshot " + path + " was not used: block " + place.block() + " (sequence " + place.sequence()
                                + "), with which it ends, is not in this journal.");
                return Optional.empty();
            }
            try (JournalReader behind = reader.get()) {
                final Snapshot snapshot = Snapshot.of(path, file.header());
                return Optional.of(replay(SnapshotDirectory.load(file, progress), behind, Optional.of(snapshot)));
            }
        } catch (final UnusableSnapshotException e) {
            unusable.add(new Restored.Unusable(path, e.getMessage(), e.isOfAnotherVersion()));
            return Optional.empty();
        } catch (final JournalException e) {
            if (e.kind() != OUTCOME_DIFFERS) {
                throw e;
            }
            passOver(
                    path,
                    "Snapshot " + path + " was not used: commands behind it give other outcomes than journalled.");
            return Optional.empty();
        }
    }

    private void passOver(final Path path, final String why) {
        unusable.add(new Restored.Unusable(path, why, false));
    }

    private Restored replay(final Ledger ledger, final JournalReader reader, final Optional<Snapshot> snapshot) {
        boolean isDone = false;
        try {
            final Replay replay = JournalReplay.replay(reader, ledger, limit, progress, visitor);
            isDone = true;
            return new Restored(ledger, replay, snapshot, List.copyOf(unusable));
        } finally {
            if (!isDone) {
                ledger.close();
            }
        }
    }
}
