package org.caloriebank.adapter.http;

import java.util.Objects;

/**
 * How to open the HTTP door. Immutable; start from {@link #defaults()}.
 *
 * @param host to listen on. The door asks nobody who they are: on any other address than the loopback put something before it that does.
 * @param port to listen on; 0 takes any free one.
 * @param acceptsLedgerTime whether callers may say what time it is, by the header {@code Ledger-Time}: for a bank on its data's clock only.
 * @param limits of what callers may send.
 */
public record HttpConfig(String host, int port, boolean acceptsLedgerTime, HttpLimits limits) {
    private static final int PORT_MAX = 65_535;

    public HttpConfig {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(limits, "limits");
        if (port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("a port is 0 to 65535, not " + port);
        }
    }

    /** @return the loopback address, port 7150. */
    public static HttpConfig defaults() {
        return new HttpConfig("127.0.0.1", 7_150, false, HttpLimits.defaults());
    }

    public HttpConfig withHost(final String host) {
        return new HttpConfig(host, port, acceptsLedgerTime, limits);
    }

    public HttpConfig withPort(final int port) {
        return new HttpConfig(host, port, acceptsLedgerTime, limits);
    }

    public HttpConfig withAcceptsLedgerTime(final boolean acceptsLedgerTime) {
        return new HttpConfig(host, port, acceptsLedgerTime, limits);
    }

    public HttpConfig withLimits(final HttpLimits limits) {
        return new HttpConfig(host, port, acceptsLedgerTime, limits);
    }
}
