package org.caloriebank.adapter.report;

/** What to try next, and whom the data is from. */
final class FootSection {
    private FootSection() {}

    static void write(final Html html, final DemoFacts facts) {
        Parts.begin(html, "next", "Try next", "The bank of this page is in " + facts.bankDirectory() + ".");
        html.open("dl", "class", "commands");
        for (final NextSteps.Step step : NextSteps.of(facts)) {
            html.leaf("dt", step.why()).open("dd").leaf("code", step.command()).close("dd");
        }
        html.close("dl");
        Parts.end(html);
        html.open("footer")
                .open("p")
                .text("Data: " + Attribution.AUTHORS)
                .leaf("cite", Attribution.TITLE)
                .leaf("a", "doi " + Attribution.DOI, "href", "https://doi.org/" + Attribution.DOI)
                .text(", ")
                .leaf("a", Attribution.LICENCE, "href", "https://creativecommons.org/licenses/by/4.0/")
                .text(". Names are pseudonyms. Totals were turned into active energy; otherwise the data is unchanged.")
                .close("p");
        html.leaf(
                "p",
                "This page loads nothing. Charts: Chart.js, MIT licence. All took " + Figures.seconds(facts.nanos())
                        + "; seed " + facts.seed() + ".");
        html.close("footer");
    }
}
