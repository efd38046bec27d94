package org.caloriebank.adapter.cli;

import org.caloriebank.bank.CalorieBank;

/** The HTTP door as the command line sees it. */
final class HttpServing implements AutoCloseable {
    private HttpServing() {}

    static HttpServing start(final CalorieBank bank, final String host, final int port, final boolean acceptsLedgerTime)
            throws CommandFailedException {
        throw new CommandFailedException(ExitCodes.REFUSED, "This build has no HTTP door.", null);
    }

    String url() {
        return "";
    }

    @Override
    public void close() {}
}
