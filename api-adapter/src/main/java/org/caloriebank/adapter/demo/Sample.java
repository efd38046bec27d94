package org.caloriebank.adapter.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Finds the month of real data that travels with the program. */
public final class Sample {
    private static final Path PLACE = Path.of("examples", "fitbit");

    private Sample() {}

    /**
     * Look in a directory and all above it.
     *
     * @param from where the program is.
     * @return the data's files, by name.
     * @throws DemoFailedException if there are none.
     */
    public static List<Path> findAbove(final Path from) throws IOException, DemoFailedException {
        for (Path home = from.toAbsolutePath(); home != null; home = home.getParent()) {
            if (Files.isDirectory(home.resolve(PLACE))) {
                return filesIn(home.resolve(PLACE));
            }
        }
        throw new DemoFailedException("The sample " + PLACE + " is not in " + from.toAbsolutePath()
                + " or above; name the directory of its files with --sample.");
    }

    /** @throws DemoFailedException if the directory has no CSV files. */
    public static List<Path> filesIn(final Path directory) throws IOException, DemoFailedException {
        if (!Files.isDirectory(directory)) {
            throw new DemoFailedException(directory + " is no directory; name the one with the sample's CSV files.");
        }
        try (Stream<Path> files = Files.list(directory)) {
            final List<Path> found = files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new DemoFailedException(directory + " has no CSV files; name the directory of the sample.");
            }
            return found;
        }
    }
}
