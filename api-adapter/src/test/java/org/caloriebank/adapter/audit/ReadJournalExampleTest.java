package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reader in another language, written from the format's page alone, and ours must find the same books. */
final class ReadJournalExampleTest {
    private static final Path SCRIPT = Path.of("..", "examples", "read_journal.py");
    private static final String[] PYTHONS = {"python3", "python"};
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;
    private static final long HOUR_MS = 3_600_000;
    private static final long CALLER = 1;
    private static final long SEED = 4_711;
    private static final int FLIPS = 12;
    private static final byte[] MAGIC = "CALBLOCK".getBytes(StandardCharsets.US_ASCII);

    private static String python;

    @TempDir
    private Path directory;

    private Path bankDirectory;
    private int ids;

    /** What the script printed and its exit code. */
    private record Run(int exitCode, String out, String err) {}

    @BeforeAll
    static void findPython() {
        python = Stream.of(PYTHONS)
                .filter(ReadJournalExampleTest::isPython3)
                .findFirst()
                .orElse(null);
        assumeTrue(python != null, "no Python 3.9 or later on the path: its reader is left out");
    }

    @BeforeEach
    void makeBank() {
        bankDirectory = directory.resolve("bank");
        try (CalorieBank bank = open()) {
            earnAndSpend(bank);
        }
        try (CalorieBank bank = open()) {
            report(bank, 8, DAY + 1, 12_345);
            run(bank, new Command.AdjustBalance(id(), CALLER, 8, -1_000_000, 3, "a mistake"), NOON_MS + 30 * HOUR_MS);
        }
    }

    @Test
    void shouldFindTheBooksWeFind() throws IOException, InterruptedException {
        final Run run = read(bankDirectory);

        assertEquals(0, run.exitCode, run.err);
        assertEquals(ours(), run.out);
        assertTrue(run.err.startsWith("Proven: "), run.err);
        assertFalse(run.err.contains("Notice"), run.err);
    }

    @Test
    void shouldFindTheBooksOfASportsCentreToo() throws IOException, InterruptedException {
        bankDirectory = directory.resolve("centre");
        CentreBank.write(bankDirectory, SEED);

        final Run run = read(bankDirectory);

        assertEquals(0, run.exitCode, run.err);
        assertEquals(ours(), run.out);
        assertTrue(run.out.contains("FACILITY,"), run.out);
    }

    @Test
    void shouldDropATornTailAsWeDo() throws IOException, InterruptedException {
        final Path last = segments().get(segments().size() - 1);
        truncate(last, blocks(last).get(blocks(last).size() - 1) + 60);

        final Run run = read(bankDirectory);

        assertEquals(0, run.exitCode, run.err);
        assertEquals(ours(), run.out);
        assertTrue(run.err.contains("Notice: a torn tail was dropped"), run.err);
    }

    @Test
    void shouldGoOnBehindATornTailThatWasDropped() throws IOException, InterruptedException {
        final Path last = segments().get(segments().size() - 1);
        truncate(last, blocks(last).get(blocks(last).size() - 1) + 60);
        try (CalorieBank bank = open()) {
            report(bank, 7, DAY + 1, 4_000);
        }

        final Run run = read(bankDirectory);

        assertEquals(0, run.exitCode, run.err);
        assertEquals(ours(), run.out);
        assertTrue(run.err.contains("was written: block"), run.err);
    }

    @Test
    void shouldNameTheBlockOfAnyByteThatWasAltered() throws IOException, InterruptedException {
        final SplittableRandom random = new SplittableRandom(SEED);
        final Path segment = segments().get(0);
        final List<Integer> blocks = blocks(segment);
        for (int i = 0; i < FLIPS; i++) {
            final int block = random.nextInt(blocks.size() - 1);
            final long position = blocks.get(block) + random.nextInt(blocks.get(block + 1) - 4 - blocks.get(block));
            final int mask = 1 + random.nextInt(255);
            flip(segment, position, mask);

            final Run run = read(bankDirectory);

            assertEquals(1, run.exitCode, "seed " + SEED + ", byte " + position + ": " + run.err);
            assertTrue(run.err.contains("at block " + (block + 1) + " "), run.err);
            assertEquals(1, run.err.lines().count(), run.err);
            assertEquals("", run.out);
            flip(segment, position, mask);
        }
        assertEquals(0, read(bankDirectory).exitCode);
    }

    @Test
    void shouldSayInOneSentenceWhatIsNoJournal() throws IOException, InterruptedException {
        final Path letter = Files.writeString(directory.resolve("letter.txt"), "dear reader");
        final Path foreign =
                Files.createDirectories(directory.resolve("foreign").resolve("run-000001"));
        Files.writeString(foreign.resolve("19700102F.cq4"), "dear reader");

        for (final Path path : List.of(directory.resolve("missing"), directory, letter, foreign.getParent())) {
            final Run run = read(path);

            assertEquals(4, run.exitCode, run.err);
            assertEquals(1, run.err.lines().count(), run.err);
            assertTrue(run.err.contains(path.toString()), run.err);
            assertEquals("", run.out);
        }
    }

