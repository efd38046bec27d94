package org.caloriebank.journal.retention;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hands a segment's file to an archive. */
@FunctionalInterface
public interface ArchiveHook {
    /**
     * Returns when the archive has the file.
     *
     * @throws IOException if it has it not, or that is not known; then the file stays.
     */
    void archive(Path file) throws IOException;

    /**
     * @param command a program and its arguments; the file's absolute path is added as the last.
     * @return a hook that runs it and takes exit code 0 for success. What it prints goes where this process prints its errors.
     */
    static ArchiveHook ofCommand(final List<String> command) {
        return file -> {
            final List<String> whole = new ArrayList<>(command);
            whole.add(file.toAbsolutePath().toString());
            final Process process = new ProcessBuilder(whole)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            try {
                final int exitCode = process.waitFor();
                if (exitCode != 0) {
                    throw new IOException("the archive command ended with code " + exitCode);
                }
            } catch (final InterruptedException e) {
                process.destroy();
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while the archive command ran", e);
            }
        };
    }
}
