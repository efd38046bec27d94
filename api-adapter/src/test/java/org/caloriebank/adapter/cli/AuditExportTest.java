package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.adapter.audit.RandomBooks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of a bank in which everything happened: gifts, holds, refunds, corrections, debts, adjustments, expiry. */
final class AuditExportTest {
    private static final long SEED = 21;
    private static final int STEPS = 6_000;

    @TempDir
    private static Path shared;

    private static Path bank;

    @BeforeAll
    static void makeBank() {
        bank = shared.resolve("bank");
        RandomBooks.write(bank, SEED, STEPS);
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 3_333, STEPS})
    void shouldExportPostingsThatMakeTheBalances(final int sequence) {
        final Map<String, Long> sums = new TreeMap<>();
        for (final String line : lines("export", "--data", bank, "--as-of", sequence, "--format", "csv")) {
            final String[] fields = line.split(",");
            sums.merge(fields[5], -Long.parseLong(fields[7]), Math::addExact);
            sums.merge(fields[6], Long.parseLong(fields[7]), Math::addExact);
        }
        sums.values().removeIf(sum -> sum == 0);

        assertEquals(balances(sequence), sums, "seed " + SEED);
    }

    @Test
    void shouldMeetEveryKindOfAccount() {
        final String names = lines("export", "--data", bank, "--format", "csv").toString();
        for (final String kind :
                List.of("MEMBER", "DEBT", "ISSUANCE", "MERCHANT", "SETTLED", "BREAKAGE", "ADJUSTMENT")) {
            assertTrue(names.contains(kind + ":"), kind + " is never posted to with seed " + SEED);
        }
    }

    @Test
    void shouldExportTheSamePostingsAsJsonLines() {
        final List<String> csv = lines("export", "--data", bank, "--format", "csv");
        final List<String> json =
                run("export", "--data", bank, "--format", "jsonl").out().lines().toList();

        assertEquals(csv.size(), json.size());
        json.subList(0, 100).forEach(JsonCheck::assertIsJson);
    }

    @Test
    void shouldExportTwoPartsThatMakeTheWhole() {
        final List<String> whole = lines("export", "--data", bank, "--format", "csv");
        final List<String> first = lines("export", "--data", bank, "--format", "csv", "--as-of", 3_000);
        final List<String> second = lines("export", "--data", bank, "--format", "csv", "--from", 3_001);

        assertEquals(whole.subList(0, first.size()), first);
        assertEquals(whole.subList(first.size(), whole.size()), second);
    }

    @Test
    void shouldSayWhenThereIsNothingToExport() {
        final ProgramRun run = run("export", "--data", bank, "--format", "hledger", "--from", STEPS + 1);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--as-of 6000", "--as-of 2500", "--from 2501", "--from 1500 --as-of 4500"})
    void shouldBeBelievedByHledger(final String moments) throws IOException, InterruptedException {
        Hledger.assumeInstalled();
        final Path journal = shared.resolve("bank.journal");
        final String[] options = moments.split(" ");
        final Object[] arguments = new Object[options.length + 5];
        System.arraycopy(new Object[] {"export", "--data", bank, "--format", "hledger"}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        Files.writeString(journal, run(arguments).out());
        final int sequence = moments.contains("--as-of") ? Integer.parseInt(options[options.length - 1]) : STEPS;

        Hledger.run("-f", journal.toString(), "check"); // its assertions: every balance
        final Map<String, Long> theirs = new TreeMap<>();
        for (final String line : Hledger.run("-f", journal.toString(), "bal", "--flat", "--no-total", "-O", "csv")
                .lines()
                .skip(1)
                .toList()) {
            final String[] fields = line.replace("\"", "").replace(" coin", "").split(",");
            final String name = fields[0].substring(fields[0].indexOf(':') + 1).toUpperCase(Locale.ROOT);
            theirs.put(
                    name, new BigDecimal(fields[1]).movePointRight(2).negate().longValueExact());
        }

        assertEquals(balances(sequence), theirs, "seed " + SEED + ", " + moments);
    }

    /** @return balances other than zero by account. */
    private static Map<String, Long> balances(final int sequence) {
        final Map<String, Long> balances = new TreeMap<>();
        for (final String line : lines("balances", "--data", bank, "--as-of", sequence, "--format", "csv")) {
            final String[] fields = line.split(",");
            balances.put(fields[0], Long.parseLong(fields[3]));
        }
        balances.values().removeIf(balance -> balance == 0);
        return balances;
    }

    private static List<String> lines(final Object... arguments) {
        final ProgramRun run = run(arguments);
        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        return run.out().lines().skip(1).toList();
    }

    private static ProgramRun run(final Object... arguments) {
        final Object[] all = new Object[arguments.length + 1];
        all[0] = "audit";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return ProgramRun.of(all);
    }
}
