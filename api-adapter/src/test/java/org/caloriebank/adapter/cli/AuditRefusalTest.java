package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.BlockFormat;
import org.caloriebank.journal.BlockHash;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every audit, on every directory that is not a whole journal: one sentence, the documented exit code, and no result. */
final class AuditRefusalTest {
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;
    private static final int RUNS = 4;
    private static final byte[] MAGIC = "CALBLOCK".getBytes(StandardCharsets.US_ASCII);

    /** Refused where there is no pool, and the bank here has none. */
    private static final String OF_POOLS = "exposure";

    /** What each audit takes beside the directory; an audit without an entry fails the test until somebody says. */
    private static final Map<String, List<String>> ARGUMENTS = Map.ofEntries(
            Map.entry("describe", List.of("--data", "DIR")),
            Map.entry("verify", List.of("--data", "DIR")),
            Map.entry("balances", List.of("--data", "DIR")),
            Map.entry("trial-balance", List.of("--data", "DIR")),
            Map.entry("liability", List.of("--data", "DIR")),
            Map.entry("settlement", List.of("5", "--data", "DIR")),
            Map.entry("campaigns", List.of("--data", "DIR")),
            Map.entry(OF_POOLS, List.of("--space", "5", "--from", "2026-01-01", "--to", "2026-01-02", "--data", "DIR")),
            Map.entry("replay", List.of("--data", "DIR")),
            Map.entry("statement", List.of("7", "--data", "DIR")),
            Map.entry("why", List.of("7", "--data", "DIR")),
            Map.entry("export", List.of("--data", "DIR", "--format", "csv")),
            Map.entry("receipt", List.of("2", "--data", "DIR")),
            Map.entry("bisect", List.of("GOOD", "DIR")));

    /** These look at single records, which is what they are for: they need not notice what is wrong elsewhere. */
    private static final Set<String> WALKS = Set.of("statement", "why");

    /** This one needs a signed checkpoint beside the journal first, which the bank here has none of: it never comes so far. */
    private static final String OF_CHECKPOINTS = "receipt";

    /** This one looks at no directory, but at a receipt. */
    private static final Set<String> OF_NO_DIRECTORY = Set.of("check-receipt");

    @TempDir
    private static Path shared;

    private static Path good;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeBank() {
        good = shared.resolve("good");
        final BankConfig config = ImportClock.DATA.configure(BankConfig.at(good).withSyncPolicy(SyncPolicy.NONE));
        for (int run = 1; run <= RUNS; run++) {
            try (CalorieBank bank = CalorieBank.open(config)) {
                bank.submit(new Command.PutMember(new CommandId(0, run), 1, 7, 70_000, 0, MemberStatus.ACTIVE), NOON_MS)
                        .join();
                bank.submit(
                                new Command.PutMerchant(
                                        new CommandId(1, run),
                                        1,
                                        5,
                                        0,
                                        0,
                                        "",
                                        MerchantKind.CHARITY,
                                        MerchantStatus.ACTIVE),
                                NOON_MS)
                        .join();
                bank.submit(new Command.ReportActivity(7, 1, DAY, 9_000, 1_000 * run, Limits.WHOLE_DAY, false), NOON_MS)
                        .join();
                bank.submit(new Command.Donate(new CommandId(2, run), 1, 7, 5, 100), NOON_MS)
                        .join();
            }
        }
    }

