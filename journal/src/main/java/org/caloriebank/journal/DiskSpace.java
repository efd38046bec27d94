package org.caloriebank.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much room the disk has. Any thread. */
@FunctionalInterface
public interface DiskSpace {
    long usableBytes() throws IOException;

    static DiskSpace of(final Path directory) {
        return () -> Files.getFileStore(directory).getUsableSpace();
    }
}
