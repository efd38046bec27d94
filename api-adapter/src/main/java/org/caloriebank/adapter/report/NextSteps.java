package org.caloriebank.adapter.report;

import java.nio.file.Path;
import java.util.List;

/** What to try after the demonstration: commands that work as they stand. */
final class NextSteps {
    private static final String PORT = "7150";

    /** @param why in a few words. */
    record Step(String why, String command) {}

    private NextSteps() {}

    static List<Step> of(final DemoFacts facts) {
        final String bank = quoted(facts.bankDirectory());
        final String program = facts.program();
        final String url = "http://127.0.0.1:" + PORT;
        return List.of(
                new Step("Serve this bank", program + " serve --data " + bank + " --clock continue --port " + PORT),
                new Step("Ask it", "curl " + url + "/v1/ledger"),
                new Step(
                        "Hold a coin, twice with one key",
                        "curl -i " + url + "/v1/holds -H 'Content-Type: application/json' -H 'Idempotency-Key: mine-1'"
                                + " -d '{\"memberId\":1503960366,\"merchantId\":1,\"amountCenticoins\":100,\"ttlSeconds\":600}'"),
                new Step("Prove the files", program + " audit verify " + bank),
                new Step("Replay to noon of 1 May", program + " audit replay --to-time 2016-05-01T12:00:00Z " + bank),
                new Step("Everybody's coins", program + " audit balances " + bank),
                new Step("Embed it", "see examples/EmbeddedBank.java"));
    }

    private static String quoted(final Path path) {
        final String text = path.toString();
        return text.matches("[\\w./+-]+") ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
