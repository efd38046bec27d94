package org.caloriebank.adapter.files;

import static org.caloriebank.adapter.files.ActivityRows.NOT_GIVEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.caloriebank.protocol.Limits;
import org.junit.jupiter.api.Test;

final class ReportPlanTest {
    private static final int DAY = 16_903; // 2016-04-12
    private static final long DAY_MS = 86_400_000;
    private static final long HOUR_MS = 3_600_000;

    private final FileMembers members = new FileMembers();
    private final ActivityRows rows = new ActivityRows();

    @Test
    void shouldOrderByEndThenMemberThenHourBeforeDay() {
        final int nine = members.indexOf(9);
        final int three = members.indexOf(3);
        rows.addDay(nine, DAY, 900, NOT_GIVEN);
        rows.addDay(three, DAY, 300, NOT_GIVEN);
        rows.addHour(nine, DAY * 24 + 23, 90, NOT_GIVEN);
        rows.addHour(three, DAY * 24 + 23, 30, NOT_GIVEN);
        rows.addHour(nine, DAY * 24, 9, NOT_GIVEN);

        final ReportPlan plan = plan(0, 0);

        assertEquals(5, plan.size());
        assertReport(plan, 0, 9, 0, 9, DAY * DAY_MS + HOUR_MS);
        assertReport(plan, 1, 3, 23, 30, (DAY + 1) * DAY_MS);
        assertReport(plan, 2, 3, Limits.WHOLE_DAY, 300, (DAY + 1) * DAY_MS);
        assertReport(plan, 3, 9, 23, 90, (DAY + 1) * DAY_MS);
        assertReport(plan, 4, 9, Limits.WHOLE_DAY, 900, (DAY + 1) * DAY_MS);
    }

    @Test
    void shouldJoinRowsOfTheSameHourAndTakeTheGreatest() {
        final int member = members.indexOf(1);
        rows.addHour(member, DAY * 24 + 5, 100, NOT_GIVEN);
        rows.addHour(member, DAY * 24 + 5, NOT_GIVEN, 9_000);
        rows.addHour(member, DAY * 24 + 5, 80, NOT_GIVEN);
        rows.addHour(member, DAY * 24 + 5, NOT_GIVEN, 9_500);
        members.onHourlyTotal(member, 9_000);
        members.onHourlyTotal(member, 9_500);

        final ReportPlan plan = plan(0);

        assertEquals(1, plan.size());
        assertReport(plan, 0, 1, 5, 100, DAY * DAY_MS + 6 * HOUR_MS);
        assertEquals(500, plan.activeCentikcal(0));
    }

    @Test
    void shouldTakeRestOffHoursAndDaysAndNeverGoBelowZero() {
        final int member = members.indexOf(1);
        members.onHourlyTotal(member, 4_000);
        rows.addHour(member, DAY * 24, NOT_GIVEN, 4_000);
        rows.addHour(member, DAY * 24 + 1, NOT_GIVEN, 5_001);
        rows.addDay(member, DAY, 0, 24 * 4_000 + 7);
        rows.addDay(member, DAY + 1, 0, 0);

        final ReportPlan plan = plan(0);

        assertEquals(0, plan.activeCentikcal(0));
        assertEquals(1_001, plan.activeCentikcal(1));
        assertEquals(7, plan.activeCentikcal(2));
        assertEquals(0, plan.activeCentikcal(3));
    }

    @Test
    void shouldLeaveEnergyToTheStepsRuleWithoutHourlyCalories() {
        final int member = members.indexOf(1);
        rows.addHour(member, DAY * 24, 100, NOT_GIVEN);
        rows.addDay(member, DAY, 5_000, 250_000);

        final ReportPlan plan = plan(0);

        assertEquals(Limits.NULL_CENTIKCAL, plan.activeCentikcal(0));
        assertEquals(Limits.NULL_CENTIKCAL, plan.activeCentikcal(1));
    }

    @Test
    void shouldLeaveEnergyOfASingleHourToTheStepsRuleWhenItsCaloriesAreMissing() {
        final int member = members.indexOf(1);
        members.onHourlyTotal(member, 4_000);
        rows.addHour(member, DAY * 24, 100, NOT_GIVEN);

        assertEquals(Limits.NULL_CENTIKCAL, plan(0).activeCentikcal(0));
    }

    @Test
    void shouldReportAtTheEndOfTheMembersOwnHourAndDay() {
        final int east = members.indexOf(1);
        final int west = members.indexOf(2);
        rows.addHour(east, DAY * 24 + 23, 10, NOT_GIVEN);
        rows.addDay(west, DAY, 20, NOT_GIVEN);

        final ReportPlan plan = plan(345, -570);

        assertReport(plan, 0, 1, 23, 10, (DAY + 1) * DAY_MS - 345 * 60_000);
        assertReport(plan, 1, 2, Limits.WHOLE_DAY, 20, (DAY + 1) * DAY_MS + 570 * 60_000);
    }

    @Test
    void shouldPlanTheFirstAndTheLastDayThereIs() {
        final int member = members.indexOf(Long.MAX_VALUE / 10);
        rows.addHour(member, Limits.EPOCH_DAY_MIN * 24, 1, NOT_GIVEN);
        rows.addDay(member, Limits.EPOCH_DAY_MAX, 2, NOT_GIVEN);

        final ReportPlan plan = plan(Limits.ZONE_OFFSET_MINUTES_MAX);

        assertEquals(Limits.EPOCH_DAY_MIN, plan.epochDay(0));
        assertEquals(0, plan.hour(0));
        assertEquals(Limits.EPOCH_DAY_MAX, plan.epochDay(1));
        assertEquals(Limits.WHOLE_DAY, plan.hour(1));
    }

    private ReportPlan plan(final int... offsetMinutes) {
        return new ReportPlan(rows, members, members.indexesByMemberId(), offsetMinutes);
    }

    private static void assertReport(
            final ReportPlan plan,
            final int position,
            final long memberId,
            final int hour,
            final int steps,
            final long timeMs) {
        assertEquals(memberId, plan.memberId(position));
        assertEquals(DAY, plan.epochDay(position));
        assertEquals(hour, plan.hour(position));
        assertEquals(steps, plan.steps(position));
        assertEquals(timeMs, plan.timeMs(position));
    }
}
