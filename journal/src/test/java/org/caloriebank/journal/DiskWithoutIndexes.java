package org.caloriebank.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;

/** Refuses to make indexes. */
final class DiskWithoutIndexes extends ForwardingDisk {
    @Override
    public FileChannel open(final Path file, final OpenOption... options) throws IOException {
        if (file.toString().endsWith(".index")) {
            throw new IOException("no room for " + file.getFileName());
        }
        return super.open(file, options);
    }
}
