package org.caloriebank.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Room for banks under test, in memory where the machine has a file system there. One thread. */
final class WorkDirectory implements AutoCloseable {
    private static final Path IN_MEMORY = Path.of("/dev/shm");

    private final Path root;
    private final Path aside;
    private int count;

    WorkDirectory() {
        try {
            root = Files.isWritable(IN_MEMORY)
                    ? Files.createTempDirectory(IN_MEMORY, "caloriebank-faults-")
                    : Files.createTempDirectory("caloriebank-faults-");
            aside = Files.createDirectory(root.resolve("aside"));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where there is nothing yet. */
    Path newPath() {
        return root.resolve("bank-" + ++count);
    }

    Path newDirectory() {
        try {
            return Files.createDirectory(newPath());
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where to keep what banks have deleted, on the same file system. */
    Path aside() {
        return aside;
    }

    /** Forget what banks have deleted. */
    void clearAside() {
        try (Stream<Path> files = Files.list(aside)) {
            files.forEach(WorkDirectory::deleteOne);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(final Path directory) {
        final List<Path> paths;
        try (Stream<Path> walk = Files.walk(directory)) {
            paths = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        paths.forEach(WorkDirectory::deleteOne);
    }

    private static void deleteOne(final Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        delete(root);
    }
}
