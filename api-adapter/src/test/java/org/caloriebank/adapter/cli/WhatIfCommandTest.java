package org.caloriebank.adapter.cli;

import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caloriebank.adapter.files.FitbitSample;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WhatIfCommandTest {
    @TempDir
    private static Path shared;

    private static Path bank;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeBank() throws IOException {
        bank = shared.resolve("bank");
        final List<Path> files = FitbitSample.small(shared);
        final ProgramRun run = ProgramRun.of(
                "import", "--data", bank, "--sync", "none", files.get(0), files.get(1), files.get(2), files.get(3));
        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
    }

    @Test
    void shouldPrintTheDifferenceForPeopleAndForPrograms() throws IOException {
        final Path settings = Files.writeString(
                directory.resolve("lower.settings"),
                "# what a lower cap would have saved\n\nDAILY_CAP_CENTICOINS = 0 # nothing at all\nLOT_MONTHS=6\n");

        final ProgramRun text = ProgramRun.of("audit", "replay", "--what-if", settings, bank);
        final ProgramRun json =
                ProgramRun.of("audit", "replay", "--data", bank, "--what-if", settings, "--format", "json");

        assertEquals(ExitCodes.OK, text.exitCode(), text.err());
        assertTrue(text.out().startsWith("Settings  DAILY_CAP_CENTICOINS=0, LOT_MONTHS=6\n"), text.out());
        assertTrue(text.out().matches("(?s).*issued, plain +[\\d,.]+ +0\\.00 +-[\\d,.]+\n.*"), text.out());
        assertTrue(text.out().contains("Outcomes that differ: "), text.out());
        assertIsJson(json.out());
        assertTrue(json.out().contains("\"DAILY_CAP_CENTICOINS\": 0"), json.out());
        assertTrue(json.out().contains("\"membersAffected\": 3"), json.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | names no setting",
                "'# nothing' | names no setting",
                "DAILY_CAP_CENTICOINS | no line such as",
                "DAILY_CAP_CENTICOINS=1=2 | no line such as",
                "daily_cap_centicoins=1 | no setting",
                "CAP=1 | DAILY_CAP_CENTICOINS",
                "DAILY_CAP_CENTICOINS=-1 | from 0 to 100000000",
                "DAILY_CAP_CENTICOINS=1e3 | no value",
                "DAILY_CAP_CENTICOINS= | no value",
                "LOT_MONTHS=99999999999999999999 | from 1 to 120",
            })
    void shouldRefuseAFileThatSaysWhatCannotBe(final String text, final String sentence) throws IOException {
        assertRefused(text.isEmpty() ? new byte[0] : text.getBytes(), sentence);
    }

    @Test
    void shouldRefuseASettingThatStandsTwiceAndAFileThatIsNoText() throws IOException {
        assertRefused("LOT_MONTHS=1\nMANUAL_PAYS=1\nLOT_MONTHS=1".getBytes(), "line 3: LOT_MONTHS stands twice");
        assertRefused(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1}, "is no text");
    }

    @Test
    void shouldSayWhenTheFileIsNotThere() {
        for (final Path file : List.of(directory.resolve("missing"), directory)) {
            final ProgramRun run = ProgramRun.of("audit", "replay", "--what-if", file, bank);

            assertEquals(ExitCodes.UNREADABLE, run.exitCode(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertEquals("", run.out());
        }
    }

    private void assertRefused(final byte[] content, final String sentence) throws IOException {
        final Path file = Files.write(directory.resolve("wrong.settings"), content);

        final ProgramRun run = ProgramRun.of("audit", "replay", "--what-if", file, bank);

        assertEquals(ExitCodes.USAGE, run.exitCode(), run.err());
        assertTrue(run.err().contains(sentence), run.err());
        assertTrue(run.err().contains(file.toString()), run.err());
        assertEquals("", run.out());
    }
}
