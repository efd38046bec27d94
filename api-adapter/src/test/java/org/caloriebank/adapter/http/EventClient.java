package org.caloriebank.adapter.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A client of server-sent events over one socket. Reads only when asked, and hangs up without a word. One thread. */
final class EventClient implements AutoCloseable {
    static final long NEW = -1;

    private final RawClient client;
    private final RawClient.Head head;
    private final BufferedReader lines;

    /** A message; comments are passed over. */
    record Message(long id, String event, Map<String, Object> data) {
        List<Map<String, Object>> events() {
            return TestCentre.rows(data, "events");
        }
    }

    /** @param lastEventId the client has; NEW for none. */
    EventClient(final int port, final String path, final long lastEventId) throws IOException {
        this(port, path, lastEventId, 0);
    }

    /** @param receiveBufferBytes of the socket; 0 for the system's default. */
    EventClient(final int port, final String path, final long lastEventId, final int receiveBufferBytes)
            throws IOException {
        client = new RawClient(port, receiveBufferBytes);
        final String resume = lastEventId == NEW ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        client.send("GET " + path + " HTTP/1.1\r\nHost: test\r\nAccept: text/event-stream\r\n" + resume + "\r\n");
        head = client.readHead();
        lines = new BufferedReader(new InputStreamReader(client.body(head), StandardCharsets.UTF_8));
    }

    RawClient.Head head() {
        return head;
    }

    /** @return the body of a refusal. */
    String rest() throws IOException {
        return lines.lines().reduce("", String::concat);
    }

    /**
     * @return null when the stream has ended as it should.
     * @throws IOException if it broke.
     */
    Message next() throws IOException {
        long id = NEW;
        String event = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("id: ")) {
                id = Long.parseLong(line.substring(4));
            } else if (line.startsWith("event: ")) {
                event = line.substring(7);
            } else if (line.startsWith("data: ")) {
                return new Message(id, event, TestJson.object(line.substring(6)));
            }
        }
        return null;
    }

    @Override
    public void close() throws IOException {
        client.close();
    }
}
