package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.caloriebank.protocol.codec.GoalMeasure.ENERGY;
import static org.caloriebank.protocol.codec.GoalMeasure.STEPS;
import static org.caloriebank.protocol.codec.GoalPeriod.DAILY;
import static org.caloriebank.protocol.codec.GoalPeriod.WEEKLY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalAnswer;
import org.caloriebank.protocol.GoalCommand.PutGoal;
import org.caloriebank.protocol.GoalQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Goals of a day and of a week, and streaks of them. The scene begins on Tuesday, 20 January 2026. */
class GoalTest {
    private static final int TUESDAY = (int) (LedgerScene.START_MS / DAY_MS);
    private static final int MONDAY = TUESDAY - 1;

    private final LedgerScene scene = new LedgerScene();

    @BeforeEach
    void openMember() {
        scene.putMember(1, MemberStatus.ACTIVE);
        scene.putMember(2, MemberStatus.ACTIVE);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Outcome put(final GoalPeriod period, final GoalMeasure measure, final long target) {
        return scene.accept(new PutGoal(scene.nextId(), CALLER, period, measure, 1, target));
    }

    /** @return the goals' events, as kind, first day from Tuesday, streak and number of the goal. */
    private List<String> walk(final int epochDay, final int steps, final int centikcal) {
        return told(scene.accept(new Command.ReportActivity(1, 1, epochDay, steps, centikcal, WHOLE_DAY, false)));
    }

    private List<String> correct(final int epochDay, final int ceilingCentikcal) {
        return told(scene.accept(new Command.CorrectActivity(
                scene.nextId(), CALLER, 1, epochDay, ceilingCentikcal, OPERATOR, WHOLE_DAY, "")));
    }

    private static List<String> told(final Outcome outcome) {
        return outcome.events().stream()
                .map(event -> (event.kind() == EventKind.GOAL_REACHED ? "reached " : "lost ")
                        + (event.subjectId() - TUESDAY) + " " + event.value() + " " + event.detail())
                .toList();
    }

    /** As of now: a tick brings the ledger's time to that of the scene. */
    private List<GoalAnswer.Goal> goals(final long memberId) {
        scene.tick();
        return ((GoalAnswer.Goals) scene.port.answer(new GoalQuery.Goals(memberId))).goals();
    }

    private GoalAnswer.Goal goal() {
        return goals(1).get(0);
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 1, MALFORMED",
        "true,  -1, 1, MALFORMED",
        "true,   9, -1, MALFORMED",
        "true,   9, 1, ID_REUSED",
        "false,  9, 1, UNKNOWN_MEMBER",
        "false,  1, 1, ACCEPTED",
        "false,  1, 0, ACCEPTED",
        "false,  1, 9223372036854775807, ACCEPTED",
    })
    void shouldRefuseAGoalForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long memberId, final long target, final ResultCode expected) {
        Refusals.useAnId(scene);
        Refusals.assertOutcome(
                expected, scene, new PutGoal(Refusals.id(scene, isIdUsed), CALLER, WEEKLY, ENERGY, memberId, target));
    }

    @Test
    void shouldTellWhenEachGoalIsReachedAndLostByNumber() {
        final Outcome first = put(WEEKLY, ENERGY, 800);
        put(DAILY, STEPS, 5_000);
        put(WEEKLY, STEPS, 6_000);
        put(DAILY, ENERGY, 300);

        final List<String> nothing = walk(TUESDAY, 4_999, 299);
        final List<String> daily = walk(TUESDAY, 5_000, 300);
        final List<String> again = walk(TUESDAY, 5_000, 300);
        final List<String> weekly = walk(TUESDAY + 1, 1_000, 500);
        final List<String> lost = correct(TUESDAY, 200);

        assertEquals(1, first.touches().get(0).memberId());
        assertEquals(List.of(), nothing);
        assertEquals(List.of("reached 0 1 0", "reached 0 1 1"), daily);
        assertEquals(List.of(), again);
        assertEquals(List.of("reached 1 2 1", "reached -1 1 2", "reached -1 1 3"), weekly);
        assertEquals(List.of("lost 0 1 1", "lost -1 0 3"), lost);
    }

    @Test
    void shouldCountFromTodayOnAndOfTheWeekOnlyWhatComesThen() {
        walk(MONDAY, 9_000, 0);
        walk(TUESDAY, 2_000, 0);
        put(DAILY, STEPS, 3_000);
        put(WEEKLY, STEPS, 3_000);

        final List<String> before = walk(MONDAY, 20_000, 0);
        final List<String> daily = walk(TUESDAY, 3_000, 0);
        final GoalAnswer.Goal dailyGoal = goals(1).get(0);
        final GoalAnswer.Goal weeklyGoal = goals(1).get(1);
        final List<String> weekly = walk(TUESDAY, 5_000, 0);

        assertEquals(List.of(), before);
        assertEquals(List.of("reached 0 1 0"), daily);
        assertEquals(new GoalAnswer.Goal(3_000, 3_000, 1, TUESDAY, DAILY, STEPS), dailyGoal);
        assertEquals(new GoalAnswer.Goal(3_000, 1_000, 0, TUESDAY, WEEKLY, STEPS), weeklyGoal);
        assertEquals(List.of("reached -1 1 2"), weekly);
    }

    @Test
    void shouldBreakAStreakWhenADayIsMissedAndMendItByALateReport() {
        put(DAILY, STEPS, 1_000);
        for (int day = 0; day < 10; day++) {
            if (day != 6) {
                walk(TUESDAY + day, 1_000, 0);
            }
            scene.advanceMs(DAY_MS);
        }
        final int broken = goal().streak();

        final List<String> late = walk(TUESDAY + 6, 1_500, 0);

        assertEquals(3, broken);
        assertEquals(List.of("reached 6 10 0"), late);
        assertEquals(10, goal().streak());
    }

    @Test
    void shouldKeepAStreakForOneDayWithoutAGoal() {
        put(DAILY, STEPS, 1_000);
        walk(TUESDAY, 1_000, 0);
        final int sameDay = goal().streak();
        walk(TUESDAY + 1, 1_000, 0); // a day ahead is accepted, and counts
        final int ahead = goal().streak();
        scene.advanceMs(2 * DAY_MS);
        final int dayAfter = goal().streak();
        scene.advanceMs(DAY_MS);

        assertEquals(List.of(1, 2, 2, 0), List.of(sameDay, ahead, dayAfter, goal().streak()));
        assertEquals(0, goal().progress());
    }

    @Test
    void shouldTellTheStreakThatACorrectionOfThePastLeaves() {
        put(DAILY, ENERGY, 100);
        for (int day = 0; day < 8; day++) {
            walk(TUESDAY + day, 0, 100);
            scene.advanceMs(DAY_MS);
        }

        assertEquals(List.of("lost 3 4 1"), correct(TUESDAY + 3, 99));
        assertEquals(List.of("lost 7 0 1"), correct(TUESDAY + 7, 0));
        assertEquals(List.of("reached 7 4 1"), correct(TUESDAY + 7, NULL_CENTIKCAL));
        assertEquals(List.of("reached 3 8 1"), correct(TUESDAY + 3, NULL_CENTIKCAL));
    }

    @Test
    void shouldLoseTheEnergyOfADayThatBecomesImplausible() {
        put(DAILY, STEPS, 1_000);
        put(DAILY, ENERGY, 100);
        scene.set(Setting.DAY_STEPS_MAX, 15_000);
        scene.accept(new Command.ReportActivity(1, 1, TUESDAY, 10_000, 500, 10, false));

        final List<String> implausible =
                told(scene.accept(new Command.ReportActivity(1, 1, TUESDAY, 10_000, 500, 11, false)));

        assertEquals(List.of("lost 0 0 1"), implausible);
        assertEquals(20_000, goal().progress());
    }

    @Test
    void shouldReachWeeksFromMondayToSunday() {
        put(WEEKLY, ENERGY, 1_000);
        final List<String> sunday = walk(TUESDAY, 0, 700);
        scene.advanceMs(5 * DAY_MS);
        final List<String> reached = walk(TUESDAY + 5, 0, 300);
        final List<String> nextMonday = walk(TUESDAY + 6, 0, 999);
        scene.advanceMs(DAY_MS);
        final GoalAnswer.Goal nextWeek = goal();
        final List<String> second = walk(TUESDAY + 6, 0, 1_000);
        final List<String> lateForTheFirst = correct(TUESDAY, 699);
        scene.advanceMs(7 * DAY_MS);
        final int weekAfter = goal().streak();
        scene.advanceMs(7 * DAY_MS);

        assertEquals(List.of(), sunday);
        assertEquals(List.of("reached -1 1 3"), reached);
        assertEquals(List.of(), nextMonday);
        assertEquals(999, nextWeek.progress());
        assertEquals(1, nextWeek.streak());
        assertEquals(List.of("reached 6 2 3"), second);
        assertEquals(List.of("lost -1 1 3"), lateForTheFirst);
        assertEquals(1, weekAfter);
        assertEquals(0, goal().streak());
    }

    @Test
    void shouldTakeWhatAWeekLosesOfTheTimeBeforeTheGoalBelowZero() {
        walk(TUESDAY, 0, 500);
        put(WEEKLY, ENERGY, 100);

        correct(TUESDAY, 200);

        assertEquals(-300, goal().progress());
    }

    @Test
    void shouldJudgeByAChangedTargetOnlyWithLaterChangesOfEitherMeasure() {
        put(DAILY, STEPS, 1_000);
        walk(TUESDAY, 1_200, 10);
        put(DAILY, STEPS, 2_000);
        final int streak = goal().streak();

        final List<String> energyOnly = walk(TUESDAY, 1_200, 11);
        put(DAILY, STEPS, 1_100);
        final List<String> lowered = walk(TUESDAY, 1_201, 11);

        assertEquals(1, streak);
        assertEquals(List.of("lost 0 0 0"), energyOnly);
        assertEquals(List.of("reached 0 1 0"), lowered);
    }

    @Test
    void shouldBeginAnewWhenAnEndedGoalIsPutAgain() {
        put(DAILY, STEPS, 1_000);
        put(WEEKLY, STEPS, 1_000);
        walk(TUESDAY, 1_000, 0);
        put(DAILY, STEPS, 0);
        final List<GoalAnswer.Goal> one = goals(1);
        put(WEEKLY, STEPS, 0);
        put(WEEKLY, ENERGY, 0);
        final List<GoalAnswer.Goal> none = goals(1);
        final List<String> nobodyFollows = walk(TUESDAY, 5_000, 10);

        put(DAILY, STEPS, 1_000);

        assertEquals(1, one.size());
        assertEquals(WEEKLY, one.get(0).period());
        assertEquals(List.of(), none);
        assertEquals(List.of(), nobodyFollows);
        assertEquals(0, goal().streak());
        assertEquals(List.of("reached 0 1 0"), walk(TUESDAY, 5_001, 10));
    }

    @Test
    void shouldLiveByTheMembersZone() {
        scene.accept(new Command.PutMember(scene.nextId(), CALLER, 1, 70_000, 3 * 60, MemberStatus.ACTIVE));
        put(DAILY, STEPS, 1_000); // it is Wednesday there

        final List<String> tuesday = walk(TUESDAY, 2_000, 0);
        final List<String> wednesday = walk(TUESDAY + 1, 2_000, 0);
        final int firstDay = goal().fromDay();
        scene.advanceMs(DAY_MS + 22 * HOUR_MS); // Thursday, 20:00 UTC: Thursday, 23:00
        final int thursday = goal().streak();
        scene.advanceMs(HOUR_MS);
        final int friday = goal().streak();
        scene.accept(new Command.PutMember(scene.nextId(), CALLER, 1, 70_000, -60, MemberStatus.SUSPENDED));

        assertEquals(List.of(), tuesday);
        assertEquals(List.of("reached 1 1 0"), wednesday);
        assertEquals(TUESDAY + 1, firstDay);
        assertEquals(1, thursday);
        assertEquals(0, friday);
        assertEquals(1, goal().streak(), "back to Thursday, goals kept");
    }

    @Test
    void shouldCountNoMoreThanThePeriodsThatAreKept() {
        put(DAILY, STEPS, 1);
        for (int day = 0; day < 70; day++) {
            walk(TUESDAY + day, 1, 0);
            scene.advanceMs(DAY_MS);
        }

        assertEquals(64, goal().streak());
        scene.advanceMs(70 * DAY_MS);
        assertEquals(List.of("reached 140 1 0"), walk(TUESDAY + 140, 1, 0));
    }

    @Test
    void shouldSayThatAMemberIsUnknownOrHasNoGoals() {
        put(DAILY, STEPS, 1);

        assertEquals(
                new GoalAnswer.Goals(ResultCode.UNKNOWN_MEMBER, 99, List.of()),
                scene.port.answer(new GoalQuery.Goals(99)));
        assertEquals(
                new GoalAnswer.Goals(ResultCode.ACCEPTED, 2, List.of()), scene.port.answer(new GoalQuery.Goals(2)));
    }

    /** Reports, repeated and in any order, reach the same; and what they reach is what the days say. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldReachWhatTheDaysSayInAnyOrder(final long seed) {
        final Random random = new Random(seed);
        final int days = 20;
        final int target = random.nextInt(3_000, 12_000);
        final List<Command> reports = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            final boolean isWhole = i % 5 == 0;
            reports.add(new Command.ReportActivity(
                    1,
                    1,
                    TUESDAY + (isWhole ? random.nextInt(days) : days - 8 + random.nextInt(8)),
                    random.nextInt(isWhole ? 2 * target : target / 2),
                    0,
                    isWhole ? WHOLE_DAY : random.nextInt(24),
                    false));
        }
        reports.addAll(reports.subList(0, 30));
        put(DAILY, STEPS, target);
        put(WEEKLY, STEPS, 4L * target);
        scene.advanceMs((days - 1) * DAY_MS);
        Collections.shuffle(reports, random);
        reports.forEach(scene::accept);

        final Map<Integer, Integer> stepsByWeek = new TreeMap<>();
        int streak = 0;
        for (int day = TUESDAY; day < TUESDAY + days; day++) {
            final int steps = scene.day(1, day).steps();
            stepsByWeek.merge((day - MONDAY) / 7, steps, Integer::sum);
            streak = steps >= target ? streak + 1 : day == TUESDAY + days - 1 ? streak : 0;
        }
        int weeks = 0;
        for (int week = 0; week <= 2; week++) {
            weeks = stepsByWeek.get(week) >= 4 * target ? weeks + 1 : week == 2 ? weeks : 0;
        }
        assertEquals(streak, goals(1).get(0).streak(), "seed " + seed);
        assertEquals((long) stepsByWeek.get(2), goals(1).get(1).progress(), "seed " + seed);
        assertEquals(weeks, goals(1).get(1).streak(), "seed " + seed);
    }
}
