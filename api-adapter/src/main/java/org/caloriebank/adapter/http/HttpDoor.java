package org.caloriebank.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.caloriebank.bank.CalorieBank;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The HTTP door of a bank: owns the listening socket and the server's threads, not the bank. What it answers is written in {@code openapi.yaml},
 * which it also serves. Any thread may close it; close it before the bank.
 */
public final class HttpDoor implements AutoCloseable {
    /** Beside one for each stream, so that streams that never pause leave threads to others. */
    private static final int THREADS_MAX = 32;

    private static final int THREADS_MIN = 4;
    /** How long an idle connection may linger when the door closes. */
    private static final long SHUTDOWN_IDLE_TIMEOUT_MS = 100;

    private final Server server;
    private final ServerConnector connector;
    private final DoorParts parts;

    private HttpDoor(final Server server, final ServerConnector connector, final DoorParts parts) {
        this.server = server;
        this.connector = connector;
        this.parts = parts;
    }

    /**
     * Listen and serve.
     *
     * @param bank stays the caller's.
     * @throws UncheckedIOException if the address cannot be had; the message says which.
     */
    public static HttpDoor start(final CalorieBank bank, final HttpConfig config) {
        final QueuedThreadPool threads =
                new QueuedThreadPool(THREADS_MAX + config.limits().streamsMax(), THREADS_MIN);
        threads.setName("caloriebank-http");
        threads.setDaemon(true);
        final ScheduledExecutorScheduler scheduler = new ScheduledExecutorScheduler("caloriebank-http-timer", true);
        final Server server = new Server(threads, scheduler, null);
        final ServerConnector connector = connector(server, config);
        final DoorMetrics metrics = new DoorMetrics(bank);
        final DoorParts parts = DoorParts.of(bank, config, metrics, threads, scheduler);
        metrics.watch(parts.readers(), parts.slowReaders(), parts.eventStreams());
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(config.limits().connectionsMax(), connector));
        server.setErrorHandler(new ProblemErrorHandler(metrics));
        server.setHandler(new GracefulHandler(new DoorHandler(parts)));
        server.setStopTimeout(config.limits().stopTimeoutMs());
        start(server, parts);
        return new HttpDoor(server, connector, parts);
    }

    /** @return the port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    DoorMetrics metrics() {
        return parts.metrics();
    }

    JournalReaders readers() {
        return parts.readers();
    }

    EventStreams eventStreams() {
        return parts.eventStreams();
    }

    /** Refuse new requests, give those under way a little time, close all connections. Safe to call twice. */
    @Override
    public void close() {
        parts.isClosing().set(true);
        parts.streams().forEach(ActivityStream::wakeUp);
        parts.eventStreams().beginClosing();
        try {
            server.stop();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (final Exception e) {
            throw new IllegalStateException("the HTTP door did not close in order", e);
        } finally {
            parts.eventStreams().close();
            parts.readers().close();
            parts.slowReaders().close();
        }
    }

    private static ServerConnector connector(final Server server, final HttpConfig config) {
        final HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(config.limits().headerBytesMax());
        final ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        connector.setHost(config.host());
        connector.setPort(config.port());
        connector.setIdleTimeout(config.limits().idleTimeoutMs());
        connector.setShutdownIdleTimeout(SHUTDOWN_IDLE_TIMEOUT_MS);
        return connector;
    }

    private static void start(final Server server, final DoorParts parts) {
        try {
            server.start();
        } catch (final Exception e) {
            parts.eventStreams().close();
            final HttpConfig config = parts.config();
            final String address = config.host() + ":" + config.port();
            final IOException cause = e instanceof IOException ? (IOException) e : new IOException(e);
            throw new UncheckedIOException("cannot listen on " + address + ": " + e.getMessage(), cause);
        }
    }
}
