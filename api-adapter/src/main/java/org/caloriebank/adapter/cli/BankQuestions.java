package org.caloriebank.adapter.cli;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a bank that runs, and reads what it answers. */
final class BankQuestions {
    private final BankAddress bank;

    BankQuestions(final BankAddress bank) {
        this.bank = bank;
    }

    /** @throws CommandFailedException if the bank refuses, or does not answer. */
    Map<String, Object> one(final String path) throws CommandFailedException, InterruptedException {
        final HttpResponse<String> response = bank.send("GET", path, Map.of(), "", "then try again.");
        if (BankProblem.isRefusal(response)) {
            throw BankProblem.of(bank.url(), response, "");
        }
        return JsonTree.object(response.body());
    }

    /**
     * @param name of the pages' rows.
     * @return the rows of all pages.
     */
    List<Map<String, Object>> all(final String path, final String name)
            throws CommandFailedException, InterruptedException {
        final List<Map<String, Object>> rows = new ArrayList<>();
        Object after = null;
        do {
            final Map<String, Object> page = one(after == null ? path : path + "?after=" + after);
            rows.addAll(rows(page, name));
            after = page.get("nextAfter");
        } while (after != null);
        return rows;
    }

    @SuppressWarnings("unchecked") // the door's description says so
    private static List<Map<String, Object>> rows(final Map<String, Object> page, final String name) {
        return (List<Map<String, Object>>) page.getOrDefault(name, List.of());
    }
}
