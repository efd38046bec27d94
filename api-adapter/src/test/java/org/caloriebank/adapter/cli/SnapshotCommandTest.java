package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotCommandTest {
    @TempDir
    Path directory;

    @Test
    void shouldWriteASnapshotOfTheFiles() throws IOException {
        final Path bank = directory.resolve("bank");
        final Path steps = Files.writeString(
                directory.resolve("steps.csv"), "Id,ActivityHour,StepTotal\n7,4/12/2016 8:00:00 AM,1000\n");
        ProgramRun.of("import", "--data", bank, steps);
        deleteSnapshots(bank);

        final ProgramRun run = ProgramRun.of("snapshot", "--data", bank);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        final String hash = ProgramRun.of("audit", "replay", bank).out();
        final String name = run.out().replaceAll("(?s).*state hash ([0-9a-f]{16}).*", "$1");
        assertTrue(hash.contains(name), run.out() + hash);
        try (var files = Files.list(bank.resolve("snapshots"))) {
            assertEquals(
                    1,
                    files.filter(file -> file.toString().endsWith(".snapshot")).count());
        }
    }

    @Test
    void shouldSayWhenThereIsNoBank() {
        final ProgramRun run = ProgramRun.of("snapshot", "--data", directory.resolve("absent"));

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertTrue(run.err().contains("absent"), run.err());
        assertFalse(Files.exists(directory.resolve("absent")));
    }

    private static void deleteSnapshots(final Path bank) throws IOException {
        try (var files = Files.list(bank.resolve("snapshots"))) {
            for (final Path file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
