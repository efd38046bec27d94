package org.caloriebank.adapter.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.PipelineConfig;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ActivityImportTest {
    private static final int DEFAULT_CAP_CENTICOINS = 300_000;
    private static final String STEPS_HEADER = "Id,ActivityHour,StepTotal";
    private static final String CALORIES_HEADER = "Id,ActivityHour,Calories";
    private static final String DAYS_HEADER = "Id,ActivityDate,TotalSteps,Calories";
    private static final String WEIGHTS_HEADER = "Id,Date,WeightKg";

    @TempDir
    private Path directory;

    private final AtomicInteger fileNumber = new AtomicInteger();

    @Test
    void shouldEarnWhatAnIndependentCalculationSays() throws Exception {
        final Map<Long, Long> expected = expectedCenticoinsOfSample();

        try (CalorieBank bank = open("bank")) {
            final ImportSummary summary = run(bank, FitbitSample.all());

            assertEquals(33, summary.members());
            assertEquals(33, summary.membersOpened());
            assertEquals(22_099 + 940, summary.reportsSent());
            assertEquals(Map.of(ResultCode.ACCEPTED, 22_099L + 940), summary.outcomes());
            assertEquals(0, summary.rowsSkipped());
            assertEquals(22_099 * 2 + 940 + 67, summary.rows());
            assertEquals(expected, balances(bank, expected.keySet()));
            assertEquals(expected.values().stream().mapToLong(Long::longValue).sum(), summary.earnedCenticoins());
            assertEquals(Instant.parse("2016-05-13T00:00:00Z").toEpochMilli(), summary.timeMs());
        }
    }

    @Test
    void shouldChangeNoBalanceWhenImportedAgain() throws Exception {
        final Map<Long, Long> before;
        final Map<Long, Long> after;
        final ImportSummary again;
        try (CalorieBank bank = open("bank")) {
            run(bank, FitbitSample.all());
            before = balances(bank, expectedCenticoinsOfSample().keySet());
        }

        try (CalorieBank bank = open("bank")) {
            again = run(bank, FitbitSample.all());
            after = balances(bank, before.keySet());
        }

        assertEquals(before, after);
        assertEquals(0, again.earnedCenticoins());
        assertEquals(0, again.membersOpened());
        assertEquals(0, again.membersChanged());
        assertTrue(again.looksImportedBefore());
        assertTrue(again.outcomes().get(ResultCode.TOO_LATE) > 0);
    }

    @Test
    void shouldComeToTheSameStateWhateverTheOrderOfFiles() throws Exception {
        final List<Path> files = FitbitSample.small(directory);
        final List<List<Path>> permutations = permutations(files);
        long expectedHash = 0;

        for (int i = 0; i < permutations.size(); i++) {
            try (CalorieBank bank = open("bank-" + i)) {
                run(bank, renamedInOrder(permutations.get(i), i));
                final Answer.Ledger ledger = bank.ask(new Query.Ledger(true)).join();
                expectedHash = i == 0 ? ledger.stateHash() : expectedHash;

                assertEquals(expectedHash, ledger.stateHash(), "order " + permutations.get(i));
                assertTrue(ledger.issuedCenticoins() > 0);
            }
        }
        assertEquals(24, permutations.size());
    }

    @Test
    void shouldFinishAnImportThatWasCutOff() throws Exception {
        final List<String> lines = new ArrayList<>(List.of(CALORIES_HEADER, "7,4/1/2016 12:00:00 AM,50"));
        for (int day = 1; day <= 30; day++) {
            lines.add("7,4/" + day + "/2016 9:00:00 AM," + (100 + day));
        }
        final Path half = file(lines.subList(0, 17).toArray(String[]::new));
        final Path whole = file(lines.toArray(String[]::new));

        try (CalorieBank straight = open("straight");
                CalorieBank cutOff = open("cut-off")) {
            run(straight, List.of(whole));
            run(cutOff, List.of(half));
            final ImportSummary rest = run(cutOff, List.of(whole));

            assertTrue(rest.outcomes().get(ResultCode.TOO_LATE) > 0);
            assertEquals(balance(straight, 7), balance(cutOff, 7));
            assertEquals((50 * 30 + 30 * 31 / 2) * 100, balance(cutOff, 7));
        }
    }

    @Test
    void shouldPayBySteps() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000", "8,4/12/2016 8:00:00 AM,1000");
        final Path weights = file(WEIGHTS_HEADER, "8,4/12/2016 8:00:00 AM,100");

        try (CalorieBank bank = open("bank")) {
            run(bank, List.of(steps, weights));

            assertEquals(2_450, balance(bank, 7)); // 24.5 kcal at 70 kg
            assertEquals(3_500, balance(bank, 8));
            assertEquals(70_000, bank.ask(new Query.Member(7)).join().bodyMassGrams());
        }
    }

    @Test
    void shouldPayBothRulesInOneCall() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000", "8,4/12/2016 8:00:00 AM,1000");
        final Path calories = file(CALORIES_HEADER, "7,4/12/2016 8:00:00 AM,100.25", "7,4/12/2016 9:00:00 AM,60.1");

        try (CalorieBank bank = open("bank")) {
            final ImportSummary summary = run(bank, List.of(steps, calories));

            assertEquals(3, summary.reportsSent());
            assertEquals(4_015, balance(bank, 7));
            assertEquals(2_450, balance(bank, 8));
        }
    }

    @Test
    void shouldSendBadRowsNowhereAndTheRestAll() throws Exception {
        final Path steps = file(
                STEPS_HEADER,
                "7,4/12/2016 8:00:00 AM,1000",
                "7,4/12/2016 8:30:00 AM,1000",
                "x,4/12/2016 9:00:00 AM,1000",
                "7,4/12/2016 9:00:00 AM,-1",
                "7,4/12/2016 10:00:00 AM,1000");

        try (CalorieBank bank = open("bank")) {
            final ImportSummary summary = run(bank, List.of(steps));

            assertEquals(3, summary.rowsSkipped());
            assertEquals(2, summary.reportsAccepted());
            assertEquals(4_900, balance(bank, 7));
        }
    }

    @Test
    void shouldCountRefusalsByCodeAndNameTheFirst() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,12001", "7,4/12/2016 9:00:00 AM,12000");

        try (CalorieBank bank = open("bank")) {
            final ImportSummary summary = run(bank, List.of(steps));

            assertEquals(Map.of(ResultCode.ACCEPTED, 1L, ResultCode.IMPLAUSIBLE, 1L), summary.outcomes());
            assertEquals(1, summary.reportsRefused());
            assertEquals(7, summary.firstRefusals().get(0).memberId());
            assertEquals(8, summary.firstRefusals().get(0).hour());
            assertEquals("2016-04-12", summary.firstRefusals().get(0).date().toString());
            assertFalse(summary.looksImportedBefore());
        }
    }

    @Test
    void shouldRefuseHoursOfLongAgoOnTheWallsClock() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");

        try (CalorieBank bank = CalorieBank.open(ImportClock.NOW.configure(config("bank")))) {
            final ImportSummary summary =
                    new ActivityImport(bank, ImportClock.NOW, Progress.SILENT).run(List.of(steps));

            assertEquals(Map.of(ResultCode.TOO_LATE, 1L), summary.outcomes());
            assertEquals(0, balance(bank, 7));
            assertTrue(summary.timeMs() > Instant.parse("2020-01-01T00:00:00Z").toEpochMilli());
        }
    }

    @Test
    void shouldLeaveZoneAndStatusOfKnownMembersAndTakeTheirNewWeight() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 11:00:00 PM,1000", "8,4/12/2016 11:00:00 PM,1000");
        final Path weights = file(WEIGHTS_HEADER, "7,4/12/2016 8:00:00 AM,100");

        try (CalorieBank bank = open("bank")) {
            put(bank, 7, 60_000, 480, MemberStatus.ACTIVE);
            put(bank, 8, 50_000, -300, MemberStatus.SUSPENDED);
            final ImportSummary summary = run(bank, List.of(steps, weights));
            final Answer.Member seven = bank.ask(new Query.Member(7)).join();
            final Answer.Member eight = bank.ask(new Query.Member(8)).join();

            assertEquals(0, summary.membersOpened());
            assertEquals(1, summary.membersChanged());
            assertEquals(100_000, seven.bodyMassGrams());
            assertEquals(480, seven.zoneOffsetMinutes());
            assertEquals(3_500, seven.balanceCenticoins());
            assertEquals(50_000, eight.bodyMassGrams());
            assertEquals(MemberStatus.SUSPENDED, eight.status());
            assertEquals(Map.of(ResultCode.ACCEPTED, 1L, ResultCode.MEMBER_NOT_ACTIVE, 1L), summary.outcomes());
            assertEquals(Instant.parse("2016-04-13T05:00:00Z").toEpochMilli(), summary.timeMs());
        }
    }

    @Test
    void shouldGiveBackAnEarlierWeight() throws Exception {
        try (CalorieBank bank = open("bank")) {
            for (final int kilograms : new int[] {80, 90, 80, 90}) {
                run(bank, List.of(file(WEIGHTS_HEADER, "7,4/12/2016 8:00:00 AM," + kilograms)));

                assertEquals(
                        kilograms * 1000, bank.ask(new Query.Member(7)).join().bodyMassGrams());
            }
        }
    }

    @Test
    void shouldWaitWhenTheRingIsFull() throws Exception {
        final List<String> lines = new ArrayList<>(List.of(STEPS_HEADER));
        for (int member = 1; member <= 5_000; member++) {
            lines.add(member + ",4/12/2016 8:00:00 AM,100");
        }
        final PipelineConfig narrow = PipelineConfig.defaults().withRingSize(64);

        try (CalorieBank bank =
                CalorieBank.open(ImportClock.DATA.configure(config("bank").withPipeline(narrow)))) {
            final ImportSummary summary = run(bank, List.of(file(lines.toArray(String[]::new))));

            assertEquals(5_000, summary.membersOpened());
            assertEquals(Map.of(ResultCode.ACCEPTED, 5_000L), summary.outcomes());
            assertEquals(5_000 * 245, summary.earnedCenticoins());
        }
    }

    @Test
    void shouldPayADayOnceWhenHoursAndDayAreGiven() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");
        final Path days = file(DAYS_HEADER, "7,4/12/2016,3000,2500");

        try (CalorieBank bank = open("bank")) {
            run(bank, List.of(days, steps));

            assertEquals(3 * 2_450, balance(bank, 7));
        }
    }

    @Test
    void shouldSendNothingWhenOneFileIsUnknown() throws Exception {
        final Path steps = file(STEPS_HEADER, "7,4/12/2016 8:00:00 AM,1000");
        final Path unknown = file("a,b,c", "1,2,3");

        try (CalorieBank bank = open("bank")) {
            assertThrows(FileFormatException.class, () -> run(bank, List.of(steps, unknown)));

            assertEquals(0, bank.health().sequence());
        }
    }

    @Test
    void shouldImportFilesWithoutRows() throws Exception {
        try (CalorieBank bank = open("bank")) {
            final ImportSummary summary = run(bank, List.of(file(STEPS_HEADER), file(WEIGHTS_HEADER)));

            assertEquals(0, summary.rows());
            assertEquals(0, summary.reportsSent());
            assertEquals(0, bank.health().sequence());
        }
    }

    /** The import sorts files by name; these have names in the order of the list. */
    private List<Path> renamedInOrder(final List<Path> files, final int number) throws IOException {
        final List<Path> renamed = new ArrayList<>();
        for (final Path file : files) {
            renamed.add(Files.copy(file, directory.resolve(number + "-" + renamed.size() + ".csv")));
        }
        return renamed;
    }

    private static ImportSummary run(final CalorieBank bank, final List<Path> files) throws Exception {
        return new ActivityImport(bank, ImportClock.DATA, Progress.SILENT).run(files);
    }

    private CalorieBank open(final String name) {
        return CalorieBank.open(ImportClock.DATA.configure(config(name)));
    }

    private BankConfig config(final String name) {
        return BankConfig.at(directory.resolve(name)).withSyncPolicy(SyncPolicy.NONE);
    }

    private Path file(final String... lines) throws IOException {
        return Files.write(directory.resolve("file-" + fileNumber.incrementAndGet() + ".csv"), List.of(lines));
    }

    private static void put(
            final CalorieBank bank, final long memberId, final int grams, final int offset, final MemberStatus status) {
        assertTrue(bank.submit(new Command.PutMember(CommandId.random(), 1, memberId, grams, offset, status))
                .join()
                .isAccepted());
    }

    private static long balance(final CalorieBank bank, final long memberId) {
        return bank.ask(new Query.Member(memberId)).join().balanceCenticoins();
    }

    private static Map<Long, Long> balances(final CalorieBank bank, final Iterable<Long> memberIds) {
        final Map<Long, Long> balances = new TreeMap<>();
        memberIds.forEach(memberId -> balances.put(memberId, balance(bank, memberId)));
        return balances;
    }

    /** The rules once more, in the plainest way: all calories of the sample are whole, so coins are too. */
    private static Map<Long, Long> expectedCenticoinsOfSample() throws IOException {
        final Map<String, Long> rest = new HashMap<>();
        for (final String[] row : rows(FitbitSample.hourlyCalories())) {
            rest.merge(row[0], Long.parseLong(row[2]), Math::min);
        }
        final Map<String, Long> hours = new HashMap<>();
        for (final String[] row : rows(FitbitSample.hourlyCalories())) {
            final String day = row[0] + " " + row[1].split(" ")[0];
            hours.merge(day, Long.parseLong(row[2]) - rest.get(row[0]), Long::sum);
        }
        final Map<String, Long> days = new HashMap<>(hours);
        for (final String[] row : rows(FitbitSample.dailyActivity())) {
            final long active = Math.max(0, Long.parseLong(row[14]) - 24 * rest.get(row[0]));
            days.merge(row[0] + " " + row[1], active, Math::max);
        }
        final Map<Long, Long> expected = new TreeMap<>();
        days.forEach((day, kcal) -> expected.merge(
                Long.parseLong(day.split(" ")[0]), Math.min(DEFAULT_CAP_CENTICOINS, kcal * 100), Long::sum));
        return expected;
    }

    private static List<String[]> rows(final Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
    }

    private static List<List<Path>> permutations(final List<Path> files) {
        if (files.isEmpty()) {
            return List.of(List.of());
        }
        final List<List<Path>> all = new ArrayList<>();
        for (final Path first : files) {
            final List<Path> others = new ArrayList<>(files);
            others.remove(first);
            for (final List<Path> tail : permutations(others)) {
                final List<Path> permutation = new ArrayList<>(List.of(first));
                permutation.addAll(tail);
                all.add(permutation);
            }
        }
        return all;
    }
}
