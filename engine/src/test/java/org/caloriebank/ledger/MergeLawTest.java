package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Command.ReportActivity;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Reports of a phone, a watch and a treadmill in any order, any number of times, give the same coins. Each seed draws
 * two members' reports of two days and the settings, and compares permutations of them with the order they were drawn
 * in.
 */
class MergeLawTest {
    private static final int PERMUTATIONS = 12;
    private static final int REPORTS = 60;
    private static final int PHONE = 1;
    private static final int TREADMILL = 3;
    private static final List<Long> MEMBERS = List.of(1L, 2L);
    private static final int TODAY = (int) (LedgerScene.START_MS / LedgerScene.DAY_MS);
    private static final List<Integer> DATES = List.of(TODAY, TODAY - 1);

    static List<Long> seeds() {
        final List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= 25; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldEarnTheSameInAnyOrder(final long seed) {
        final Random random = new Random(seed);
        final List<Command> reports = reports(random);
        final Result expected = run(seed, reports);

        for (int i = 0; i < PERMUTATIONS; i++) {
            Collections.shuffle(reports, random);
            assertEquals(expected, run(seed, reports), "seed " + seed + " permutation " + i);
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldEarnTheSameWhenReportsAreRepeated(final long seed) {
        final Random random = new Random(seed);
        final List<Command> reports = reports(random);
        final Result expected = run(seed, reports);

        for (int i = 0; i < PERMUTATIONS; i++) {
            final List<Command> repeated = new ArrayList<>(reports);
            for (int extra = random.nextInt(2 * REPORTS); extra > 0; extra--) {
                repeated.add(reports.get(random.nextInt(REPORTS)));
            }
            Collections.shuffle(repeated, random);
            assertEquals(expected, run(seed, repeated), "seed " + seed + " permutation " + i);
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldChangeNothingWhenTheLastReportComesAgain(final long seed) {
        try (LedgerScene scene = scene(seed)) {
            for (final Command report : reports(new Random(seed))) {
                scene.accept(report);
                final Map<String, Answer.Day> days = days(scene);

                final Outcome again = scene.accept(report);

                assertEquals(0, again.amountCenticoins(), "seed " + seed + ": " + report);
                assertEquals(List.of(), again.postings());
                assertEquals(days, days(scene));
            }
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldNeverPayAboveTheCap(final long seed) {
        try (LedgerScene scene = scene(seed)) {
            final Map<String, Long> paid = new TreeMap<>();
            for (final Command command : reports(new Random(seed))) {
                final Outcome outcome = scene.accept(command);
                final ReportActivity report = (ReportActivity) command;
                final Answer.Day day = scene.day(report.memberId(), report.epochDay());
                final long total =
                        paid.merge(report.memberId() + " " + report.epochDay(), outcome.amountCenticoins(), Long::sum);

                assertEquals(day.earnedCenticoins(), total, "seed " + seed);
                assertTrue(total >= 0 && total <= day.capCenticoins(), "seed " + seed + ": " + day);
            }
        }
    }

    /** Ceilings stand still: each hour's is set once. Wherever they come among the reports, the result is the same. */
    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldEarnTheSameWhereverCeilingsComeBetween(final long seed) {
        final Random random = new Random(seed);
        final List<Command> commands = reports(random);
        commands.addAll(ceilings(random));
        final Result expected = run(seed, commands);

        for (int i = 0; i < PERMUTATIONS; i++) {
            Collections.shuffle(commands, random);
            assertEquals(expected, run(seed, commands), "seed " + seed + " permutation " + i);
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldPayWhatReportsSayWhenCeilingsAreLifted(final long seed) {
        final Random random = new Random(seed);
        final List<Command> reports = reports(random);
        final Result expected = run(seed, reports);
        final List<Command> corrected = new ArrayList<>(reports);
        corrected.addAll(ceilings(random));
        Collections.shuffle(corrected, random);
        corrected.addAll(allLifted());

        assertEquals(expected, run(seed, corrected), "seed " + seed);
    }

    /** What was spent meanwhile may have become debt, so the sum of both is compared. */
    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldOweOrOwnTheSameWhenMembersSpendInBetween(final long seed) {
        final Random random = new Random(seed);
        final List<Command> commands = reports(random);
        commands.addAll(ceilings(random));
        final Result expected = run(seed, commands);

        for (int i = 0; i < PERMUTATIONS; i++) {
            Collections.shuffle(commands, random);
            assertEquals(expected, runSpending(seed, commands, random), "seed " + seed + " permutation " + i);
        }
    }

    /** What a member owns less what it owes and plus what it gave away, and what was minted, beside each day. */
    private record Result(Map<Long, Long> netByMember, long mintedCenticoins, Map<String, Answer.Day> days) {}

    private static Result run(final long seed, final List<Command> commands) {
        try (LedgerScene scene = scene(seed)) {
            commands.forEach(scene::accept);
            return result(scene, new TreeMap<>());
        }
    }

    private static Result runSpending(final long seed, final List<Command> commands, final Random random) {
        final Map<Long, Long> spent = new TreeMap<>();
        try (LedgerScene scene = scene(seed)) {
            for (final Command command : commands) {
                scene.accept(command);
                final long memberId = MEMBERS.get(random.nextInt(MEMBERS.size()));
                spent.merge(memberId, spend(scene, memberId, random), Long::sum);
            }
            return result(scene, spent);
        }
    }

    private static long spend(final LedgerScene scene, final long memberId, final Random random) {
        final long available = scene.member(memberId).availableCenticoins();
        if (available == 0) {
            return 0;
        }
        final long centicoins = random.nextLong(1, available + 1);
        if (random.nextBoolean()) {
            return scene.accept(new Command.Donate(scene.nextId(), CALLER, memberId, 1, centicoins))
                    .amountCenticoins();
        }
        scene.capture(scene.placeHold(memberId, 1, centicoins, 1), NULL_AMOUNT, true);
        return centicoins;
    }

    private static Result result(final LedgerScene scene, final Map<Long, Long> spent) {
        final Map<Long, Long> netByMember = new TreeMap<>();
        for (final long memberId : MEMBERS) {
            final Answer.Member member = scene.member(memberId);
            netByMember.put(
                    memberId, member.balanceCenticoins() - member.debtCenticoins() + spent.getOrDefault(memberId, 0L));
        }
        return new Result(netByMember, scene.ledger.balanceCenticoins(AccountKind.ISSUANCE, 0), days(scene));
    }

    private static Map<String, Answer.Day> days(final LedgerScene scene) {
        final Map<String, Answer.Day> days = new TreeMap<>();
        for (final long memberId : MEMBERS) {
            for (final int date : DATES) {
                days.put(memberId + " " + date, scene.day(memberId, date));
            }
        }
        return days;
    }

    /** A scene by the seed alone, with caps and limits that are often reached. */
    private static LedgerScene scene(final long seed) {
        final Random random = new Random(seed);
        final LedgerScene scene = new LedgerScene();
        scene.set(Setting.DAILY_CAP_CENTICOINS, random.nextInt(50_000, 500_000));
        scene.set(Setting.DAY_STEPS_MAX, random.nextInt(40_000, 120_000));
        scene.set(Setting.MANUAL_PAYS, random.nextInt(2));
        scene.putMerchant(1, 0, 0, MerchantKind.CHARITY, MerchantStatus.ACTIVE);
        MEMBERS.forEach(memberId -> scene.putMember(memberId, MemberStatus.ACTIVE));
        return scene;
    }

    /**
     * Each source reports growing totals of some hours and of the whole day. Every member has a report of every date,
     * so that each day is made.
     */
    private static List<Command> reports(final Random random) {
        final List<Command> reports = new ArrayList<>();
        for (final long memberId : MEMBERS) {
            for (final int date : DATES) {
                reports.add(new ReportActivity(memberId, PHONE, date, 0, 0, 0, false));
            }
        }
        while (reports.size() < REPORTS) {
            final boolean isWholeDay = random.nextInt(6) == 0;
            final int scale = isWholeDay ? 3 : 1;
            reports.add(new ReportActivity(
                    MEMBERS.get(random.nextInt(MEMBERS.size())),
                    random.nextInt(PHONE, TREADMILL + 1),
                    DATES.get(random.nextInt(DATES.size())),
                    random.nextInt(12_000 * scale),
                    random.nextInt(3) == 0 ? NULL_CENTIKCAL : random.nextInt(60_000 * scale),
                    isWholeDay ? WHOLE_DAY : random.nextInt(24),
                    random.nextInt(10) == 0));
        }
        return reports;
    }

    private static List<Command> ceilings(final Random random) {
        final List<Command> ceilings = new ArrayList<>();
        for (final long memberId : MEMBERS) {
            for (final int date : DATES) {
                for (int hour = 0; hour <= WHOLE_DAY; hour++) {
                    if (random.nextInt(4) == 0) {
                        ceilings.add(ceiling(memberId, date, hour, random.nextInt(40_000)));
                    }
                }
            }
        }
        return ceilings;
    }

    private static List<Command> allLifted() {
        final List<Command> lifted = new ArrayList<>();
        for (final long memberId : MEMBERS) {
            for (final int date : DATES) {
                for (int hour = 0; hour <= WHOLE_DAY; hour++) {
                    lifted.add(ceiling(memberId, date, hour, NULL_CENTIKCAL));
                }
            }
        }
        return lifted;
    }

    private static Command ceiling(final long memberId, final int date, final int hour, final int centikcal) {
        final boolean isLift = centikcal == NULL_CENTIKCAL;
        final long place = (memberId * 100_000 + date) * 25 + hour;
        return new Command.CorrectActivity(
                new CommandId(isLift ? 2 : 1, place), CALLER, memberId, date, centikcal, OPERATOR, hour, "");
    }
}
