package org.caloriebank.adapter.report;

import java.util.List;

/** What was refused, and why. */
final class RefusalSection {
    private RefusalSection() {}

    static void write(final Html html, final List<Refusal> refusals) {
        Parts.begin(
                html,
                "refusals",
                "What was refused",
                "Refusals are journalled like everything else and change nothing. Some callers try what they should not: so"
                        + " that it can be seen.");
        Parts.chart(html, "refusals", "Refusals by reason", "Bars: how many commands were refused for each reason");
        Parts.beginTable(html, "The figures by command", "command", "reason", "code", "times");
        refusals.forEach(refusal -> html.row(
                refusal.command(), refusal.code().sentence(), refusal.code().name(), Figures.count(refusal.count())));
        Parts.endTable(html);
        Parts.end(html);
    }
}
