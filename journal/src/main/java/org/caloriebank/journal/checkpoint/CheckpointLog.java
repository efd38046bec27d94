package org.caloriebank.journal.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;

/**
 * The file {@code checkpoints.log} as the bank appends to it: one line for each checkpoint, on the disk before {@link #append} returns. What a crash left of a last
 * line is cut off before anything is appended. Only the file's end is read, so that starting takes no longer with its length. Any thread.
 */
final class CheckpointLog implements AutoCloseable {
    static final String FILE = "checkpoints.log";
    /** Longer than any line. */
    private static final int END_LENGTH = 4096;

    private final Path file;
    private final FileChannel channel;
    private SignedCheckpoint last;
    private SignedCheckpoint lastCovering;
    private long length;
    private boolean isTorn;

    private CheckpointLog(final Path file, final FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @throws JournalException if its last whole line is no checkpoint, or it cannot be read and written. */
    static CheckpointLog open(final Disk disk, final Path directory) {
        final Path file = directory.resolve(FILE);
        boolean isOpen = false;
        CheckpointLog log = null;
        try {
            log = new CheckpointLog(
                    file,
                    disk.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
            log.readEnd();
            disk.forceDirectory(directory);
            isOpen = true;
            return log;
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(file, e);
        } finally {
            if (!isOpen && log != null) {
                log.close();
            }
        }
    }

    /** @return the last checkpoint, or null for none. */
    synchronized SignedCheckpoint last() {
        return last;
    }

    /** @return the last checkpoint that covers blocks, or null for none, or if many lines without a root follow it. */
    synchronized SignedCheckpoint lastCovering() {
        return lastCovering;
    }

    /** @return what an operator should know; empty when all was well. */
    String notice() {
        return isTorn ? "The last line of " + file + " was not finished and is cut off." : "";
    }

    Path file() {
        return file;
    }

    /** @throws JournalException if the disk does not take it; then it may be tried again. */
    synchronized void append(final SignedCheckpoint checkpoint) {
        try {
            final ByteBuffer line = ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(ISO_8859_1));
            final long end = length + line.remaining();
            cutTornLine();
            while (line.hasRemaining()) {
                channel.write(line, end - line.remaining());
            }
            channel.force(true);
            length = end;
            last = checkpoint;
            lastCovering = checkpoint.checkpoint().root() == null ? lastCovering : checkpoint;
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(file, e);
        }
    }

    /**
     * @return where the last line that was finished ends. A line without its end was not; nor was a last one that holds zeroes, which a crash leaves where it
     *     made a file longer and lost the bytes.
     */
    static int endOfLastWholeLine(final String content) {
        int end = content.lastIndexOf('\n') + 1;
        final int start = end == 0 ? 0 : content.lastIndexOf('\n', end - 2) + 1;
        if (content.substring(start, end).indexOf('\0') >= 0) {
            end = start;
        }
        return end;
    }

    private void readEnd() throws IOException {
        final long size = channel.size();
        final long from = Math.max(0, size - END_LENGTH);
        final ByteBuffer bytes = ByteBuffer.allocate((int) (size - from));
        while (bytes.hasRemaining() && channel.read(bytes, from + bytes.position()) >= 0) {
            // until it is full
        }
        final String content = new String(bytes.array(), 0, bytes.position(), ISO_8859_1);
        final int end = endOfLastWholeLine(content);
        length = from + end;
        isTorn = length < size;
        readLastLines(content.substring(0, end));
    }

    /** @param content may begin within a line. */
    private void readLastLines(final String content) {
        int end = content.length();
        while (end > 0 && lastCovering == null) {
            final int start = content.lastIndexOf('\n', end - 2) + 1;
            final SignedCheckpoint line = SignedCheckpoint.ofLine(content.substring(start, end - 1));
            if (line == null && last == null) {
                throw CheckpointFile.bad(file, "the last line", "is none");
            }
            if (line == null) {
                return; // as far as the end was read
            }
            last = last == null ? line : last;
            lastCovering = line.checkpoint().root() == null ? null : line;
            end = start;
        }
    }

    private void cutTornLine() throws IOException {
        if (channel.size() > length) {
            channel.truncate(length);
        }
    }

    @Override
    public synchronized void close() {
        try {
            channel.close();
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(file, e);
        }
    }
}
