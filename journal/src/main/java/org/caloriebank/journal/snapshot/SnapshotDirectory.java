package org.caloriebank.journal.snapshot;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.ledger.Ledger;

/**
 * The snapshots of a bank: the files of {@code snapshots/} in its directory, each named by the sequence it covers.
 *
 * <pre>
 *   snapshots/
 *     0000000000000104857.snapshot
 *     0000000000000104857.snapshot.new     being written, or left by a crash: never read
 *     0000000000000098304.snapshot.unusable  set aside, since it could not be used
 * </pre>
 *
 * Reading needs no lock; whoever writes holds the journal's, or is the only one who takes snapshots of the directory.
 */
public final class SnapshotDirectory {
    private static final String SUFFIX = ".snapshot";
    private static final String NEW = ".new";
    private static final String UNUSABLE = ".unusable";
    private static final Pattern NAME = Pattern.compile("\\d{19}\\.snapshot");

    private final Disk disk;
    private final Path bank;
    private final Path directory;

    /** @param bank directory of the bank. */
    public SnapshotDirectory(final Disk disk, final Path bank) {
        this.disk = disk;
        this.bank = bank;
        directory = bank.resolve(JournalDirectory.SNAPSHOTS);
    }

    /** @return files, the newest first; whether they can be used is not known. */
    List<Path> files() {
        return filesNamed(NAME.asMatchPredicate()::test);
    }

    /** @return the snapshots whose headers are sound, the newest first. */
    public List<Snapshot> list() {
        final List<Snapshot> snapshots = new ArrayList<>();
        for (final Path path : files()) {
            try (SnapshotFile file = new SnapshotFile(disk, path)) {
                snapshots.add(Snapshot.of(path, file.header()));
            } catch (final UnusableSnapshotException e) {
                continue; // whoever wants to use it will say so
            }
        }
        return snapshots;
    }

    /**
     * Load a ledger, and prove every byte of the snapshot meanwhile.
     *
     * @return the ledger, the caller's to close.
     * @throws UnusableSnapshotException if it is damaged or of another version.
     */
    public Ledger load(final Snapshot snapshot, final JournalProgress progress) {
        try (SnapshotFile file = new SnapshotFile(disk, snapshot.file())) {
            return load(file, progress);
        }
    }

    /**
     * Read a snapshot from end to end.
     *
     * @throws UnusableSnapshotException if a byte of it is not what was written.
     */
    public void prove(final Snapshot snapshot) {
        try (SnapshotFile file = new SnapshotFile(disk, snapshot.file())) {
            file.prove();
        }
    }

    static Ledger load(final SnapshotFile file, final JournalProgress progress) {
        final Ledger ledger = new Ledger();
        boolean isLoaded = false;
        try {
            SnapshotLoader.load(file, ledger, progress);
            isLoaded = true;
            return ledger;
        } finally {
            if (!isLoaded) {
                ledger.close();
            }
        }
    }

    /**
     * Write a snapshot beside the others; it is there whole or not at all.
     *
     * @param ledger at rest until this returns.
     * @param place of the block whose last record is the ledger's last, which is on the disk.
     */
    public Snapshot write(final Ledger ledger, final JournalPlace place) throws IOException {
        make();
        final Path file = directory.resolve(String.format(Locale.ROOT, "%019d", place.sequence()) + SUFFIX);
        final Path beside = sibling(file, NEW);
        final SnapshotHeader header;
        boolean isWritten = false;
        try (FileChannel channel = disk.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            header = SnapshotWriter.write(channel, ledger, place);
            isWritten = true;
        } finally {
            if (!isWritten) {
                deleteIfThere(beside); // it may be what fills the disk
            }
        }
        disk.rename(beside, file);
        disk.forceDirectory(directory);
        return Snapshot.of(file, header);
    }

    /** Delete what a crash left half-written, and all but the newest so many. */
    public void prune(final int kept) throws IOException {
        for (final Path path : filesNamed(name -> name.endsWith(NEW))) {
            deleteIfThere(path);
        }
        final List<Path> files = files();
        for (int i = kept; i < files.size(); i++) {
            deleteIfThere(files.get(i));
        }
    }

    /** Never look at a snapshot again, but keep it for whoever wants to know what happened to it. */
    public void setAside(final Path file) throws IOException {
        disk.rename(file, sibling(file, UNUSABLE));
        disk.forceDirectory(directory);
    }

    Path make() throws IOException {
        if (!Files.isDirectory(directory)) {
            disk.createDirectory(directory);
            disk.forceDirectory(bank);
        }
        return directory;
    }

    private void deleteIfThere(final Path path) throws IOException {
        try {
            disk.delete(path);
        } catch (final NoSuchFileException e) {
            return; // somebody was faster
        }
    }

    private static Path sibling(final Path file, final String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private List<Path> filesNamed(final Predicate<String> isWanted) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> isWanted.test(file.getFileName().toString()))
                    .sorted(Comparator.comparing(Path::getFileName).reversed())
                    .toList();
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(directory, e);
        }
    }
}
