package org.caloriebank.adapter.report;

import java.time.LocalDate;
import java.util.List;

/**
 * What the month of real movement came to.
 *
 * @param rows read from the files.
 * @param reports sent.
 * @param accepted of them.
 * @param days in order.
 * @param members by coins earned, most first.
 * @param hourlyCenticoins earned by hourly reports: seven lists from Monday, each of 24 hours.
 * @param wholeDayCenticoins earned by whole-day totals beyond their hours.
 * @param nanos the import took.
 */
public record MonthFacts(
        int files,
        long rows,
        long reports,
        long accepted,
        List<Day> days,
        List<Member> members,
        List<List<Long>> hourlyCenticoins,
        long wholeDayCenticoins,
        long nanos) {
    /** @param members who earned something. */
    public record Day(LocalDate date, long earnedCenticoins, int members, long steps) {}

    /**
     * @param name a pseudonym.
     * @param days with coins earned.
     */
    public record Member(long memberId, String name, long earnedCenticoins, int days, long steps) {}

    public long earnedCenticoins() {
        return days.stream().mapToLong(Day::earnedCenticoins).sum();
    }

    public long steps() {
        return days.stream().mapToLong(Day::steps).sum();
    }

    public LocalDate first() {
        return days.get(0).date();
    }

    public LocalDate last() {
        return days.get(days.size() - 1).date();
    }
}
