package org.caloriebank.adapter.cli;

import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caloriebank.adapter.files.FitbitSample;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {
    private static final String STEPS_HEADER = "Id,ActivityHour,StepTotal";

    @TempDir
    private Path directory;

    private Path bank;

    @BeforeEach
    void nameBank() {
        bank = directory.resolve("bank");
    }

    @Test
    void shouldTellWhatWasImported() throws IOException {
        final List<Path> files = FitbitSample.small(directory);

        final ProgramRun run =
                ProgramRun.of("import", "--data", bank, "--sync", "none", files.get(0), files.get(1), files.get(3));

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("3: 3 opened"), run.out());
        assertTrue(run.out().contains("144 sent: 144 accepted, 0 refused"), run.out());
        assertTrue(run.out().contains("ledger time is now 2016-04-14T00:00:00Z"), run.out());
        assertEquals("", run.err());
    }

    @Test
    void shouldAskWhetherFilesWereImportedAlready() throws IOException {
        final Path file = write(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");
        final Path later = write(STEPS_HEADER, "7,5/12/2016 8:00:00 AM,1000");
        ProgramRun.of("import", "--data", bank, "--sync", "none", file, later);

        final ProgramRun again = ProgramRun.of("import", "--data", bank, "--sync", "none", file);

        assertEquals(ExitCodes.REFUSED, again.exitCode());
        assertTrue(again.out().contains("1 x TOO_LATE"), again.out());
        assertTrue(again.out().contains("imported already?"), again.out());
    }

    @Test
    void shouldNameSkippedRowsWithLineAndCause() throws IOException {
        final Path file = write(
                STEPS_HEADER,
                "7,4/12/2016 8:00:00 AM,1000",
                "7,4/12/2016 8:10:00 AM,1000",
                "7,4/12/2016 9:00:00 AM,none");

        final ProgramRun run = ProgramRun.of("import", "--data", bank, "--sync", "none", file);
        final ProgramRun strict = ProgramRun.of("import", "--data", bank, "--sync", "none", "--strict", file);

        assertEquals(ExitCodes.OK, run.exitCode());
        assertTrue(run.out().contains(file + ":3: the time is not a whole hour"), run.out());
        assertTrue(run.out().contains(file + ":4: the steps are not a whole number"), run.out());
        assertEquals(ExitCodes.REFUSED, strict.exitCode());
    }

    @Test
    void shouldPrintTheSummaryAsJson() throws IOException {
        final Path file = write(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000", "7,bad \"row\",1");

        final ProgramRun run = ProgramRun.of("import", "--data", bank, "--sync", "none", "--format", "json", file);

        assertEquals(ExitCodes.OK, run.exitCode());
        assertTrue(run.out().contains("\"earnedCenticoins\": 2450"), run.out());
        assertTrue(run.out().contains("\"BAD_HOUR\": 1"), run.out());
        assertIsJson(run.out());
    }

    @Test
    void shouldRefuseUnknownFilesAndMakeNoBank() throws IOException {
        final Path file = write("name,shoe", "Ada,38");

        final ProgramRun run = ProgramRun.of("import", "--data", bank, file);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("is in no known format"), run.err());
        assertFalse(Files.exists(bank));
    }

    @Test
    void shouldSayWhenAFileIsMissingOrADirectory() {
        final ProgramRun missing = ProgramRun.of("import", "--data", bank, directory.resolve("missing.csv"));
        final ProgramRun folder = ProgramRun.of("import", "--data", bank, directory);

        assertEquals(ExitCodes.UNREADABLE, missing.exitCode());
        assertTrue(missing.err().contains("There is no file"), missing.err());
        assertEquals(ExitCodes.UNREADABLE, folder.exitCode(), folder.err());
        assertFalse(folder.err().contains("Exception"), folder.err());
    }

    @Test
    void shouldSayWhenTheBankIsInUse() throws IOException {
        final Path file = write(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");

        try (CalorieBank open = CalorieBank.open(BankConfig.at(bank))) {
            final ProgramRun run = ProgramRun.of("import", "--data", bank, file);

            assertEquals(ExitCodes.IN_USE, run.exitCode());
            assertTrue(run.err().contains("in use"), run.err());
            assertTrue(open.health().isReady());
        }
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        final Path file = write(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");

        final ProgramRun run = ProgramRun.of("import", "--data", directory, file);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertTrue(run.err().contains("holds other files"), run.err());
    }

    @Test
    void shouldRefuseOldHoursOnTheWallsClock() throws IOException {
        final Path file = write(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");

        final ProgramRun run = ProgramRun.of("import", "--data", bank, "--sync", "none", "--clock", "now", file);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.out().contains("1 x TOO_LATE: the date is closed"), run.out());
    }

    private Path write(final String... lines) throws IOException {
        return Files.write(Files.createTempFile(directory, "rows", ".csv"), List.of(lines));
    }
}
