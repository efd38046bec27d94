package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreHouse.CALLER_ID;
import static org.caloriebank.adapter.demo.CentreTime.DAY_MS;
import static org.caloriebank.adapter.demo.CentreTime.HOUR_MS;
import static org.caloriebank.adapter.demo.CentreTime.MINUTE_MS;

import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.MemberStatus;

/** The members of the centre, who move as real people did: their week before the day, and the day itself hour by hour. */
final class CentreMembers {
    static final int COUNT = 200;
    /** Came in the morning with coins for entry and half an hour, and nothing that counts steps. */
    static final long NEWCOMER = COUNT;

    private static final int DAYS_MIN = 3;
    private static final int DAYS_MAX = 7;
    private static final long SOURCE_ID = 1;
    private static final int GOAL_EVERY = 4;
    private static final long GOAL_STEPS = 10_000;
    private static final int MASS_GRAMS = 70_000;
    private static final int FIRST_HOUR = 7;
    private static final int LAST_HOUR = 21;

    private final CentreTime time;
    private final List<RealDays.Person> people;
    private final SplittableRandom random;
    private final long midnightMs;

    /** @param midnightMs of the day at the centre. */
    CentreMembers(
            final CentreTime time,
            final List<RealDays.Person> people,
            final SplittableRandom random,
            final long midnightMs) {
        this.time = time;
        this.people = people;
        this.random = random;
        this.midnightMs = midnightMs;
    }

    /** @return when the first of the days before the day begins, ms. */
    static long historyStartMs(final long midnightMs) {
        return midnightMs - DAYS_MAX * DAY_MS;
    }

    /** Open them and let the days before pass; each day's hours are reported at its end. */
    void live() {
        for (long member = 1; member <= COUNT; member++) {
            time.send(new Command.PutMember(time.newId(), CALLER_ID, member, MASS_GRAMS, 0, MemberStatus.ACTIVE));
        }
        final int[] daysBefore = new int[COUNT];
        for (int member = 1; member < NEWCOMER; member++) {
            daysBefore[member] = random.nextInt(DAYS_MIN, DAYS_MAX + 1);
        }
        for (int before = DAYS_MAX; before >= 1; before--) {
            final long dayMs = midnightMs - before * DAY_MS;
            time.leapTo(dayMs + DAY_MS - MINUTE_MS);
            for (int member = 1; member < NEWCOMER; member++) {
                if (before <= daysBefore[member]) {
                    final RealDays.Day day = personOf(member).anyOtherDay(random);
                    for (int hour = 0; hour < RealDays.HOURS; hour++) {
                        report(member, dayMs, hour, day);
                    }
                }
            }
            time.await();
        }
    }

    /** Plan the day: goals in the morning, and the real hours as they end. */
    void planDay() {
        time.submit(new Command.AdjustBalance(
                time.newId(),
                CALLER_ID,
                NEWCOMER,
                CentreHouse.ENTRY_FEE_CENTICOINS + CentreHouse.BLOCK_PRICE_CENTICOINS,
                1,
                "a first visit, as a welcome"));
        for (int member = 1; member < NEWCOMER; member++) {
            if (member % GOAL_EVERY == 0) {
                time.send(new GoalCommand.PutGoal(
                        time.newId(), CALLER_ID, GoalPeriod.DAILY, GoalMeasure.STEPS, member, GOAL_STEPS));
            }
            planHours(member, personOf(member).anySaturday(random));
        }
        time.await();
    }

    private void planHours(final int member, final RealDays.Day day) {
        for (int hour = 0; hour <= LAST_HOUR; hour++) {
            final long endMs = midnightMs + (Math.max(hour, FIRST_HOUR - 1) + 1) * HOUR_MS;
            final int of = hour;
            time.plan(endMs + random.nextLong(5 * MINUTE_MS), () -> report(member, midnightMs, of, day));
        }
    }

    private void report(final int member, final long dayMs, final int hour, final RealDays.Day day) {
        if (day.steps()[hour] > 0 || day.centikcal()[hour] > 0) {
            time.send(new Command.ReportActivity(
                    member, SOURCE_ID, (int) (dayMs / DAY_MS), day.steps()[hour], day.centikcal()[hour], hour, false));
        }
    }

    private RealDays.Person personOf(final int member) {
        return people.get(member % people.size());
    }
}
