package org.caloriebank.adapter.cli;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;

/** Says in one sentence or two why a bank refused, and what to do. */
final class BankProblem {
    private static final int SUCCESS = 2;

    private BankProblem() {}

    static boolean isRefusal(final HttpResponse<String> response) {
        return response.statusCode() / 100 != SUCCESS;
    }

    /**
     * @param again how the same is sent again.
     * @return the refusal, to be thrown.
     */
    static CommandFailedException of(final URI url, final HttpResponse<String> response, final String again) {
        final Map<String, Object> problem = JsonTree.object(response.body());
        if (!problem.containsKey("code")) {
            return new CommandFailedException(
                    ExitCodes.REFUSED,
                    "What answers at " + url + " is no bank, or something before it; it says " + response.statusCode()
                            + ": " + response.body().strip(),
                    null);
        }
        final Object detail = problem.get("detail");
        return new CommandFailedException(
                ExitCodes.REFUSED,
                "The bank refuses: " + problem.get("title") + " (" + problem.get("code") + ", status "
                        + response.statusCode() + ")" + (detail == null ? "" : "; " + detail) + ". "
                        + advice(String.valueOf(problem.get("retry")), again),
                null);
    }

    private static String advice(final String retry, final String again) {
        return switch (retry) {
            case "LATER" -> "Try the same again in a while" + again + ".";
            case "WITH_NEW_ID" -> "Try again once the cause is gone.";
            default -> "The same will be refused again.";
        };
    }
}
