package org.caloriebank.journal.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.caloriebank.journal.ArchiveLog;
import org.caloriebank.journal.ArchivedSegment;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.Segment;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.journal.snapshot.SnapshotDirectory;

/**
 * Archives a journal's oldest segments and then deletes them here. A segment goes only when
 * <ul>
 *   <li>every snapshot that is kept, at least two, was proven and begins behind it: none of them needs it, and each alone would do;
 *   <li>a signed checkpoint covers its last block: whoever gets it back from the archive can prove it;
 *   <li>each of its blocks was read and proven once more, and the archive hook succeeded;
 *   <li>{@code archived.log} says, on the disk, that it went.
 * </ul>
 * One at a time for each directory; the bank may be running.
 */
public final class Retention {
    private static final int SNAPSHOTS_MIN = 2;

    private final Disk disk;
    private final Path directory;
    private final ArchiveHook hook;

    public Retention(final Disk disk, final Path directory, final ArchiveHook hook) {
        this.disk = disk;
        this.directory = directory;
        this.hook = hook;
    }

    /**
     * Archive what may go, the oldest first, and delete what a crash left of earlier times.
     *
     * @param checkpointedBlock last block a signed checkpoint covers; 0 for none.
     * @return what was archived now.
     * @throws IOException if the hook or the disk failed; what was archived before stays so.
     * @throws org.caloriebank.journal.JournalException if the journal is damaged or cannot be read.
     * @throws org.caloriebank.journal.snapshot.UnusableSnapshotException if a snapshot is damaged: nothing goes.
     */
    public List<ArchivedSegment> run(final long checkpointedBlock) throws IOException {
        deleteArchived();
        final List<ArchivedSegment> archived = new ArrayList<>();
        final SnapshotDirectory snapshots = new SnapshotDirectory(disk, directory);
        final List<Snapshot> kept = snapshots.list();
        final List<ArchivedSegment> candidates = candidates(kept, checkpointedBlock);
        if (!candidates.isEmpty()) {
            kept.forEach(snapshots::prove);
        }
        for (final ArchivedSegment segment : candidates) {
            hook.archive(directory.resolve(segment.file()));
            ArchiveLog.add(disk, directory, segment);
            archived.add(segment);
            deleteArchived();
        }
        return archived;
    }

    /** @return segments that may go, proven block by block. */
    private List<ArchivedSegment> candidates(final List<Snapshot> snapshots, final long checkpointedBlock) {
        final List<ArchivedSegment> candidates = new ArrayList<>();
        if (snapshots.size() < SNAPSHOTS_MIN) {
            return candidates;
        }
        final long neededFrom = snapshots.get(snapshots.size() - 1).place().segment();
        try (JournalReader reader = JournalReader.open(disk, directory)) {
            final Block block = new Block();
            JournalPlace last = null;
            Segment segment = null;
            long firstBlock = 0;
            long firstSequence = 0;
            while (reader.next(block)) {
                if (segment != null && block.segment().number() != segment.number()) {
                    candidates.add(new ArchivedSegment(pathOf(segment), firstBlock, firstSequence, last));
                    segment = null;
                }
                if (block.segment().number() >= neededFrom) {
                    break;
                }
                if (segment == null) {
                    segment = block.segment();
                    firstBlock = block.number();
                    firstSequence = block.firstSequence();
                }
                last = reader.place();
                if (last.block() > checkpointedBlock) {
                    break;
                }
            }
        }
        return candidates;
    }

    private String pathOf(final Segment segment) {
        return directory.relativize(segment.file()).toString();
    }

    /** Files of segments that {@code archived.log} names, their indexes, and runs that have no segment left. */
    private void deleteArchived() throws IOException {
        final Set<Path> runs = new HashSet<>();
        for (final ArchivedSegment segment : ArchiveLog.read(directory)) {
            final Path file = directory.resolve(segment.file());
            if (Files.isDirectory(file.getParent())) {
                deleteIfThere(file);
                deleteIfThere(JournalDirectory.indexOf(file));
                runs.add(file.getParent());
            }
        }
        for (final Path run : runs) {
            deleteIfEmpty(run);
        }
    }

    private void deleteIfEmpty(final Path run) throws IOException {
        final List<Path> files;
        try (Stream<Path> listed = Files.list(run)) {
            files = listed.toList();
        }
        if (files.stream().anyMatch(JournalDirectory::isSegment)) {
            return;
        }
        for (final Path file : files) {
            deleteIfThere(file);
        }
        deleteIfThere(run);
        disk.forceDirectory(directory);
    }

    private void deleteIfThere(final Path path) throws IOException {
        try {
            disk.delete(path);
        } catch (final NoSuchFileException e) {
            return; // gone already
        }
    }
}
