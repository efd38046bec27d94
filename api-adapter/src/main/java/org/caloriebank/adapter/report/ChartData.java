package org.caloriebank.adapter.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.ResultCode;

/** The numbers the page's script draws. */
final class ChartData {
    /** Each point of a latency plot leaves out this part of the answers beyond the one before. */
    private static final double STEP = 0.9;

    private ChartData() {}

    static Map<String, Object> of(final DemoFacts facts) {
        final Map<String, Object> data = new LinkedHashMap<>();
        data.put("days", days(facts.month()));
        data.put("members", members(facts.month()));
        data.put("hours", hours(facts.month()));
        data.put("centre", CentreChartData.of(facts.centre()));
        data.put("refusals", refusals(facts.journal().refusals()));
        data.put("answers", answers(facts.stream()));
        data.put(
                "latency",
                Map.of(
                        "before",
                        percentiles(facts.stream().before()),
                        "after",
                        percentiles(facts.stream().after())));
        return data;
    }

    private static List<Object> days(final MonthFacts month) {
        return List.copyOf(month.days().stream()
                .map(day -> Map.of(
                        "date",
                        day.date().toString(),
                        "coins",
                        day.earnedCenticoins() / 100.0,
                        "people",
                        day.members()))
                .toList());
    }

    private static List<Object> members(final MonthFacts month) {
        return List.copyOf(month.members().stream()
                .map(member -> Map.of(
                        "name",
                        member.name(),
                        "coins",
                        member.earnedCenticoins() / 100.0,
                        "days",
                        member.days(),
                        "steps",
                        member.steps()))
                .toList());
    }

    /** Of an average day. */
    private static List<Object> hours(final MonthFacts month) {
        final List<Object> hours = new ArrayList<>();
        for (int hour = 0; hour < 24; hour++) {
            final int of = hour;
            final long centicoins = month.hourlyCenticoins().stream()
                    .mapToLong(hoursOfDay -> hoursOfDay.get(of))
                    .sum();
            hours.add(centicoins / 100.0 / month.days().size());
        }
        return hours;
    }

    private static List<Object> refusals(final List<Refusal> refusals) {
        final Map<ResultCode, Long> byCode = new LinkedHashMap<>();
        refusals.forEach(refusal -> byCode.merge(refusal.code(), refusal.count(), Long::sum));
        return List.copyOf(byCode.entrySet().stream()
                .sorted(Map.Entry.<ResultCode, Long>comparingByValue().reversed())
                .map(e -> Map.of("reason", e.getKey().sentence(), "count", e.getValue()))
                .toList());
    }

    private static Map<String, Object> answers(final StreamFacts stream) {
        final double perSecond = 1000.0 / stream.bucketMs();
        return Map.of(
                "bucketMs",
                stream.bucketMs(),
                "killedAtMs",
                stream.crash().atNanos() / 1_000_000,
                "backAtMs",
                stream.crash().backAtNanos() / 1_000_000,
                "perSecond",
                stream.answersByBucket().stream()
                        .map(count -> count * perSecond)
                        .toList());
    }

    private static List<Object> percentiles(final StreamFacts.Phase phase) {
        final List<Object> points = new ArrayList<>();
        final int count = phase.latencies().count();
        for (double left = 1; left * count >= 1; left *= STEP) {
            final double percent = Math.max(100 * (1 - left), 1e-6);
            points.add(Map.of("oneIn", 1 / left, "ms", phase.latencies().percentile(percent) / 1e6));
        }
        return points;
    }
}
