package org.caloriebank.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** The system's disk, for tests to let single steps fail. */
public class ForwardingDisk implements Disk {
    @Override
    public FileChannel open(final Path file, final OpenOption... options) throws IOException {
        return SYSTEM.open(file, options);
    }

    @Override
    public void rename(final Path from, final Path to) throws IOException {
        SYSTEM.rename(from, to);
    }

    @Override
    public void delete(final Path path) throws IOException {
        SYSTEM.delete(path);
    }

    @Override
    public void createDirectory(final Path directory) throws IOException {
        SYSTEM.createDirectory(directory);
    }

    @Override
    public void forceDirectory(final Path directory) throws IOException {
        SYSTEM.forceDirectory(directory);
    }
}
