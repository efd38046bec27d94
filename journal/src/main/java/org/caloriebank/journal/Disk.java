package org.caloriebank.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/**
 * The steps by which files come to be, change and go. All that the bank does to its files passes here, but for what Chronicle does to those it has
 * mapped, so that tests can let each step fail, or end the process before, in or after it. Any thread.
 */
public interface Disk {
    /** The operating system's. */
    Disk SYSTEM = new SystemDisk();

    FileChannel open(Path file, OpenOption... options) throws IOException;

    /** Give a file another name in one step, in place of any file that has it. Durable after {@link #forceDirectory}. */
    void rename(Path from, Path to) throws IOException;

    /** @throws java.nio.file.NoSuchFileException if it is not there. */
    void delete(Path path) throws IOException;

    /** @throws java.nio.file.FileAlreadyExistsException if it is there. */
    void createDirectory(Path directory) throws IOException;

    /** Make the names in a directory durable. */
    void forceDirectory(Path directory) throws IOException;
}
