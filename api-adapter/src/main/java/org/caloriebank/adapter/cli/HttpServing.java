package org.caloriebank.adapter.cli;

import java.io.UncheckedIOException;
import org.caloriebank.adapter.http.HttpConfig;
import org.caloriebank.adapter.http.HttpDoor;
import org.caloriebank.bank.CalorieBank;

/** The HTTP door as the command line sees it: an open one, and its address. */
final class HttpServing implements AutoCloseable {
    private final HttpDoor door;
    private final String host;

    private HttpServing(final HttpDoor door, final String host) {
        this.door = door;
        this.host = host;
    }

    static HttpServing start(final CalorieBank bank, final HttpConfig config) throws CommandFailedException {
        try {
            return new HttpServing(HttpDoor.start(bank, config), config.host());
        } catch (final UncheckedIOException e) {
            throw new CommandFailedException(
                    ExitCodes.UNREADABLE,
                    "The door " + e.getMessage() + "; name another --port (0 takes any free one) or --host.",
                    e);
        }
    }

    String url() {
        final boolean isIpv6 = host.indexOf(':') >= 0;
        return "http://" + (isIpv6 ? "[" + host + "]" : host) + ":" + door.port();
    }

    @Override
    public void close() {
        door.close();
    }
}
