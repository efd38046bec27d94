package org.caloriebank.journal;

import static org.caloriebank.journal.JournalException.Kind.NOT_A_JOURNAL;
import static org.caloriebank.journal.JournalException.Kind.NOT_WRITABLE;
import static org.caloriebank.journal.JournalException.Kind.UNREADABLE;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which files make a journal, and in which order.
 *
 * <pre>
 *   directory/
 *     lock                     held by the process that writes
 *     run-000001/              all that one process wrote: a Chronicle queue of its own, never opened for writing again
 *       19700102F.cq4          segment 1
 *       19700103F.cq4          segment 2
 *       metadata.cq4t          Chronicle's; readers need it not
 *     run-000002/
 *       19700104F.cq4          segment 3
 * </pre>
 *
 * A queue for each process keeps old files out of the reach of Chronicle's repairs, so what was written stays as it was.
 */
public final class JournalDirectory {
    static final String LOCK_FILE = "lock";
    /** Directory of the ledger's states in files. */
    public static final String SNAPSHOTS = "snapshots";

    /** What may stand beside the runs. */
    private static final Set<String> OWN_NAMES = Set.of(
            LOCK_FILE,
            SNAPSHOTS,
            "checkpoints.log",
            "checkpoint.key",
            "checkpoint.pub",
            "qr.key",
            "qr.pub",
            ArchiveLog.FILE,
            ArchiveLog.FILE + ".new",
            "lost+found");

    private static final String SEGMENT_SUFFIX = "F.cq4";
    private static final Pattern RUN = Pattern.compile("run-(\\d{6,9})");
    private static final Pattern SEGMENT_PATH = Pattern.compile("run-\\d{6,9}/\\d{8}F\\.cq4");
    private static final Pattern SEGMENT = Pattern.compile("(\\d{8})F\\.cq4");

    private JournalDirectory() {}

    /**
     * @return the journal's segments in order, without those that were archived; none for a journal nobody has written to.
     * @throws JournalException if the directory is not there, holds something else, or cannot be read.
     */
    public static List<Segment> segments(final Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new JournalException(
                    NOT_A_JOURNAL, directory + " is not a directory; name the directory a bank was opened in.");
        }
        final List<Segment> segments = files(directory);
        final long archived = ArchiveLog.end(directory).segment();
        segments.removeIf(segment -> segment.number() <= archived);
        return segments;
    }

    /** @return all segments' files in order, archived ones included that were not deleted yet. */
    static List<Segment> files(final Path directory) {
        final List<Segment> segments = new ArrayList<>();
        final List<Path> runs = runs(directory);
        for (final Path run : runs) {
            addSegments(run, segments);
        }
        if (runs.isEmpty() && !isVacant(directory)) {
            throw new JournalException(
                    NOT_A_JOURNAL,
                    directory + " holds other files and no journal; name the directory a bank was opened in.");
        }
        return segments;
    }

    /** @throws JournalException if the directory is not there, or holds something else. */
    public static void requireJournal(final Path directory) {
        segments(directory);
    }

    /** @return whether a file of a run is a segment, by its name. */
    public static boolean isSegment(final Path file) {
        return name(file).endsWith(SEGMENT_SUFFIX);
    }

    /** @return where the index of a segment's file stands, if there is one. */
    public static Path indexOf(final Path segment) {
        return SegmentIndexFormat.fileOf(segment);
    }

    /** @return whether a path below the directory can be a segment's. */
    static boolean isSegmentPath(final String path) {
        return SEGMENT_PATH.matcher(path).matches();
    }

    /** Make the directory when it is absent; refuse one that holds something else. */
    public static void prepare(final Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (final FileAlreadyExistsException e) {
            throw new JournalException(
                    NOT_A_JOURNAL, directory + " is a file; name a directory for the bank's journal.", e);
        } catch (final IOException e) {
            throw notWritable(directory, e);
        }
        if (runs(directory).isEmpty() && !isVacant(directory)) {
            throw new JournalException(
                    NOT_A_JOURNAL,
                    directory + " holds other files and no journal; name an empty directory, or one with a journal.");
        }
    }

    /** @return a new, empty directory for the files of this process. */
    static Path newRun(final Disk disk, final Path directory) {
        final List<Path> runs = runs(directory);
        final long last = runs.isEmpty() ? 0 : runNumber(runs.get(runs.size() - 1));
        final Path run = directory.resolve(String.format("run-%06d", last + 1));
        try {
            disk.createDirectory(run);
            disk.forceDirectory(directory);
            return run;
        } catch (final IOException e) {
            throw notWritable(directory, e);
        }
    }

    /** @return in one sentence, that a path cannot be written. */
    public static JournalException notWritable(final Path path, final Throwable cause) {
        return new JournalException(
                NOT_WRITABLE,
                path + " cannot be written (" + reason(cause) + "); check its owner, its permissions and the disk.",
                cause);
    }

    /** @return in one sentence, that a path cannot be read. */
    public static JournalException unreadable(final Path path, final Throwable cause) {
        return new JournalException(
                UNREADABLE,
                path + " cannot be read (" + reason(cause) + "); check its owner, its permissions and the disk.",
                cause);
    }

    private static String reason(final Throwable cause) {
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    private static List<Path> runs(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> RUN.matcher(name(file)).matches())
                    .sorted(Comparator.comparingLong(JournalDirectory::runNumber))
                    .toList();
        } catch (final NotDirectoryException e) {
            throw new JournalException(NOT_A_JOURNAL, directory + " is a file; name a journal's directory.", e);
        } catch (final IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static boolean isVacant(final Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(JournalDirectory::name).allMatch(name -> OWN_NAMES.contains(name) || name.startsWith("."));
        } catch (final IOException e) {
            throw unreadable(directory, e);
        }
    }

    private static void addSegments(final Path run, final List<Segment> segments) {
        try (Stream<Path> files = Files.list(run)) {
            files.filter(file -> name(file).endsWith(SEGMENT_SUFFIX))
                    .sorted(Comparator.comparing(JournalDirectory::name))
                    .forEach(file -> segments.add(new Segment(segmentNumber(file), file)));
        } catch (final IOException e) {
            throw unreadable(run, e);
        }
    }

    private static long runNumber(final Path run) {
        final Matcher matcher = RUN.matcher(name(run));
        return matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static long segmentNumber(final Path file) {
        final Matcher matcher = SEGMENT.matcher(name(file));
        if (matcher.matches()) {
            try {
                return LocalDate.parse(matcher.group(1), DateTimeFormatter.BASIC_ISO_DATE)
                        .toEpochDay();
            } catch (final DateTimeException e) {
                throw strange(file, e);
            }
        }
        throw strange(file, null);
    }

    private static JournalException strange(final Path file, final Throwable cause) {
        return new JournalException(
                NOT_A_JOURNAL, file + " has no name a journal gives its files; move it away.", cause);
    }

    private static String name(final Path file) {
        return file.getFileName().toString();
    }
}
