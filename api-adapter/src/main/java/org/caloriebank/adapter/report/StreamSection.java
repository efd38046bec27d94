package org.caloriebank.adapter.report;

/** The HTTP stream through the crash: answers over time, latencies before and after. */
final class StreamSection {
    private static final double[] PERCENTILES = {50, 90, 95, 99, 99.9, 100};

    private StreamSection() {}

    static void write(final Html html, final StreamFacts stream) {
        final StreamFacts.Crash crash = stream.crash();
        Parts.begin(
                html,
                "crash",
                "Through a crash",
                Figures.count(stream.callers(), "caller")
                        + " used the node over HTTP, each with one command under way at a"
                        + " time. After " + Figures.count(crash.acknowledgedBefore(), "answer")
                        + " the process was killed without warning (SIGKILL), its files were checked, and it was started"
                        + " again. An answer leaves only when the disk has the command.");
        html.open("div", "class", "figures small");
        Parts.figure(
                html,
                Figures.count(crash.foundInJournal()),
                "of " + Figures.count(crash.acknowledgedBefore()) + " answers found in the dead process's files");
        Parts.figure(html, Figures.count(crash.unanswered()), "commands under way at the kill");
        Parts.figure(
                html,
                Figures.count(crash.unansweredInJournal()),
                "of these the journal had already: sent again, they paid nothing more");
        Parts.figure(html, Figures.count(crash.recoveredRecords()), "records replayed at the start");
        html.close("div");
        Parts.chart(
                html,
                "answers",
                "Answers a second, and the gap of the crash",
                "Line: answers a second over time, with a gap where the node was dead");
        Parts.chart(
                html,
                "latency",
                "Latency of an answer by percentile",
                "Lines: latency by percentile, before and after the crash");
        latencies(html, stream);
        Parts.end(html);
    }

    private static void latencies(final Html html, final StreamFacts stream) {
        html.open("div", "class", "scroll").open("table", "class", "numbers");
        html.headRow("", "answers", "a second", "p50", "p90", "p95", "p99", "p99.9", "max");
        row(html, "before the crash", stream.before());
        row(html, "after the crash", stream.after());
        html.close("table").close("div");
        html.leaf(
                "p",
                "As a caller sees it, HTTP and the sync to the disk included, callers and node on one machine, a node that has just"
                        + " started: a demonstration, not a benchmark.",
                "class",
                "note");
    }

    private static void row(final Html html, final String title, final StreamFacts.Phase phase) {
        final String[] cells = new String[3 + PERCENTILES.length];
        cells[0] = title;
        cells[1] = Figures.count(phase.latencies().count());
        cells[2] = Figures.rate(phase.latencies().count(), phase.nanos());
        for (int i = 0; i < PERCENTILES.length; i++) {
            cells[3 + i] = Figures.milliseconds(phase.latencies().percentile(PERCENTILES[i]));
        }
        html.row(cells);
    }
}
