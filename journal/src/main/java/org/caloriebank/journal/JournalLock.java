package org.caloriebank.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.caloriebank.journal.JournalException.Kind.IN_USE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to write to a journal, held by one bank at a time. Readers need none.
 * <p>
 * A POSIX lock belongs to the process and is lost when the process closes <em>any</em> descriptor of the file. So within the process a set of paths
 * comes first, and the file is opened by its holder only. A process that dies loses its lock; the file itself stays and means nothing.
 */
public final class JournalLock implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;
    private boolean isClosed;

    private JournalLock(final Path directory, final FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /**
     * @param directory of a journal, which exists.
     * @throws JournalException if another bank holds it.
     */
    public static JournalLock acquire(final Path directory) {
        final Path realDirectory;
        try {
            realDirectory = directory.toRealPath();
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        }
        if (!HELD_HERE.add(realDirectory)) {
            throw inUse(directory, "this process");
        }
        boolean isAcquired = false;
        try {
            final JournalLock lock = new JournalLock(realDirectory, lockFile(directory));
            isAcquired = true;
            return lock;
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        } finally {
            if (!isAcquired) {
                HELD_HERE.remove(realDirectory);
            }
        }
    }

    private static FileChannel lockFile(final Path directory) throws IOException {
        final FileChannel channel = FileChannel.open(
                directory.resolve(JournalDirectory.LOCK_FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        boolean isLocked = false;
        try {
            final FileLock lock = channel.tryLock();
            if (lock == null) {
                throw inUse(directory, "process " + holder(channel));
            }
            isLocked = true;
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(UTF_8)), 0);
            return channel;
        } finally {
            if (!isLocked) {
                channel.close();
            }
        }
    }

    private static String holder(final FileChannel channel) throws IOException {
        final ByteBuffer text = ByteBuffer.allocate(32);
        channel.read(text, 0);
        return new String(text.array(), 0, text.position(), UTF_8).trim();
    }

    private static JournalException inUse(final Path directory, final String holder) {
        return new JournalException(
                IN_USE,
                directory + " is in use by " + holder
                        + "; close that bank first, or open another directory (reading and auditing need no closing).");
    }

    /** Let the next one in. Safe to call twice. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            channel.close();
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
