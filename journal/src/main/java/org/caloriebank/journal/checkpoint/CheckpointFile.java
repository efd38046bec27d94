package org.caloriebank.journal.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.caloriebank.journal.JournalException.Kind.CHECKPOINT_DIFFERS;
import static org.caloriebank.journal.JournalException.Kind.UNREADABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;

/**
 * Checkpoints read from a file: the bank's own log, or the lines somebody kept. Immutable.
 *
 * @param file they are from.
 * @param lines in the order of the file; what they say follows from one to the next, whoever signed them.
 * @param notice of a torn last line that was left out; empty when there was none.
 */
public record CheckpointFile(Path file, List<SignedCheckpoint> lines, String notice) {
    /**
     * @throws JournalException if there is no such file, a line is not a checkpoint, or does not follow the one before.
     */
    public static CheckpointFile read(final Path file) {
        return of(file, contentOf(file));
    }

    /**
     * @return the directory's own, which reaches back to the first block, or null if there is none.
     * @throws JournalException if a line is missing, not a checkpoint, or does not follow the one before.
     */
    public static CheckpointFile readOwn(final Path directory) {
        final Path file = directory.resolve(CheckpointLog.FILE);
        if (!Files.exists(file)) {
            return null;
        }
        final CheckpointFile own = read(file);
        if (!own.lines.isEmpty() && own.lines.get(0).checkpoint().fromBlock() != 1) {
            throw bad(file, "line 1", "does not begin at block 1 (lines before it are missing)");
        }
        return own;
    }

    private static CheckpointFile of(final Path file, final String content) {
        final int end = CheckpointLog.endOfLastWholeLine(content);
        final List<SignedCheckpoint> lines = new ArrayList<>();
        int from = 0;
        while (from < end) {
            final int to = content.indexOf('\n', from);
            final SignedCheckpoint line = SignedCheckpoint.ofLine(content.substring(from, to));
            final String problem = line == null ? "is none" : problemOf(line.checkpoint(), lines);
            if (problem != null) {
                throw bad(file, "line " + (lines.size() + 1), problem);
            }
            lines.add(line);
            from = to + 1;
        }
        final String notice =
                end == content.length() ? "" : "The last line of " + file + " was not finished and is left out.";
        return new CheckpointFile(file, List.copyOf(lines), notice);
    }

    /** @return null if the checkpoint follows the ones before. */
    private static String problemOf(final Checkpoint checkpoint, final List<SignedCheckpoint> before) {
        if (before.isEmpty()) {
            return null;
        }
        final long covered = before.get(before.size() - 1).checkpoint().coveredBlock();
        if (checkpoint.fromBlock() == covered + 1) {
            return null;
        }
        return "begins at block " + checkpoint.fromBlock() + ", and the line before it ends at block " + covered
                + " (a line is missing, repeated or moved)";
    }

    static JournalException bad(final Path file, final String line, final String problem) {
        return new JournalException(
                CHECKPOINT_DIFFERS,
                "The checkpoint in " + line + " of " + file + " " + problem
                        + "; compare the file with the copies kept elsewhere.");
    }

    private static String contentOf(final Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (final NoSuchFileException e) {
            throw new JournalException(UNREADABLE, "There is no file " + file + ": check the name.", e);
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(file, e);
        }
    }
}
