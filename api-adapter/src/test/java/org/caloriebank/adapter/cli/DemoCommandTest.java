package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class DemoCommandTest {
    private static final Pattern LOADED = Pattern.compile(
            "(?i)<(?:link|img|iframe|script|source|object|embed)\\b[^>]*\\b(?:src|href|data)\\s*=|url\\(|@import");
    private static final Pattern FOUND =
            Pattern.compile("Each answer is in the journal once, with the same outcome\\R\\s+(\\S+) of (\\S+)\\R");
    private static final List<String> SECTIONS =
            List.of("month", "story", "centre", "refusals", "crash", "journal", "proof", "next");
    private static final List<String> CHARTS = List.of(
            "days",
            "members",
            "hours",
            "steps",
            "occupancy",
            "chlorine",
            "acidity",
            "lights",
            "coinsByHour",
            "refusals",
            "answers",
            "latency");

    @TempDir
    private Path directory;

    @Test
    void shouldProveEveryClaimThroughACrash() throws IOException {
        final Path data = directory.resolve("demo");
        final Path report = directory.resolve("page.html");

        final ProgramRun demo =
                ProgramRun.of("demo", "--data", data, "--report", report, "--commands", 600, "--seed", 5);

        assertEquals(ExitCodes.OK, demo.exitCode(), demo.err() + demo.out());
        assertTrue(demo.out().contains("All 18 claims proven"), demo.out());
        assertTrue(demo.err().contains("697,923.00 coins"), demo.err());
        assertTrue(demo.err().contains("29 of 29 answers as the rules say"), demo.err());
        final var found = FOUND.matcher(demo.out());
        assertTrue(found.find(), demo.out());
        assertEquals(found.group(2), found.group(1));
        assertTrue(demo.out().contains("   0 twice; "), demo.out());
        assertPageIsWhole(Files.readString(report));
        assertEquals(
                ExitCodes.OK,
                ProgramRun.of("audit", "verify", data.resolve("bank")).exitCode());
    }

    @Test
    void shouldRefuseADirectoryThatIsNotEmpty() throws IOException {
        Files.writeString(directory.resolve("mine.txt"), "mine");

        final ProgramRun demo = ProgramRun.of("demo", "--data", directory);

        assertEquals(ExitCodes.REFUSED, demo.exitCode());
        assertEquals(
                directory + " is not empty; name an empty or a new directory.",
                demo.err().strip());
        assertFalse(Files.exists(directory.resolve("bank")));
    }

    @Test
    void shouldRefuseTooFewCommands() {
        final ProgramRun demo = ProgramRun.of("demo", "--data", directory.resolve("new"), "--commands", 3);

        assertEquals(ExitCodes.USAGE, demo.exitCode());
        assertTrue(demo.err().contains("commands must be from 200"), demo.err());
        assertFalse(Files.exists(directory.resolve("new")));
    }

    @Test
    void shouldSayWhenTheSampleIsMissing() {
        final ProgramRun demo =
                ProgramRun.of("demo", "--data", directory.resolve("new"), "--sample", directory.resolve("nowhere"));

        assertEquals(ExitCodes.REFUSED, demo.exitCode());
        assertTrue(demo.err().contains("nowhere is no directory"), demo.err());
    }

    private static void assertPageIsWhole(final String page) {
        SECTIONS.forEach(id -> assertTrue(page.contains("<section id=\"" + id + "\">"), id));
        CHARTS.forEach(name -> assertTrue(page.contains("data-chart=\"" + name + "\""), name));
        assertTrue(page.contains("10.5281/zenodo.53894"));
        assertTrue(page.contains("CC BY 4.0"));
        assertTrue(page.contains("default-src &#39;none&#39;"));
        final String withoutScripts = page.replaceAll("(?s)(<script[^>]*>).*?</script>", "$1</script>");
        final var loaded = LOADED.matcher(withoutScripts);
        assertFalse(loaded.find(), () -> "the page loads something: " + loaded.group());
        assertFalse(page.contains("sourceMappingURL"));
    }
}
