package org.caloriebank.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.DiskSpace;

/**
 * The operating system's disk with one fault. Counts the steps by kind, lets the fault strike, and tells the storage what was forced and what was not.
 * After a crash every step of every thread crashes. One step at a time, so that a crash finds no other half done.
 */
final class FaultyDisk implements Disk, DiskSpace {
    private static final long ROOM_BYTES = 1L << 40;

    /** What a step does. */
    interface Operation<T> {
        T run() throws IOException;
    }

    private final Storage storage;
    private final Fault fault;
    private final SplittableRandom random;
    private final Thread caller = Thread.currentThread();
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<StepKind, Integer> countByKind = new TreeMap<>();
    private Runnable imageTaker = () -> {};
    private boolean isImageTaken;
    private boolean isFull;
    private boolean isIgnoringForces;
    private boolean isReadingShort;
    private volatile boolean hasStruck;
    private volatile boolean isCrashed;

    FaultyDisk(final Storage storage, final Fault fault, final SplittableRandom random) {
        this.storage = storage;
        this.fault = fault;
        this.random = random;
    }

    /** @param imageTaker copies the files as they are left by a crash. */
    void onCrash(final Runnable imageTaker) {
        this.imageTaker = imageTaker;
    }

    /** Be a disk that does not do what it says. */
    void ignoreForces() {
        isIgnoringForces = true;
    }

    boolean isIgnoringForces() {
        return isIgnoringForces;
    }

    boolean hasStruck() {
        return hasStruck;
    }

    boolean isCrashed() {
        return isCrashed;
    }

    Map<StepKind, Integer> countByKind() {
        return Collections.unmodifiableMap(countByKind);
    }

    /** Crash now, unless it has happened, and take the image, unless it was taken where the crash struck. Nothing else may be under way. */
    void finishCrash() {
        lock.lock();
        try {
            isCrashed = true;
            takeImage();
        } finally {
            lock.unlock();
        }
    }

    <T> T step(final String operation, final Path file, final Operation<T> part, final Operation<T> whole)
            throws IOException {
        lock.lock();
        try {
            if (isCrashed) {
                throw new Crash();
            }
            final StepKind kind = StepKind.of(operation, file);
            if (fault.strikes(kind, countByKind.merge(kind, 1, Integer::sum))) {
                hasStruck = true;
                return strike(part, whole);
            }
            if (isFull && part != null) {
                throw noSpace();
            }
            return whole.run();
        } finally {
            lock.unlock();
        }
    }

    private <T> T strike(final Operation<T> part, final Operation<T> whole) throws IOException {
        switch (fault.mode()) {
            case CRASH_BEFORE -> throw crash();
            case CRASH_IN -> {
                runIfAny(part);
                throw crash();
            }
            case CRASH_AFTER -> {
                whole.run();
                throw crash();
            }
            case NO_SPACE -> {
                isFull = true;
                runIfAny(part);
                throw noSpace();
            }
            case ERROR -> throw new IOException("Input/output error");
            default -> {
                isReadingShort = true;
                return whole.run();
            }
        }
    }

    private static void runIfAny(final Operation<?> part) throws IOException {
        if (part != null) {
            part.run();
        }
    }

    /** A thread in the background may crash beside one that writes: then the image waits until all is quiet. */
    private Crash crash() {
        isCrashed = true;
        final Thread thread = Thread.currentThread();
        if (thread == caller || thread.getName().equals("caloriebank-journal")) {
            takeImage();
        }
        return new Crash();
    }

    private void takeImage() {
        if (!isImageTaken) {
            isImageTaken = true;
            imageTaker.run();
        }
    }

    private static IOException noSpace() {
        return new IOException("No space left on device");
    }

    /** @return how many of so many bytes a write that is cut off, or a short read, comes to. */
    int someOf(final int length) {
        return length <= 1 ? length : 1 + random.nextInt(length - 1);
    }

    boolean isReadingShort() {
        return isReadingShort;
    }

    Storage storage() {
        return storage;
    }

    @Override
    public FileChannel open(final Path file, final OpenOption... options) throws IOException {
        final boolean isNew = !Files.exists(file);
        final Operation<FileChannel> whole = () -> {
            final FileChannel channel = SYSTEM.open(file, options);
            storage.onOpened(file);
            return new FaultyChannel(channel, file, this);
        };
        final Operation<FileChannel> part = () -> {
            whole.run().close();
            return null;
        };
        return step(isNew ? "create" : "open", file, isNew ? part : null, whole);
    }

    @Override
    public void rename(final Path from, final Path to) throws IOException {
        step("rename", to, null, () -> {
            storage.beforeGone(to);
            SYSTEM.rename(from, to);
            storage.onRenamed(from, to);
            return null;
        });
    }

    @Override
    public void delete(final Path path) throws IOException {
        step("delete", path, null, () -> {
            storage.beforeGone(path);
            SYSTEM.delete(path);
            storage.onDeleted(path);
            return null;
        });
    }

    @Override
    public void createDirectory(final Path directory) throws IOException {
        step("create directory", directory, () -> null, () -> {
            SYSTEM.createDirectory(directory);
            storage.onDirectoryCreated(directory);
            return null;
        });
    }

    @Override
    public void forceDirectory(final Path directory) throws IOException {
        step("force directory", directory, null, () -> {
            SYSTEM.forceDirectory(directory);
            storage.onDirectoryForced(directory);
            return null;
        });
    }

    @Override
    public long usableBytes() throws IOException {
        step(StepKind.ASK_FOR_ROOM, Path.of("disk"), () -> null, () -> null);
        return ROOM_BYTES;
    }
}
