package org.caloriebank.adapter.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.caloriebank.adapter.cli.JsonCheck.assertIsJson;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.ReportActivityEncoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One member's life, told line by line: 300 coins by energy, 10 by steps, 100 taken back, 50 granted, 40 paid, 15 refunded, 20 given, 5 received. */
final class AuditMemberCommandsTest {
    private static final int DAY = 16_903; // 2016-04-12
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;
    private static final long BALANCE = 30_000 + 1_029 - 10_000 + 5_000 - 4_000 + 1_500 - 2_000 + 500;
    private static final int NO_ENERGY = ReportActivityEncoder.energyCentikcalNullValue();

    @TempDir
    private static Path shared;

    private static Path bank;

    @TempDir
    private Path directory;

    @BeforeAll
    static void makeBank() {
        bank = shared.resolve("bank");
        final BankConfig config = ImportClock.DATA.configure(BankConfig.at(bank).withSyncPolicy(SyncPolicy.NONE));
        try (CalorieBank open = CalorieBank.open(config)) {
            send(open, 1, new Command.PutMember(id(1), 1, 7, 70_000, 0, MemberStatus.ACTIVE));
            send(open, 2, new Command.PutMember(id(2), 1, 8, 70_000, 0, MemberStatus.ACTIVE));
            send(open, 3, new Command.PutMerchant(id(3), 1, 5, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE));
            send(open, 4, new Command.ReportActivity(7, 3, DAY, 6_000, 30_000, 10, false));
            send(open, 5, new Command.ReportActivity(7, 4, DAY, 420, NO_ENERGY, 11, false));
            send(open, 6, new Command.ReportActivity(7, 3, DAY, 6_000, 30_000, 10, false));
            send(open, 7, new Command.CorrectActivity(id(7), 1, 7, DAY, 20_000, 99, 10, "washing machine"));
            send(open, 8, new Command.AdjustBalance(id(8), 1, 7, 5_000, 98, "goodwill"));
            send(open, 9, new Command.PlaceHold(id(9), 1, 7, 5, 6_000, Limits.NULL_AMOUNT, 60_000));
            send(open, 10, new Command.CaptureHold(id(10), 1, 9, 4_000, true));
            send(open, 11, new Command.Refund(id(11), 1, 10, 1_500));
            send(open, 12, new Command.Gift(id(12), 1, 7, 8, 2_000));
            send(open, 13, new Command.Gift(id(13), 1, 8, 7, 500));
            send(open, 14, new Command.PlaceHold(id(14), 1, 7, 5, 700, Limits.NULL_AMOUNT, 60_000));
            send(open, 15, new Command.VoidHold(id(15), 1, 14));
        }
    }

    @Test
    void shouldPrintAStatementThatFoots() {
        final ProgramRun run = statement("7", "--format", "csv");
        final List<String> lines = run.out().lines().toList();
        long balance = 0;

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertEquals(
                "time,sequence,what,text,counterparty,amount_centicoins,held_centicoins,debt_centicoins,balance_centicoins",
                lines.get(0));
        assertEquals(1 + 13, lines.size(), run.out());
        for (final String line : lines.subList(1, lines.size())) {
            final String[] fields = line.split(",");
            balance += Long.parseLong(fields[fields.length - 4]);
            assertEquals(balance, Long.parseLong(fields[fields.length - 1]), line);
        }
        assertEquals(BALANCE, balance);
    }

    @Test
    void shouldTellAMemberWhatHappened() {
        final ProgramRun run = statement("7");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        for (final String expected : List.of(
                "Account opened",
                "Activity of 2016-04-12 10:00 by source 3",
                "Activity of 2016-04-12 10:00 by source 3, nothing new",
                "Ceiling put on 2016-04-12 10:00 by operator 99: washing machine",
                "Adjustment by operator 98: goodwill",
                "Hold 9 for merchant 5",
                "Paid to merchant 5 from hold 9",
                "Refund from merchant 5",
                "Gift to member 8",
                "Gift from member 8",
                "Hold 14 released",
                "Opening balance",
                "Closing balance")) {
            assertTrue(run.out().contains(expected), expected + " in " + run.out());
        }
    }

