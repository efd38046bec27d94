package org.caloriebank.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Which segments were archived and taken out of the directory, a line each: {@code archived.log}. It is written before a segment goes, so it says where
 * the journal that is left begins; files of segments it names are no part of the journal any more, deleted yet or not.
 */
public final class ArchiveLog {
    static final String FILE = "archived.log";

    private ArchiveLog() {}

    /**
     * @return all archived segments, the first first; none for a whole journal.
     * @throws JournalException if the file cannot be read or is not what was written.
     */
    public static List<ArchivedSegment> read(final Path directory) {
        final Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return List.of();
        }
        final List<ArchivedSegment> segments = new ArrayList<>();
        try {
            for (final String line : Files.readAllLines(file, UTF_8)) {
                segments.add(ArchivedSegment.parse(line));
            }
        } catch (final IOException e) {
            throw JournalDirectory.unreadable(file, e);
        } catch (final IllegalArgumentException e) {
            throw new JournalException(
                    JournalException.Kind.DAMAGED,
                    file + ", which says where the journal begins, is damaged at line " + (segments.size() + 1)
                            + "; restore it from a copy.",
                    e);
        }
        return segments;
    }

    /** @return the last archived block, which the journal goes on from; the place before the first block for a whole journal. */
    public static JournalPlace end(final Path directory) {
        final List<ArchivedSegment> segments = read(directory);
        return segments.isEmpty()
                ? JournalPlace.ofNewJournal()
                : segments.get(segments.size() - 1).last();
    }

    /** Add a line, durable when this returns. Whoever calls is the only one. */
    public static void add(final Disk disk, final Path directory, final ArchivedSegment segment) throws IOException {
        final List<ArchivedSegment> segments = new ArrayList<>(read(directory));
        segments.add(segment);
        final StringBuilder text = new StringBuilder();
        segments.forEach(each -> text.append(each.line()).append('\n'));
        final Path file = directory.resolve(FILE);
        final Path beside = directory.resolve(FILE + ".new");
        try (FileChannel channel = disk.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            final ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        disk.rename(beside, file);
        disk.forceDirectory(directory);
    }
}