    @Test
    void shouldKnowTheArgumentsOfEveryAudit() {
        for (final String command : commands().toList()) {
            assertNotNull(ARGUMENTS.get(command), "say what 'audit " + command + "' takes, and it will be tested here");
            final ProgramRun run = run(command, good);
            if (command.equals(OF_POOLS)) {
                assertTrue(run.exitCode() != ExitCodes.OK && run.err().contains("no pool or lane"), run::err);
                continue;
            }
            final int expected = command.equals(OF_CHECKPOINTS) ? ExitCodes.UNREADABLE : ExitCodes.OK;
            assertEquals(expected, run.exitCode(), command + ": " + run.err());
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseWhatIsNoJournal(final String command) throws IOException {
        final Path letter = Files.writeString(directory.resolve("letter.txt"), "dear reader");
        final Path others = Files.createDirectory(directory.resolve("others"));
        Files.writeString(others.resolve("letter.txt"), "dear reader");
        final Path run = Files.createDirectories(directory.resolve("foreign").resolve("run-000001"));
        Files.writeString(run.resolve("19700102F.cq4"), "dear reader, this is no file of Chronicle's but a letter");
        final Path named = Files.createDirectories(directory.resolve("named").resolve("run-000001"));
        Files.writeString(named.resolve("lastweekF.cq4"), "dear reader");

        assertAll(
                () -> assertRefused(ExitCodes.UNREADABLE, command, directory.resolve("missing")),
                () -> assertRefused(ExitCodes.UNREADABLE, command, letter),
                () -> assertRefused(ExitCodes.UNREADABLE, command, others),
                () -> assertRefused(ExitCodes.UNREADABLE, command, run.getParent()),
                () -> assertRefused(ExitCodes.UNREADABLE, command, named.getParent()));
    }

    /** A directory without a record, as a half-made copy is; describe says so in its own way. */
    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseADirectoryWithoutRecords(final String command) throws IOException {
        final Path empty = Files.createDirectory(directory.resolve("nothing"));
        final Path bare = copy("bookkeeping-alone", segments -> {
            for (final Path segment : segments) {
                Files.delete(segment);
            }
        });

        for (final Path path : List.of(empty, bare)) {
            if (command.equals("describe")) {
                assertTrue(
                        run(command, path).out().contains("Records     0"),
                        run(command, path).out());
            } else {
                assertRefused(ExitCodes.UNREADABLE, command, path);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldNameTheDamageOfAHalfCopiedJournal(final String command) throws IOException {
        assertAll(
                () -> assertDamaged(command, copy("middle-missing", segments -> Files.delete(segments.get(1)))),
                () -> assertDamaged(command, copy("first-missing", segments -> Files.delete(segments.get(0)))),
                () -> assertDamaged(
                        command,
                        copy("truncated", segments -> truncate(segments.get(1), lastBlock(segments.get(1)) + 150))),
                () -> assertDamaged(command, copy("empty", segments -> truncate(segments.get(1), 0))),
                () -> assertDamaged(
                        command,
                        copy("altered", segments -> alter(segments.get(2), lastBlock(segments.get(2)) + 150))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldRefuseANewerVersion(final String command) throws IOException {
        assertRefused(ExitCodes.UNREADABLE, command, copy("newer", segments -> makeNewer(segments.get(0))));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldSayWhatCannotBeRead(final String command) throws IOException {
        assertRefused(ExitCodes.UNREADABLE, command, copy("unreadable", segments -> {
            for (final Path segment : segments) {
                Files.delete(segment);
                Files.createDirectory(segment);
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void shouldSayWhatThePermissionsForbid(final String command) throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root reads everything");
        final Path secret = copy(
                "secret",
                segments ->
                        segments.forEach(segment -> assertTrue(segment.toFile().setReadable(false))));

        assertRefused(ExitCodes.UNREADABLE, command, secret);
    }

    private static Stream<String> commands() {
        return CalorieBankCommand.newCommandLine().getSubcommands().get("audit").getSubcommands().keySet().stream()
                .filter(command -> !OF_NO_DIRECTORY.contains(command));
    }

    private static ProgramRun run(final String command, final Path path) {
        final List<Object> words = new ArrayList<>(List.of("audit", command));
        for (final String word : ARGUMENTS.get(command)) {
            words.add(word.equals("DIR") ? path : word.equals("GOOD") ? good : word);
        }
        return ProgramRun.of(words.toArray());
    }

    private static void assertDamaged(final String command, final Path path) {
        final ProgramRun run = run(command, path);
        if (command.equals(OF_CHECKPOINTS)) {
            assertIsRefusal(ExitCodes.UNREADABLE, run, command + " of " + path);
            return;
        }
        if (WALKS.contains(command) && run.exitCode() == ExitCodes.OK) {
            return;
        }
        assertEquals(ExitCodes.REFUSED, run.exitCode(), command + " of " + path + ": " + run.err());
        assertIsSentence(run, command + " of " + path);
        assertTrue(run.err().contains(path.toString()), command + " names the place: " + run.err());
        if (!command.equals("describe")) { // it tells what stands before the damage
            assertEquals("", run.out(), command + " of " + path);
        }
    }

    private static void assertRefused(final int exitCode, final String command, final Path path) {
        final ProgramRun run = run(command, path);
        assertIsRefusal(exitCode, run, command + " of " + path);
        assertTrue(run.err().contains(path.toString()), command + " names what it is about: " + run.err());
    }

    private static void assertIsRefusal(final int exitCode, final ProgramRun run, final String how) {
        assertEquals(exitCode, run.exitCode(), how + ": " + run.err() + run.out());
        assertIsSentence(run, how);
        assertEquals("", run.out(), how);
    }

    private static void assertIsSentence(final ProgramRun run, final String how) {
        assertEquals(1, run.err().lines().count(), how + ": " + run.err());
        assertTrue(run.err().strip().matches(".*[.?]"), how + ": " + run.err());
        assertFalse(run.err().contains("\tat "), how + ": " + run.err());
        assertFalse(run.err().contains("error of this program"), how + ": " + run.err());
    }

    /** Something that happens to a copy's segments, in order. */
    @FunctionalInterface
    private interface Mishap {
        void happen(List<Path> segments) throws IOException;
    }

    /** @return a copy of the good bank's segments, with what happened to them. */
    private Path copy(final String name, final Mishap mishap) throws IOException {
        final Path copy = directory.resolve(name);
        final List<Path> segments = new ArrayList<>();
        for (final Path segment : segments(good)) {
            final Path target = copy.resolve(good.relativize(segment));
            Files.createDirectories(target.getParent());
            Files.write(target, head(segment));
            Files.createFile(target.resolveSibling("metadata.cq4t"));
            segments.add(target);
        }
        mishap.happen(segments);
        return copy;
    }

    private static List<Path> segments(final Path bank) throws IOException {
        try (Stream<Path> files = Files.walk(bank)) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .sorted()
                    .toList();
        }
    }

    /** @return the file without most of the zeroes at its end. */
    private static byte[] head(final Path segment) throws IOException {
        try (FileChannel channel = FileChannel.open(segment)) {
            final ByteBuffer bytes = ByteBuffer.allocate(200_000);
            channel.read(bytes, 0);
            return bytes.array();
        }
    }

    private static int lastBlock(final Path segment) throws IOException {
        return indexOfMagic(Files.readAllBytes(segment), true);
    }

    private static int indexOfMagic(final byte[] bytes, final boolean isLast) {
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        final String magic = new String(MAGIC, StandardCharsets.ISO_8859_1);
        final int index = isLast ? text.lastIndexOf(magic) : text.indexOf(magic);
        assertTrue(index >= 0, "the file holds a block");
        return index;
    }

    private static void truncate(final Path file, final int length) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
    }

    private static void alter(final Path file, final int position) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= 1;
        Files.write(file, bytes);
    }

    /** Give the first block a higher version and the hash that goes with it. */
    private static void makeNewer(final Path file) throws IOException {
        final byte[] bytes = Files.readAllBytes(file);
        final int start = indexOfMagic(bytes, false);
        final ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final int length = BlockFormat.HEADER_LENGTH + buffer.getInt(start + BlockFormat.PAYLOAD_LENGTH_OFFSET);
        buffer.putShort(start + BlockFormat.VERSION_OFFSET, (short) (BlockFormat.VERSION + 1));
        final byte[] block = new byte[length];
        buffer.get(start, block);
        new BlockHash().stamp(block, length);
        buffer.put(start, block);
        Files.write(file, bytes);
    }
}
