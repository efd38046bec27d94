package org.caloriebank.adapter.cli;

import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.adapter.files.FitbitSample;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditCommandTest {
    private static final byte[] BLOCK_MAGIC = "CALBLOCK".getBytes(StandardCharsets.US_ASCII);
    private static final int INTO_RECORDS = 200;

    @TempDir
    private static Path shared;

    private static Path bank;
    private static Path damaged;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeBank() throws IOException {
        bank = shared.resolve("bank");
        final List<Path> files = FitbitSample.small(shared);
        final ProgramRun run = ProgramRun.of(
                "import", "--data", bank, "--sync", "none", files.get(0), files.get(1), files.get(2), files.get(3));
        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        damaged = damagedCopy();
    }

    @Test
    void shouldDescribe() {
        final ProgramRun run = ProgramRun.of("audit", "describe", bank);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("format version 1"), run.out());
        assertTrue(run.out().matches("(?s).*PutMember +3\\R.*"), run.out());
        assertTrue(run.out().matches("(?s).*ReportActivity +150\\R.*"), run.out());
        assertTrue(run.out().contains("2016-04-12T01:00:00Z to 2016-04-14T00:00:00Z"), run.out());
    }

    @Test
    void shouldDescribeAsJson() {
        final ProgramRun run = ProgramRun.of("audit", "describe", "--data", bank, "--format", "json");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("\"ReportActivity\": 150"), run.out());
        assertTrue(run.out().contains("\"damage\": null"), run.out());
        assertIsJson(run.out());
    }

    @Test
    void shouldProve() {
        final ProgramRun run = ProgramRun.of("audit", "verify", "--data", bank);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("Proven: "), run.out());
        assertTrue(run.out().contains("4 accounts hold their invariants and sum to zero"), run.out());
    }

    @Test
    void shouldProvePostingsWithBooksOfTheirOwn() {
        final ProgramRun run = ProgramRun.of("audit", "verify", "--postings", bank);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("give the same balances after every record"), run.out());
    }

    @Test
    void shouldProveNothingWhenThereIsNothing() {
        final ProgramRun run = ProgramRun.of("audit", "verify", directory);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertTrue(run.err().contains("nothing to prove"), run.err());
    }

    @Test
    void shouldPrintBalancesThatAreTheBanksAndSumToZero() {
        final ProgramRun run = ProgramRun.of("audit", "balances", "--data", bank, "--format", "csv");
        final List<String> lines = run.out().lines().toList();
        long sum = 0;

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertEquals("account,kind,owner,balance_centicoins,held_centicoins", lines.get(0));
        assertEquals(1 + 3 + 1, lines.size());
        try (CalorieBank open = CalorieBank.open(ImportClock.DATA.configure(BankConfig.at(bank)))) {
            for (final String line : lines.subList(1, lines.size())) {
                final String[] fields = line.split(",");
                assertEquals(5, fields.length);
                assertEquals(fields[1] + ":" + fields[2], fields[0]);
                sum += Long.parseLong(fields[3]);
                if (fields[1].equals("MEMBER")) {
                    final Answer.Member member = open.ask(new Query.Member(Long.parseLong(fields[2])))
                            .join();
                    assertEquals(member.balanceCenticoins(), Long.parseLong(fields[3]));
                    assertTrue(member.balanceCenticoins() > 0);
                }
            }
        }
        assertEquals(0, sum);
    }

    @Test
    void shouldPrintBalancesAsTableAndJson() {
        final ProgramRun table = ProgramRun.of("audit", "balances", bank);
        final ProgramRun json = ProgramRun.of("audit", "balances", "--format", "json", bank);

        assertTrue(table.out().contains("MEMBER:1503960366"), table.out());
        assertTrue(json.out().contains("\"account\": \"MEMBER:1503960366\""), json.out());
        assertIsJson(json.out());
    }

    @Test
    void shouldPrintTheSameRowsInEveryFormat() {
        final List<String> csv = ProgramRun.of("audit", "balances", "--format", "csv", bank)
                .out()
                .lines()
                .toList();
        final List<String> jsonl = ProgramRun.of("audit", "balances", "--format", "jsonl", bank)
                .out()
                .lines()
                .toList();

        assertEquals(csv.size() - 1, jsonl.size());
        for (int i = 0; i < jsonl.size(); i++) {
            final String[] fields = csv.get(i + 1).split(",");
            assertEquals(
                    String.format(
                            "{\"account\": \"%s\", \"kind\": \"%s\", \"owner\": %s, \"balanceCenticoins\": %s, \"heldCenticoins\": %s}",
                            (Object[]) fields),
                    jsonl.get(i));
        }
    }

    @Test
    void shouldPrintBalancesAsOfAnEarlierMoment() {
        final ProgramRun early =
                ProgramRun.of("audit", "balances", "--format", "csv", "--as-of", "2016-04-12T12:00:00Z", bank);
        final ProgramRun late = ProgramRun.of("audit", "balances", "--data", bank, "--format", "csv");

        assertEquals(ExitCodes.OK, early.exitCode(), early.err());
        assertNotEquals(late.out(), early.out());
        assertEquals(1 + 3 + 1, early.out().lines().count());
    }

    @Test
    void shouldTakeADateAsItsEnd() {
        final ProgramRun date = ProgramRun.of("audit", "balances", "--as-of", "2016-04-12", bank);
        final ProgramRun end = ProgramRun.of("audit", "balances", "--as-of", "2016-04-12T23:59:59.999Z", bank);

        assertEquals(ExitCodes.OK, date.exitCode(), date.err());
        assertEquals(end.out(), date.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2016-04-12T00:59:59.999Z", "1999-12-31"})
    void shouldSayWhenTheJournalBeginsLater(final String moment) {
        final ProgramRun run = ProgramRun.of("audit", "balances", "--as-of", moment, bank);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertTrue(run.err().contains("begins after"), run.err());
        assertEquals(1, run.err().lines().count());
        assertEquals("", run.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000", "2016-04-14", "2016-04-14T00:00:00.001Z", "9999-12-31T23:59:59+02:00"})
    void shouldSayWhereTheJournalEndsWhenAskedForLater(final String moment) {
        for (final ProgramRun run : List.of(
                ProgramRun.of("audit", "trial-balance", "--as-of", moment, bank),
                ProgramRun.of("audit", "replay", "--to", moment, bank))) {
            assertEquals(ExitCodes.UNREADABLE, run.exitCode());
            assertTrue(run.err().contains("ends at sequence"), run.err());
            assertTrue(run.err().contains("2016-04-14T00:00:00Z"), run.err());
            assertEquals(1, run.err().lines().count());
            assertEquals("", run.out());
        }
    }

    @Test
    void shouldReportAsOfTheVeryEnd() {
        final ProgramRun end = ProgramRun.of("audit", "balances", bank);

        assertEquals(
                end.out(),
                ProgramRun.of("audit", "balances", "--as-of", "2016-04-14T00:00:00Z", bank)
                        .out());
    }

    @Test
    void shouldSayThatAJournalWithoutRecordsHasNoMoments() {
        final ProgramRun run = ProgramRun.of("audit", "balances", "--as-of", "1", directory);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode());
        assertTrue(run.err().contains("no record yet"), run.err());
    }

    @Test
    void shouldPrintTrialBalanceInAllFormats() {
        final ProgramRun table = ProgramRun.of("audit", "trial-balance", bank);
        final ProgramRun csv = ProgramRun.of("audit", "trial-balance", "--format", "csv", bank);
        final ProgramRun json = ProgramRun.of("audit", "trial-balance", "--format", "json", bank);

        assertEquals(ExitCodes.OK, table.exitCode(), table.err());
        assertTrue(table.out().matches("(?s).*\\Rsum +4 +0\\.00 +0\\.00\\R"), table.out());
        assertTrue(csv.out().startsWith("kind,accounts,balance_centicoins,held_centicoins\nMEMBER,3,"), csv.out());
        assertIsJson(json.out());
    }

    @Test
    void shouldReplayToTheHashTheBankHas() {
        final ProgramRun run = ProgramRun.of("audit", "replay", bank);
        final ProgramRun json = ProgramRun.of("audit", "replay", "--format", "json", bank);

        final Answer.Ledger ledger;
        try (CalorieBank open = CalorieBank.open(ImportClock.DATA.configure(BankConfig.at(bank)))) {
            ledger = open.ask(new Query.Ledger(true)).join();
        }
        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertEquals(String.format("%016x", ledger.stateHash()), find("State hash +(\\w+)", run.out()));
        assertEquals(String.format("%016x", ledger.idempotencyHash()), find("Idempotency hash +(\\w+)", run.out()));
        assertEquals(String.valueOf(ledger.lastSequence()), find("Sequence +(\\d+)", run.out()));
        assertEquals(String.format("%016x", ledger.stateHash()), find("\"stateHash\": \"(\\w+)\"", json.out()));
        assertIsJson(json.out());
    }

    @Test
    void shouldReplayAsFarAsAsked() {
        final ProgramRun bySequence = ProgramRun.of("audit", "replay", "--to", "40", bank);
        final ProgramRun byTime = ProgramRun.of("audit", "replay", "--to", "2016-04-12T05:00:00Z", bank);

        assertEquals("40", find("Sequence +(\\d+)", bySequence.out()));
        assertEquals("2016-04-12T05:00:00Z", find("Ledger time +(\\S+)", byTime.out()));
    }

    @Test
    void shouldAuditBesideARunningBank() {
        try (CalorieBank open = CalorieBank.open(ImportClock.DATA.configure(BankConfig.at(bank)))) {
            assertEquals(ExitCodes.OK, ProgramRun.of("audit", "verify", bank).exitCode());
            assertEquals(ExitCodes.OK, ProgramRun.of("audit", "describe", bank).exitCode());
            assertTrue(open.health().isReady());
        }
    }

    @Test
    void shouldDrawProgressWhenAsked() {
        assertEquals(
                ExitCodes.OK,
                ProgramRun.of("audit", "verify", "--progress", "always", bank).exitCode());
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "verify", "balances", "trial-balance", "replay"})
    void shouldNameThePlaceOfDamage(final String command) {
        final ProgramRun run = ProgramRun.of("audit", command, damaged);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("damaged at block 1"), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertEquals(command.equals("describe"), !run.out().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "verify", "balances", "trial-balance", "replay"})
    void shouldSayWhenADirectoryIsNoJournal(final String command) throws IOException {
        Files.writeString(directory.resolve("shopping.txt"), "milk");

        for (final Path path : List.of(directory, directory.resolve("shopping.txt"), directory.resolve("missing"))) {
            final ProgramRun run = ProgramRun.of("audit", command, path);

            assertEquals(ExitCodes.UNREADABLE, run.exitCode(), run.err());
            assertTrue(run.err().contains(path.toString()), run.err());
            assertFalse(run.err().contains("Exception"), run.err());
            assertEquals("", run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"describe", "verify", "balances", "trial-balance", "replay"})
    void shouldSayWhenAFileCannotBeRead(final String command) throws IOException {
        final Path unreadable = directory.resolve("bank");
        Files.createDirectories(unreadable.resolve("run-000001").resolve("19700102F.cq4"));

        final ProgramRun run = ProgramRun.of("audit", command, unreadable);

        assertEquals(ExitCodes.UNREADABLE, run.exitCode(), run.err());
        assertTrue(run.err().contains("cannot be read"), run.err());
        assertEquals("", run.out());
    }

    @Test
    void shouldShowWhereItFailedOnlyWhenAsked() {
        assertFalse(ProgramRun.of("audit", "verify", damaged).err().contains("\tat "));
        assertTrue(ProgramRun.of("audit", "verify", "--debug", damaged).err().contains("\tat "));
    }

    /** A copy with one bit of the first block's records turned over. */
    private static Path damagedCopy() throws IOException {
        final Path copy = shared.resolve("damaged");
        final Path segment;
        try (Stream<Path> files = Files.walk(bank)) {
            segment = files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        final byte[] bytes = Files.readAllBytes(segment);
        bytes[indexOf(bytes, BLOCK_MAGIC) + INTO_RECORDS] ^= 1;
        final Path target = copy.resolve(bank.relativize(segment).toString());
        Files.createDirectories(target.getParent());
        Files.write(target, bytes);
        return copy;
    }

    private static int indexOf(final byte[] bytes, final byte[] wanted) {
        final long magic = new UnsafeBuffer(wanted).getLong(0);
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        for (int i = 0; i < bytes.length - Long.BYTES; i++) {
            if (buffer.getLong(i) == magic) {
                return i;
            }
        }
        throw new AssertionError("no block in the file");
    }

    private static String find(final String pattern, final String text) {
        final Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }
}
