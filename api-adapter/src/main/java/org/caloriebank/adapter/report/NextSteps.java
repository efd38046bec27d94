package org.caloriebank.adapter.report;

import java.time.LocalDate;
import java.util.List;

/** What to try after the demonstration: commands that work as they stand. */
final class NextSteps {
    private static final String PORT = "7150";

    /** @param why in a few words. */
    record Step(String why, String command) {}

    private NextSteps() {}

    static List<Step> of(final DemoFacts facts) {
        final String bank = quoted(facts.bankDirectory().toString());
        final String program = quoted(facts.program());
        final long member = facts.month().members().get(0).memberId();
        final LocalDate middle =
                facts.month().days().get(facts.month().days().size() / 2).date();
        final String url = "http://127.0.0.1:" + PORT;
        return List.of(
                new Step("Serve this bank", program + " serve --data " + bank + " --clock continue --port " + PORT),
                new Step("Ask it for a member", "curl " + url + "/v1/members/" + member),
                new Step(
                        "Hold a coin, twice with one key",
                        "curl -i " + url + "/v1/holds -H 'Content-Type: application/json' -H 'Idempotency-Key: mine-1'"
                                + " -d '{\"memberId\":" + member
                                + ",\"merchantId\":1,\"amountCenticoins\":100,\"ttlSeconds\":600}'"),
                new Step("Prove the files", program + " audit verify --postings --data " + bank),
                new Step(
                        "Prove the centre's",
                        program + " audit verify --postings --data "
                                + quoted(facts.centreDirectory().toString())),
                new Step(
                        "Replay to the middle of the month",
                        program + " audit replay --data " + bank + " --to " + middle),
                new Step("Everybody's coins", program + " audit balances --data " + bank),
                new Step("Embed it", "see examples/EmbeddedBank.java"));
    }

    private static String quoted(final String text) {
        return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
