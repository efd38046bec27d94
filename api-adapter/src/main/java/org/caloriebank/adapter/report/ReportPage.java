package org.caloriebank.adapter.report;

import java.io.IOException;

/** The demonstration as one HTML file that loads nothing: it can be mailed, kept and read offline. */
public final class ReportPage {
    private static final String POLICY =
            "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";

    private ReportPage() {}

    /** @throws IOException if a part of the page is missing in the program. */
    public static String of(final DemoFacts facts) throws IOException {
        final Html html = new Html();
        html.raw("<!doctype html>\n").open("html", "lang", "en");
        head(html);
        html.open("body").open("main");
        HeadSection.write(html, facts);
        MonthSection.write(html, facts.month());
        StorySection.write(html, facts.story());
        CentreSection.write(html, facts.centre());
        RefusalSection.write(html, facts.journal().refusals());
        StreamSection.write(html, facts.stream());
        JournalSection.write(html, facts.journal());
        ProofSection.write(html, facts.proofs());
        FootSection.write(html, facts);
        html.close("main");
        html.script("script", ScriptJson.of(ChartData.of(facts)), "type", "application/json", "id", "facts");
        html.script("script", PageResources.chartLibrary());
        html.script("script", PageResources.script());
        html.close("body").close("html");
        return html.toString();
    }

    private static void head(final Html html) throws IOException {
        html.open("head")
                .open("meta", "charset", "utf-8")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .open("meta", "name", "color-scheme", "content", "light dark")
                .open("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .leaf("title", "Calorie Bank: a month of movement")
                .script("style", PageResources.style())
                .close("head");
    }
}