    private void earnAndSpend(final CalorieBank bank) {
        for (long member = 7; member <= 9; member++) {
            run(bank, new Command.PutMember(id(), CALLER, member, 70_000, 0, MemberStatus.ACTIVE), NOON_MS);
            report(bank, member, DAY, 30_000);
        }
        run(
                bank,
                new Command.PutMerchant(id(), CALLER, 5, 0, 0, "", MerchantKind.CHARITY, MerchantStatus.ACTIVE),
                NOON_MS);
        final long hold = place(bank, 7, 10_000);
        final long capture = run(bank, new Command.CaptureHold(id(), CALLER, hold, 6_000, true), NOON_MS)
                .reference();
        run(bank, new Command.Refund(id(), CALLER, capture, 2_500), NOON_MS);
        run(bank, new Command.Gift(id(), CALLER, 7, 8, 1_234), NOON_MS);
        run(bank, new Command.Donate(id(), CALLER, 9, 5, 500), NOON_MS);
        run(
                bank,
                new Command.CorrectActivity(id(), CALLER, 9, DAY, Limits.WHOLE_DAY, 100, 3, "not plausible"),
                NOON_MS);
        place(bank, 8, 2_000);
        run(bank, new Command.Tick(), NOON_MS + 2 * HOUR_MS);
        run(bank, new Command.Settle(id(), CALLER, 5, 202_410), NOON_MS + 2 * HOUR_MS);
        place(bank, 8, 1_500);
        bank.submit(new Command.Gift(id(), CALLER, 7, 12_345, 1), NOON_MS + 3 * HOUR_MS)
                .join();
    }

    private void report(final CalorieBank bank, final long member, final int day, final int energyCentikcal) {
        run(
                bank,
                new Command.ReportActivity(member, 1, day, 9_000, energyCentikcal, Limits.WHOLE_DAY, false),
                Math.max(NOON_MS, day * 86_400_000L));
    }

    private long place(final CalorieBank bank, final long member, final long amountCenticoins) {
        return run(
                        bank,
                        new Command.PlaceHold(id(), CALLER, member, 5, amountCenticoins, Limits.NULL_AMOUNT, HOUR_MS),
                        NOON_MS)
                .reference();
    }

    private static Outcome run(final CalorieBank bank, final Command command, final long timeMs) {
        final Outcome outcome = bank.submit(command, timeMs).join();
        assertTrue(outcome.isAccepted(), command + " " + outcome.code());
        return outcome;
    }

    private CommandId id() {
        return new CommandId(0, ++ids);
    }

    private CalorieBank open() {
        return CalorieBank.open(
                ImportClock.DATA.configure(BankConfig.at(bankDirectory).withSyncPolicy(SyncPolicy.NONE)));
    }

    /** @return our trial balance as the script prints its own: kinds of which any account holds something. */
    private String ours() {
        try (AuditLedger audit = AuditLedger.replay(bankDirectory, ReplayLimit.NONE, JournalProgress.SILENT)) {
            audit.prove();
            return TrialBalance.of(audit.ledger()).rows().stream()
                    .filter(row -> row.balanceCenticoins() != 0)
                    .map(row -> row.kind() + "," + row.balanceCenticoins() + "\n")
                    .collect(Collectors.joining("", "kind,balance_centicoins\n", ""));
        }
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.walk(bankDirectory)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    /** @return where each block of a segment begins. */
    private static List<Integer> blocks(final Path segment) throws IOException {
        final String text = new String(Files.readAllBytes(segment), StandardCharsets.ISO_8859_1);
        final String magic = new String(MAGIC, StandardCharsets.ISO_8859_1);
        final List<Integer> positions = new ArrayList<>();
        for (int at = text.indexOf(magic); at >= 0; at = text.indexOf(magic, at + 1)) {
            positions.add(at);
        }
        return positions;
    }

    private static void truncate(final Path file, final long length) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(length);
        }
    }

    private static void flip(final Path file, final long position, final int mask) throws IOException {
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(position);
            final int before = open.read();
            open.seek(position);
            open.write(before ^ mask);
        }
    }

    private Run read(final Path path) throws IOException, InterruptedException {
        return execute(directory, python, SCRIPT.toString(), "--format", "csv", path.toString());
    }

    private static boolean isPython3(final String name) {
        try {
            final Process process = new ProcessBuilder(
                            name, "-c", "import sys; sys.exit(0 if sys.version_info >= (3, 9) else 1)")
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (final IOException e) {
            return false; // no such program
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Run execute(final Path directory, final String... command) throws IOException, InterruptedException {
        final Path err = directory.resolve("err.txt");
        final Process process =
                new ProcessBuilder(command).redirectError(err.toFile()).start();
        final String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        final int exitCode = process.waitFor();
        return new Run(exitCode, out, Files.readString(err));
    }
}
