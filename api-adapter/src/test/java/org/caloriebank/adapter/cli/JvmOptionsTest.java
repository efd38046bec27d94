package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The flags stand twice, for the build and for the launcher: they must be the same. */
final class JvmOptionsTest {
    @Test
    void shouldGiveTheProgramTheFlagsItsTestsRunWith() throws IOException {
        final Set<String> ofLauncher = needed(Files.readAllLines(Path.of("..", "config", "jvm.options")).stream()
                .map(line -> Runtime.version().feature() >= 24 ? line.replaceFirst("^24-:", "") : line));
        final Set<String> ofTests = needed(ManagementFactory.getRuntimeMXBean().getInputArguments().stream());

        assertEquals(ofTests, ofLauncher);
    }

    private static Set<String> needed(final Stream<String> flags) {
        return flags.filter(flag -> flag.startsWith("--") || flag.startsWith("-Dchronicle"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
