package org.caloriebank.adapter.report;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.caloriebank.adapter.audit.JournalDescription;

/** The demonstration on one screen of a terminal. */
public final class TextSummary {
    private static final int WIDTH = 92;
    private static final int TOP = 5;
    private static final int BAR = 36;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);

    private final DemoFacts facts;
    private final Paint paint;
    private final List<String> lines = new ArrayList<>();

    private TextSummary(final DemoFacts facts, final Paint paint) {
        this.facts = facts;
        this.paint = paint;
    }

    public static String of(final DemoFacts facts, final Paint paint) {
        return new TextSummary(facts, paint).text();
    }

    private String text() {
        month();
        centre();
        stream();
        journal();
        proofs();
        where();
        return String.join(System.lineSeparator(), lines);
    }

    private void month() {
        final MonthFacts month = facts.month();
        lines.add("");
        lines.add(paint.line(WIDTH));
        lines.add(paint.bold(" Calorie Bank: a month of movement, spent, crashed and proven"));
        lines.add(paint.line(WIDTH));
        lines.add(label("People") + Figures.count(month.members().size(), "member") + ", "
                + Figures.millions(month.steps()) + " steps, "
                + paint.coin(Figures.coins(month.earnedCenticoins()) + " coins") + " earned");
        final List<Long> days =
                month.days().stream().map(MonthFacts.Day::earnedCenticoins).toList();
        lines.add(label("Coins by day")
                + paint.coin(paint.sparkline(days))
                + paint.faint("  " + DAY.format(month.first()) + " to " + DAY.format(month.last())));
        final List<MonthFacts.Member> members = month.members();
        for (int i = 0; i < Math.min(TOP, members.size()); i++) {
            final MonthFacts.Member member = members.get(i);
            lines.add(label(i == 0 ? "Who moved most" : "")
                    + String.format(Locale.ROOT, "%-8s %12s  ", member.name(), Figures.coins(member.earnedCenticoins()))
                    + paint.coin(
                            paint.bar(member.earnedCenticoins(), members.get(0).earnedCenticoins(), BAR)));
        }
    }

    private void centre() {
        final CentreFacts centre = facts.centre();
        lines.add("");
        lines.add(label("Centre") + Figures.count(centre.visits().count(), "visit") + ", "
                + paint.coin(Figures.coins(centre.earned() + centre.bonus()) + " coins") + " earned at the carnival, "
                + paint.coin(Figures.coins(centre.spent())) + " spent");
        lines.add(label("People inside")
                + paint.sparkline(everyQuarter(centre.occupancy()))
                + paint.faint("  at most " + centre.occupancy().peak()));
        lines.add(label("Pool") + CentreFacts.Mark.inWords(centre.water().marks()) + "; "
                + Figures.count(centre.swimmers().size(), "swimmer") + " pay nothing");
    }

    private static List<Long> everyQuarter(final CentreFacts.Occupancy occupancy) {
        final List<Integer> people = occupancy.building();
        final int step = Math.max(1, 15 / occupancy.stepMinutes());
        return IntStream.range(0, people.size())
                .filter(i -> i % step == 0)
                .mapToObj(i -> (long) people.get(i))
                .toList();
    }

    private void stream() {
        final StreamFacts stream = facts.stream();
        final StreamFacts.Crash crash = stream.crash();
        lines.add("");
        lines.add(label("HTTP") + Figures.count(stream.acknowledged(), "command") + " from "
                + Figures.count(stream.callers(), "caller") + ", every answer synced to the disk first");
        lines.add(label("Answers in time")
                + paint.sparkline(stream.answersByBucket())
                + paint.faint("  " + stream.bucketMs() + " ms a column"));
        lines.add(label("Latency")
                + paint.faint(String.format(
                        Locale.ROOT,
                        "%-14s %9s %9s %9s %9s %9s %12s",
                        "",
                        "p50",
                        "p90",
                        "p99",
                        "p99.9",
                        "max",
                        "answers/s")));
        lines.add(label("") + latencies("before crash", stream.before()));
        lines.add(label("") + latencies("after crash", stream.after()));
        lines.add(label("Crash") + "killed after " + Figures.count(crash.acknowledgedBefore(), "answer") + ", "
                + crash.unanswered() + " under way (" + crash.unansweredInJournal() + " already journalled); back in "
                + Figures.seconds(crash.backNanos()));
    }

    private static String latencies(final String title, final StreamFacts.Phase phase) {
        final Latencies l = phase.latencies();
        return String.format(
                Locale.ROOT,
                "%-14s %9s %9s %9s %9s %9s %12s",
                title,
                Figures.milliseconds(l.percentile(50)),
                Figures.milliseconds(l.percentile(90)),
                Figures.milliseconds(l.percentile(99)),
                Figures.milliseconds(l.percentile(99.9)),
                Figures.milliseconds(l.max()),
                Figures.rate(l.count(), phase.nanos()));
    }

    private void journal() {
        final JournalDescription journal = facts.journal().description();
        lines.add("");
        lines.add(label("Journal") + Figures.count(journal.records(), "record") + " in "
                + Figures.count(journal.blocks(), "block") + ", " + Figures.bytes(journal.blockBytes())
                + ", replayed in " + Figures.seconds(facts.journal().replayNanos()));
        lines.add(label("Last block") + paint.faint(journal.lastBlockHash()));
        lines.add("");
    }

    private void proofs() {
        for (final Proof proof : facts.proofs()) {
            lines.add(" " + paint.mark(proof.isHeld()) + ' ' + proof.name());
            lines.add("   " + paint.faint(proof.evidence()));
        }
        lines.add("");
        final String verdict = facts.isProven() ? "All " + facts.proofs().size() + " claims proven" : "NOT PROVEN";
        lines.add(' ' + (facts.isProven() ? paint.good(verdict) : paint.bad(verdict)) + " in "
                + Figures.seconds(facts.nanos()) + ", seed " + facts.seed() + ".");
    }

    private void where() {
        lines.add("");
        lines.add(label("Page") + paint.bold(facts.reportFile().toString()));
        lines.add(label("Bank") + facts.bankDirectory());
        lines.add("");
        lines.add(paint.bold(" Try next"));
        for (final NextSteps.Step step : NextSteps.of(facts)) {
            lines.add("   " + paint.faint(step.why() + ":"));
            lines.add("     " + step.command());
        }
        lines.add("");
        lines.add(paint.faint(" Data: " + Attribution.TEXT));
        lines.add(paint.line(WIDTH));
    }

    private String label(final String label) {
        return ' ' + paint.bold(String.format(Locale.ROOT, "%-17s", label));
    }
}
