package org.caloriebank.adapter.cli;

import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.adapter.audit.RandomBooks;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reports over a bank in which everything happened. */
final class AuditReportsTest {
    private static final long SEED = 11;
    private static final int STEPS = 6_000;

    @TempDir
    private static Path shared;

    private static Path bank;

    @BeforeAll
    static void makeBank() {
        bank = shared.resolve("bank");
        RandomBooks.write(bank, SEED, STEPS);
    }

    @Test
    void shouldSettleToWhatTheBalancesSayAtRandomMoments() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2; i++) {
            final int sequence = random.nextInt(1_000, STEPS);
            final List<String[]> balances = csv("balances", "--data", bank, "--as-of", sequence);
            for (int merchant = 1; merchant <= 3; merchant++) {
                final List<String[]> rows = csv("settlement", merchant, "--data", bank, "--as-of", sequence);
                final String context = "seed " + SEED + ", sequence " + sequence + ", merchant " + merchant;

                assertEquals(sum(balances, 0, "MERCHANT:" + merchant, 3), sum(rows, 0, "payable_after", 3), context);
                assertEquals(sum(balances, 0, "SETTLED:" + merchant, 3), -sum(rows, 0, "settled", 3), context);
            }
        }
    }

    @Test
    void shouldJoinPeriodsWithoutAGap() {
        long capturedEarly = 0;
        long capturedLate = 0;
        for (int merchant = 1; merchant <= 3; merchant++) {
            final List<String[]> early = csv("settlement", merchant, "--data", bank, "--to", "2026-09-30");
            final List<String[]> month = csv("settlement", merchant, "--data", bank, "--period", "202610");
            final List<String[]> late = csv("settlement", merchant, "--data", bank, "--from", "2026-11-01");
            final List<String[]> all = csv("settlement", "MERCHANT:" + merchant, "--data", bank);
            for (final int column : new int[] {3, 4}) {
                assertEquals(sum(early, 0, "payable_after", column), sum(month, 0, "payable_before", column));
                assertEquals(sum(month, 0, "payable_after", column), sum(late, 0, "payable_before", column));
                for (final String line : List.of("captures", "refunds", "donations", "net", "settled")) {
                    assertEquals(
                            sum(all, 0, line, column),
                            sum(early, 0, line, column) + sum(month, 0, line, column) + sum(late, 0, line, column),
                            line);
                }
            }
            capturedEarly += sum(early, 0, "captures", 3);
            capturedLate += sum(late, 0, "captures", 3);
        }
        assertTrue(capturedEarly > 0 && capturedLate > 0, () -> "nothing happened; seed " + SEED);
    }

    @Test
    void shouldSayWhenAPeriodIsNotOver() {
        final ProgramRun open = run("settlement", 1, "--data", bank, "--to", "2199-01-01");
        final ProgramRun over = run("settlement", 1, "--data", bank, "--period", "202601");
        final ProgramRun cut =
                run("settlement", 1, "--data", bank, "--period", "202601", "--as-of", "2026-01-25T00:00:00Z");

        assertTrue(open.out().contains("is not known yet"), open.out());
        assertFalse(over.out().contains("is not known yet"), over.out());
        assertTrue(cut.out().contains("is not known yet"), cut.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "FACILITY:99"})
    void shouldSayWhenThereIsNoSuchAccount(final String account) {
        final ProgramRun run = run("settlement", account, "--data", bank);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(account), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldRefuseWrongPeriodsBeforeReading() {
        for (final ProgramRun run : List.of(
                run("settlement", "0", "--data", bank),
                run("settlement", "shop", "--data", bank),
                run("settlement", "1", "--data", bank, "--period", "202613"),
                run("settlement", "1", "--data", bank, "--period", "2026"),
                run("settlement", "1", "--data", bank, "--period", "202601", "--to", "5"),
                run("settlement", "1", "--data", bank, "--from", "soon"))) {
            assertEquals(ExitCodes.USAGE, run.exitCode(), run.err());
            assertEquals("", run.out());
        }
    }

    @Test
    void shouldTellLiabilityThatIsTheMembersBalances() {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 2; i++) {
            final int sequence = random.nextInt(1_000, STEPS);
            final List<String[]> kinds = csv("trial-balance", "--data", bank, "--as-of", sequence);
            final List<String[]> rows = csv("liability", "--data", bank, "--as-of", sequence);
            final String context = "seed " + SEED + ", sequence " + sequence;

            assertEquals(sum(kinds, 0, "MEMBER", 2), sum(rows, 0, "members", 4), context);
            assertEquals(sum(kinds, 0, "MEMBER", 3), sum(rows, 0, "members", 3), context);
            assertEquals(
                    sum(rows, 0, "members", 4),
                    sum(rows, 0, "outstanding", 4) + sum(rows, 0, "expired_unswept", 4),
                    context);
            assertEquals(sum(rows, 0, "members", 3), sum(rows, 0, "outstanding", 3), context);
            assertEquals(sum(kinds, 0, "DEBT", 2), sum(rows, 0, "debts", 4), context);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"liability", "settlement"})
    void shouldPrintEveryFormat(final String command) {
        final Object[] arguments = command.equals("settlement") ? new Object[] {command, 2} : new Object[] {command};

        for (final String format : List.of("table", "csv", "json", "jsonl")) {
            final ProgramRun run = run(with(arguments, "--data", bank, "--format", format));
            assertEquals(ExitCodes.OK, run.exitCode(), run.err());
            if (format.equals("json")) {
                assertIsJson(run.out());
            } else if (format.equals("jsonl")) {
                run.out().lines().forEach(JsonCheck::assertIsJson);
            }
        }
    }

    private static List<String[]> csv(final Object... arguments) {
        final ProgramRun run = run(with(arguments, "--format", "csv"));
        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        return run.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }

    private static ProgramRun run(final Object... arguments) {
        return ProgramRun.of(with(new Object[] {"audit"}, arguments));
    }

    private static Object[] with(final Object[] first, final Object... more) {
        final Object[] all = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    /** @return the sum of a column over the rows that have the value in another. */
    private static long sum(final List<String[]> rows, final int keyColumn, final String key, final int column) {
        return rows.stream()
                .filter(row -> row[keyColumn].equals(key) && !row[column].isEmpty())
                .mapToLong(row -> Long.parseLong(row[column]))
                .sum();
    }
}
