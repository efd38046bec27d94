package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.adapter.audit.CentreBank;
import org.caloriebank.workload.CentreJournal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The audits of a bank in whose journal a day at a sports centre is. */
final class AuditCentreTest {
    private static final long SEED = 6;

    @TempDir
    private static Path shared;

    private static Path bank;

    @BeforeAll
    static void writeDay() {
        bank = shared.resolve("bank");
        CentreBank.write(bank, SEED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "verify --postings",
                "describe",
                "balances",
                "trial-balance",
                "liability",
                "campaigns",
                "replay",
                "settlement --facility 3",
                "settlement FACILITY:3 --period 202601",
                "settlement 70",
                "exposure --space 32 --from 2026-01-21 --to 2026-01-21",
                "statement 1",
                "why 1",
                "export --format csv",
                "export --format jsonl --events",
                "export --format hledger"
            })
    void shouldProveAndTell(final String command) {
        final ProgramRun run = run(command);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertFalse(run.out().isBlank());
    }

    @Test
    void shouldTellInOneQuestionWhoWasInThePoolWhileChlorineOrAcidityWasOut() {
        final String question =
                "exposure --space 32 --from 2026-01-21T09:00:00Z --to 2026-01-21T10:00:00Z --format csv";
        final List<String> rows = run(question).out().lines().toList();
        final List<String> before =
                run(question + " --as-of 2026-01-21T09:30:00Z").out().lines().toList();

        assertEquals("admission,member,entered,left,exposed_ms,refunded", rows.get(0));
        assertEquals(List.of("3", "4", "5", "6", "8"), column(rows, 1));
        assertEquals(List.of("yes", "yes", "yes", "yes", "yes"), column(rows, 5));
        assertEquals(
                List.of("1200000", "1200000", "1200000", "1800000", "1800000"),
                column(rows, 4)); // left at half past nine, or stayed
        assertEquals(List.of("3", "4", "5", "6", "8"), column(before, 1));
        assertEquals(List.of("no", "no", "no", "no", "no"), column(before, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exposure --space 32 --from 5 --to 9",
                "exposure --space 32 --from 2026-01-22 --to 2026-01-21",
                "exposure --space 0 --from 2026-01-21 --to 2026-01-21",
                "settlement",
                "settlement 70 --facility 3",
                "settlement --facility 0",
                "export --format hledger --events"
            })
    void shouldRefuseAWrongQuestion(final String command) {
        assertEquals(ExitCodes.USAGE, run(command).exitCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exposure --space 31 --from 2026-01-21 --to 2026-01-21",
                "exposure --space 99 --from 2026-01-21 --to 2026-01-21",
                "settlement --facility 99"
            })
    void shouldSayWhenThereIsNoSuchPlace(final String command) {
        final ProgramRun run = run(command);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void shouldCountEventsAsTheyAreExported() {
        final Map<String, Long> exported = new TreeMap<>();
        column(run("export --format csv --events").out().lines().toList(), 4)
                .forEach(kind -> exported.merge(kind, 1L, Long::sum));
        final Map<String, Long> described = new TreeMap<>();
        run("describe")
                .out()
                .lines()
                .dropWhile(line -> !line.equals("Events"))
                .skip(1)
                .forEach(line -> {
                    final String[] words = line.trim().split(" +");
                    described.put(words[0], Long.parseLong(words[1]));
                });

        assertTrue(exported.size() > 30, exported.toString());
        assertEquals(exported, described);
    }

    @Test
    void shouldAskWhatIfTheDayHadBeenUnderOtherSettings() throws IOException {
        final Path settings = Files.writeString(shared.resolve("what-if.settings"), "DAILY_CAP_CENTICOINS=1000\n");

        final ProgramRun run = run("replay --what-if " + settings);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("campaign"), run.out());
    }

    /** The export asserts every balance, a facility's and the campaigns' among them. */
    @Test
    void shouldBeBelievedByHledger() throws IOException, InterruptedException {
        Hledger.assumeInstalled();
        final Path journal = Files.writeString(
                shared.resolve("bank.journal"), run("export --format hledger").out());

        Hledger.run("-f", journal.toString(), "check");
        final String balances = Hledger.run("-f", journal.toString(), "bal", "--flat", "--no-total", "-O", "csv");

        assertTrue(balances.contains("income:facility:" + CentreJournal.FACILITY), balances);
        assertTrue(balances.contains("expenses:issuance:" + CentreJournal.MULTIPLIER), balances);
    }

    @Test
    void shouldFindWhereTwoDaysPart() {
        final Path other = shared.resolve("other");
        CentreBank.write(other, SEED + 1);

        assertEquals(ExitCodes.OK, ProgramRun.of("audit", "bisect", bank, bank).exitCode());
        final ProgramRun run = ProgramRun.of("audit", "bisect", bank, other);
        assertEquals(ExitCodes.REFUSED, run.exitCode(), run.err());
    }

    @Test
    void shouldGiveTheBalanceOfTheFacility() {
        final String balance = run("balances --format csv")
                .out()
                .lines()
                .filter(line -> line.startsWith("FACILITY:" + CentreJournal.FACILITY + ","))
                .findFirst()
                .orElseThrow()
                .split(",")[3];
        final List<String> rows =
                run("settlement --facility 3 --format csv").out().lines().toList();

        assertEquals("balance_after", rows.get(rows.size() - 1).split(",")[0]);
        assertEquals(balance, rows.get(rows.size() - 1).split(",")[3]);
    }

    private static List<String> column(final List<String> rows, final int index) {
        return rows.stream().skip(1).map(row -> row.split(",", -1)[index]).toList();
    }

    private static ProgramRun run(final String command) {
        return ProgramRun.of((Object[]) ("audit " + command + " --data " + bank).split(" "));
    }
}
