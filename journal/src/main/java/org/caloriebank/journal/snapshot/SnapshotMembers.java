package org.caloriebank.journal.snapshot;

import java.nio.file.Path;
import java.util.Optional;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.ledger.SavedMembers;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Looks members up in a snapshot without loading it: a member costs a few chunks, each proven by its SHA-256. One thread; close it.
 */
public final class SnapshotMembers implements AutoCloseable {
    private final SnapshotFile file;
    private final SavedMembers members;
    private final ChunkReader chunks;

    private SnapshotMembers(final SnapshotFile file) {
        this.file = file;
        chunks = new ChunkReader(file);
        try {
            members = new SavedMembers(new Words(chunks.readWords()));
        } catch (final LedgerCorruptedException e) {
            throw new UnusableSnapshotException("Snapshot " + file.path() + " holds no state of this ledger.", e);
        }
    }

    /** @return the newest snapshot whose block stands in the journal; empty when there is none. */
    public static Optional<SnapshotMembers> openNewest(final Disk disk, final Path directory) {
        for (final Path path : new SnapshotDirectory(disk, directory).files()) {
            final Optional<SnapshotMembers> opened = tryOpen(disk, directory, path);
            if (opened.isPresent()) {
                return opened;
            }
        }
        return Optional.empty();
    }

    private static Optional<SnapshotMembers> tryOpen(final Disk disk, final Path directory, final Path path) {
        SnapshotFile file = null;
        SnapshotMembers opened = null;
        try {
            file = new SnapshotFile(disk, path);
            final Optional<JournalReader> reader =
                    JournalReader.openBehind(disk, directory, file.header().place());
            if (reader.isPresent()) {
                reader.get().close();
                opened = new SnapshotMembers(file);
            }
            return Optional.ofNullable(opened);
        } catch (final UnusableSnapshotException e) {
            return Optional.empty(); // the one before will do
        } finally {
            if (opened == null && file != null) {
                file.close();
            }
        }
    }

    /** @return the last sequence the snapshot covers. */
    public long coveredSequence() {
        return members.lastSequence();
    }

    /**
     * @return the last record up to there that touched the member; 0 for none.
     * @throws UnusableSnapshotException if the snapshot is damaged.
     */
    public long lastSequenceOf(final long memberId) {
        return members.lastSequenceOf(memberId, chunks::wordAt);
    }

    @Override
    public void close() {
        file.close();
    }

    private static final class Words implements StateSource {
        private final long[] words;
        private int next;

        Words(final long[] words) {
            this.words = words;
        }

        @Override
        public long word() {
            return words[next++];
        }

        @Override
        public void memory(final long address, final long length) {
            throw new IllegalStateException("only words are read");
        }
    }
}
