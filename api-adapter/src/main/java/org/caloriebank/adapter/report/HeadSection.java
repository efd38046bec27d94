package org.caloriebank.adapter.report;

/** What it is, in a sentence, the verdict and the greatest figures. */
final class HeadSection {
    private HeadSection() {}

    static void write(final Html html, final DemoFacts facts) {
        final MonthFacts month = facts.month();
        final StreamFacts stream = facts.stream();
        html.open("header").leaf("p", "Calorie Bank", "class", "brand").leaf("h1", "A month of movement became coins");
        html.leaf(
                "p",
                "The coins were spent, every step was journalled, the node was killed in the middle of its work, and all of it"
                        + " was proven by replaying the journal.",
                "class",
                "lead");
        verdict(html, facts);
        html.open("div", "class", "figures");
        Parts.figure(html, Figures.count(month.members().size()), "people");
        Parts.figure(
                html,
                Figures.millions(month.steps()),
                "steps in " + month.days().size() + " days");
        Parts.figure(html, Figures.wholeCoins(month.earnedCenticoins()), "coins earned");
        Parts.figure(html, Figures.count(stream.acknowledged()), "commands over HTTP");
        Parts.figure(
                html, Figures.milliseconds(stream.after().latencies().percentile(50)), "median answer, synced to disk");
        Parts.figure(html, Figures.seconds(stream.crash().backNanos()), "to be back after the kill");
        html.close("div").close("header");
    }

    private static void verdict(final Html html, final DemoFacts facts) {
        final long held = facts.proofs().stream().filter(Proof::isHeld).count();
        final boolean isProven = facts.isProven();
        html.open("p", "class", isProven ? "verdict good" : "verdict bad")
                .leaf("b", isProven ? "✔ Proven" : "✘ Not proven")
                .text(" " + held + " of " + facts.proofs().size() + " claims hold. ")
                .leaf("a", "See each of them", "href", "#proof")
                .close("p");
    }
}
