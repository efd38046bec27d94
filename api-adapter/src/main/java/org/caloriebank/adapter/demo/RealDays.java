package org.caloriebank.adapter.demo;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;

/** The days of the sample's people, hour by hour, as the journal has them; dealt out by seed to more members than there are people. Confined to one thread. */
final class RealDays {
    static final int HOURS = 24;
    private static final int HOURS_LEAST = 12;

    /** A day of somebody: steps and active centikcal by hour; hours without a report have none. */
    record Day(int[] steps, int[] centikcal) {}

    private final Map<Long, Map<Integer, Day>> daysByPerson = new TreeMap<>();
    private final Map<Day, Integer> hoursByDay = new IdentityHashMap<>();

    void onRecord(final Command command, final Outcome outcome) {
        if (command instanceof Command.ReportActivity report
                && outcome.isAccepted()
                && report.hour() < Limits.WHOLE_DAY
                && report.energyCentikcal() >= 0) {
            final Day day = daysByPerson
                    .computeIfAbsent(report.memberId(), p -> new TreeMap<>())
                    .computeIfAbsent(report.epochDay(), d -> new Day(new int[HOURS], new int[HOURS]));
            day.steps[report.hour()] = report.steps();
            day.centikcal[report.hour()] = report.energyCentikcal();
            hoursByDay.merge(day, 1, Integer::sum);
        }
    }

    /** @return for each person the days that are known well enough, by weekday: Saturdays first, then the others. */
    List<Person> people() {
        final List<Person> people = new ArrayList<>();
        daysByPerson.values().forEach(days -> {
            final List<Day> saturdays = new ArrayList<>();
            final List<Day> others = new ArrayList<>();
            days.forEach((epochDay, day) -> {
                if (hoursByDay.get(day) >= HOURS_LEAST) {
                    final boolean isSaturday = LocalDate.ofEpochDay(epochDay).getDayOfWeek() == DayOfWeek.SATURDAY;
                    (isSaturday ? saturdays : others).add(day);
                }
            });
            if (!others.isEmpty()) {
                people.add(new Person(saturdays.isEmpty() ? others : saturdays, others));
            }
        });
        return people;
    }

    /** Somebody of the sample; neither list is empty. */
    record Person(List<Day> saturdays, List<Day> otherDays) {
        Day anySaturday(final SplittableRandom random) {
            return saturdays.get(random.nextInt(saturdays.size()));
        }

        Day anyOtherDay(final SplittableRandom random) {
            return otherDays.get(random.nextInt(otherDays.size()));
        }
    }
}
