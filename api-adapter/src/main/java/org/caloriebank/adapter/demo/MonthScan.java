package org.caloriebank.adapter.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.caloriebank.adapter.files.ImportSummary;
import org.caloriebank.adapter.report.MonthFacts;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;

/** Adds up what the imported reports earned, as the journal tells it. Confined to one thread. */
final class MonthScan {
    private static final int DAYS_PER_WEEK = 7;
    private static final int HOURS_PER_DAY = 24;

    /** What a member did on a day. */
    private static final class MemberDay {
        private long earnedCenticoins;
        private long hourSteps;
        private long wholeDaySteps;

        long steps() {
            return Math.max(hourSteps, wholeDaySteps);
        }
    }

    private final Map<Integer, Map<Long, MemberDay>> membersByDay = new TreeMap<>();
    private final Set<Long> members = new HashSet<>();
    private final long[][] hourly = new long[DAYS_PER_WEEK][HOURS_PER_DAY];
    private long wholeDayCenticoins;

    void onRecord(final Command command, final Outcome outcome) {
        if (command instanceof Command.ReportActivity report && outcome.isAccepted()) {
            onReport(report, outcome.amountCenticoins());
        }
    }

    private void onReport(final Command.ReportActivity report, final long centicoins) {
        members.add(report.memberId());
        final MemberDay day = membersByDay
                .computeIfAbsent(report.epochDay(), d -> new HashMap<>())
                .computeIfAbsent(report.memberId(), m -> new MemberDay());
        day.earnedCenticoins += centicoins;
        if (report.hour() == Limits.WHOLE_DAY) {
            day.wholeDaySteps = Math.max(day.wholeDaySteps, report.steps());
            wholeDayCenticoins += centicoins;
        } else {
            day.hourSteps += report.steps(); // the importer sends each hour once
            final int weekday =
                    LocalDate.ofEpochDay(report.epochDay()).getDayOfWeek().ordinal();
            hourly[weekday][report.hour()] += centicoins;
        }
    }

    /** @return ids of the members by coins, most first. */
    List<Long> membersByCoins() {
        return members.stream()
                .sorted(Comparator.comparingLong(this::earnedBy).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    MonthFacts facts(final ImportSummary summary, final Pseudonyms names) {
        final List<MonthFacts.Day> days = new ArrayList<>();
        membersByDay.forEach((epochDay, byMember) -> days.add(new MonthFacts.Day(
                LocalDate.ofEpochDay(epochDay),
                byMember.values().stream().mapToLong(d -> d.earnedCenticoins).sum(),
                (int) byMember.values().stream()
                        .filter(d -> d.earnedCenticoins > 0)
                        .count(),
                byMember.values().stream().mapToLong(MemberDay::steps).sum())));
        return new MonthFacts(
                summary.files().size(),
                summary.rows(),
                summary.reportsSent(),
                summary.reportsAccepted(),
                days,
                membersByCoins().stream().map(id -> member(id, names)).toList(),
                Arrays.stream(hourly)
                        .map(hours -> Arrays.stream(hours).boxed().toList())
                        .toList(),
                wholeDayCenticoins,
                summary.nanos());
    }

    private MonthFacts.Member member(final long memberId, final Pseudonyms names) {
        final List<MemberDay> days = daysOf(memberId);
        return new MonthFacts.Member(
                memberId,
                names.of(memberId),
                earnedBy(memberId),
                (int) days.stream().filter(d -> d.earnedCenticoins > 0).count(),
                days.stream().mapToLong(MemberDay::steps).sum());
    }

    private long earnedBy(final long memberId) {
        return daysOf(memberId).stream().mapToLong(d -> d.earnedCenticoins).sum();
    }

    private List<MemberDay> daysOf(final long memberId) {
        return membersByDay.values().stream()
                .filter(day -> day.containsKey(memberId))
                .map(day -> day.get(memberId))
                .toList();
    }
}
