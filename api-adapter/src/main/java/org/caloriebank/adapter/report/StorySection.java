package org.caloriebank.adapter.report;

import java.util.List;
import org.caloriebank.protocol.ResultCode;

/** The morning at the shops as a timeline. */
final class StorySection {
    private StorySection() {}

    static void write(final Html html, final List<StoryStep> story) {
        Parts.begin(
                html,
                "story",
                "A morning at the shops",
                "Each line is one command and the bank's answer, with what the member has afterwards. Times are the ledger's, in the morning after the month.");
        html.open("div", "class", "scroll").open("table", "class", "story");
        html.headRow("time", "who", "what", "answer", "coins", "available", "held");
        String chapter = "";
        for (final StoryStep step : story) {
            if (!step.chapter().equals(chapter)) {
                chapter = step.chapter();
                html.open("tr", "class", "chapter")
                        .leaf("td", chapter, "colspan", "7")
                        .close("tr");
            }
            row(html, step);
        }
        html.close("table").close("div");
        Parts.end(html);
    }

    private static void row(final Html html, final StoryStep step) {
        html.open("tr")
                .leaf("td", Figures.minute(step.timeMs()), "class", "time")
                .leaf("td", step.who(), "class", "who")
                .leaf("td", step.what(), "class", "what")
                .open("td", "class", "answer");
        answer(html, step);
        html.close("td");
        number(html, "coins", amount(step));
        number(html, "available", coins(step.availableCenticoins()));
        number(html, "held", step.heldCenticoins() <= 0 ? "" : coins(step.heldCenticoins()));
        html.close("tr");
    }

    private static void number(final Html html, final String label, final String number) {
        html.leaf("td", number, "class", "number", "data-label", label);
    }

    private static void answer(final Html html, final StoryStep step) {
        final boolean isAccepted = step.code() == ResultCode.ACCEPTED;
        final String kind = isAccepted ? step.isDuplicate() ? "again" : "good" : "refused";
        html.leaf(
                "span",
                isAccepted
                        ? step.isDuplicate() ? "answered before" : "accepted"
                        : step.code().sentence(),
                "class",
                "tag " + kind);
        if (!step.isAsExpected()) {
            html.leaf("span", "not what the rules say", "class", "tag wrong");
        }
    }

    private static String amount(final StoryStep step) {
        final boolean isAboutCoins = step.code() == ResultCode.ACCEPTED && step.availableCenticoins() >= 0;
        return isAboutCoins || step.amountCenticoins() != 0 ? Figures.coins(step.amountCenticoins()) : "";
    }

    private static String coins(final long centicoins) {
        return centicoins < 0 ? "" : Figures.coins(centicoins);
    }
}
