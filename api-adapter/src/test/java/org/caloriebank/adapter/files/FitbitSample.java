package org.caloriebank.adapter.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The sample under examples/, whole or cut down. */
public final class FitbitSample {
    private static final Path DIRECTORY = directory();

    private FitbitSample() {}

    public static Path hourlySteps() {
        return DIRECTORY.resolve("hourlySteps_merged.csv");
    }

    public static Path hourlyCalories() {
        return DIRECTORY.resolve("hourlyCalories_merged.csv");
    }

    public static Path dailyActivity() {
        return DIRECTORY.resolve("dailyActivity_merged.csv");
    }

    public static Path weights() {
        return DIRECTORY.resolve("weightLogInfo_merged.csv");
    }

    public static List<Path> all() {
        return List.of(hourlySteps(), hourlyCalories(), dailyActivity(), weights());
    }

    /** @return copies of all four files with the rows of a few members in the first days only. */
    public static List<Path> small(final Path directory) throws IOException {
        final Set<String> members = Set.of("1503960366", "1927972279", "8877689391");
        final Predicate<String> isEarly = line -> line.contains(",4/12/2016") || line.contains(",4/13/2016");
        for (final Path file : all()) {
            try (Stream<String> lines = Files.lines(file)) {
                final List<String> kept = lines.filter(line -> line.startsWith("Id")
                                || members.contains(line.substring(0, line.indexOf(',')))
                                        && (file.equals(weights()) || isEarly.test(line)))
                        .toList();
                Files.write(directory.resolve(file.getFileName()), kept);
            }
        }
        return all().stream().map(file -> directory.resolve(file.getFileName())).toList();
    }

    private static Path directory() {
        final Path fromModule = Path.of("..", "examples", "fitbit");
        return Files.isDirectory(fromModule) ? fromModule : Path.of("examples", "fitbit");
    }
}