    @Test
    void shouldOpenAStatementWithTheBalanceBeforeIt() {
        final ProgramRun run = statement("7", "--lines", "2", "--as-of", "8");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().matches("(?s).*Opening balance +310\\.29\\R.*"), run.out());
        assertTrue(run.out().matches("(?s).*Closing balance +260\\.29\\R.*"), run.out());
        assertTrue(run.out().contains("go on at sequence 6"), run.out());
    }

    @Test
    void shouldTakeLinesFromATime() {
        final ProgramRun run = statement("7", "--from", "2016-04-12T12:00:00.012Z", "--format", "jsonl");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertEquals(4, run.out().lines().count(), run.out());
        run.out().lines().forEach(JsonCheck::assertIsJson);
        assertTrue(run.out().startsWith("{\"time\": \"2016-04-12T12:00:00.012Z\", \"sequence\": 12, "), run.out());
        assertTrue(run.out().contains("\"what\": \"GIFT_SENT\""), run.out());
    }

    @Test
    void shouldSayWhyEachCoinWasEarned() {
        final ProgramRun run = why("7", "--format", "csv");
        final List<String> lines = run.out().lines().toList();

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertEquals(
                List.of(
                        "activity,date,hour,source,steps,energy_centikcal,kcal,rule,settings_version,campaign,amount_centicoins,time,"
                                + "sequence,corrections",
                        "2016-04-12 10:00,2016-04-12,10,3,6000,30000,300.00,energy,0,0,30000,2016-04-12T12:00:00.004Z,4,"
                                + "later (7): ceiling 200.00 kcal by operator 99: washing machine",
                        "2016-04-12 11:00,2016-04-12,11,4,420,,,steps,0,0,1029,2016-04-12T12:00:00.005Z,5,",
                        "2016-04-12 10:00,2016-04-12,10,,,,,ceiling 200.00 kcal by operator 99: washing machine,0,0,-10000,"
                                + "2016-04-12T12:00:00.007Z,7,"),
                lines);
    }

    @Test
    void shouldSayWhatWasNotEarned() {
        final ProgramRun run = why("7");

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(
                run.out()
                        .contains(
                                "Ever earned less taken back 210.29; not earned: gifts received 5.00, gifts sent -20.00, paid"
                                        + " -40.00, refunded 15.00, adjusted by operators 50.00; balance 220.29, owed 0.00."),
                run.out());
        assertIsJson(why("7", "--format", "json").out());
        assertEquals("", why("7", "--day", "2016-04-13", "--format", "jsonl").out());
        assertEquals(
                3,
                why("7", "--day", "2016-04-12", "--format", "jsonl")
                        .out()
                        .lines()
                        .count());
    }

    @Test
    void shouldRefuseInOneSentence() throws IOException {
        final Path noJournal = Files.createDirectories(directory.resolve("other"));
        Files.writeString(noJournal.resolve("letter.txt"), "hello");
        assertRefused(statement("9"), ExitCodes.UNREADABLE, "no record of member 9");
        assertRefused(why("9"), ExitCodes.UNREADABLE, "no record of member 9");
        assertRefused(statement("8", "--as-of", "1"), ExitCodes.UNREADABLE, "no record of member 8");
        assertRefused(statement("7", "--as-of", "2016-04-11"), ExitCodes.UNREADABLE, "begins after 2016-04-11");
        assertRefused(statement("7", "--as-of", "16"), ExitCodes.UNREADABLE, "ends at sequence 15");
        for (final String command : List.of("statement", "why")) {
            assertRefused(
                    ProgramRun.of("audit", command, "7", "--data", noJournal), ExitCodes.UNREADABLE, "no journal");
            assertRefused(
                    ProgramRun.of("audit", command, "7", "--data", directory.resolve("none")),
                    ExitCodes.UNREADABLE,
                    "not a directory");
            assertRefused(ProgramRun.of("audit", command, "--data", bank), ExitCodes.USAGE, "MEMBER");
            assertRefused(ProgramRun.of("audit", command, "seven", "--data", bank), ExitCodes.USAGE, "seven");
        }
        assertRefused(statement("7", "--lines", "0"), ExitCodes.USAGE, "--lines");
        assertRefused(statement("7", "--lines", "3", "--from", "2016-04-12"), ExitCodes.USAGE, "--from");
        assertRefused(statement("7", "--from", "yesterday"), ExitCodes.USAGE, "yesterday");
        assertRefused(why("7", "--day", "2016-02-30"), ExitCodes.USAGE, "2016-02-30");
    }

    @Test
    void shouldNameThePlaceOfDamageItMeets() throws IOException {
        final Path copy = directory.resolve("copy");
        final Path segment = JournalDirectory.segments(bank).get(0).file();
        final Path target = copy.resolve("run-000001").resolve(segment.getFileName());
        Files.createDirectories(target.getParent());
        Files.copy(segment, target);
        final byte[] bytes = Files.readAllBytes(target);
        try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "rw")) {
            file.seek(indexOf(bytes, "washing machine"));
            file.write('W');
        }

        assertRefused(ProgramRun.of("audit", "statement", "7", "--data", copy), ExitCodes.REFUSED, "damaged at block ");
    }

    private static void assertRefused(final ProgramRun run, final int exitCode, final String part) {
        assertEquals(exitCode, run.exitCode(), run.err());
        assertTrue(run.err().contains(part), run.err());
        assertFalse(run.err().contains("Exception"), run.err());
        assertEquals("", run.out());
    }

    private static int indexOf(final byte[] bytes, final String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }

    private static ProgramRun statement(final Object... arguments) {
        return run("statement", arguments);
    }

    private static ProgramRun why(final Object... arguments) {
        return run("why", arguments);
    }

    private static ProgramRun run(final String command, final Object... arguments) {
        final Object[] all = new Object[arguments.length + 4];
        all[0] = "audit";
        all[1] = command;
        all[2] = "--data";
        all[3] = bank;
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return ProgramRun.of(all);
    }

    private static void send(final CalorieBank open, final int number, final Command command) {
        assertEquals(number, open.submit(command, NOON_MS + number).join().sequence());
    }

    private static CommandId id(final long number) {
        return new CommandId(1, number);
    }
}
