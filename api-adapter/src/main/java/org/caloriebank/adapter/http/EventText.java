package org.caloriebank.adapter.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caloriebank.bank.BankEvent;
import org.caloriebank.protocol.Outcome;
import tools.jackson.core.JsonGenerator;

/** Messages of an event stream, as the HTML standard writes server-sent events. */
final class EventText {
    static final String MEDIA_TYPE = "text/event-stream";

    private static final int BYTES_FOR_EVENT = 192;
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);
    /** A client that was cut off comes back after a second. */
    private static final String RETRY = "retry: 1000\n";

    private EventText() {}

    static ByteBuffer heartbeat() {
        return ByteBuffer.wrap(HEARTBEAT);
    }

    /** @return what a stream begins with: a name, an id to resume after, and the state it goes on from. */
    static ByteBuffer opening(final String name, final long sequence, final byte[] json) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length + BYTES_FOR_EVENT);
        bytes.writeBytes(RETRY.getBytes(StandardCharsets.US_ASCII));
        message(bytes, name, sequence, json);
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    /** @return what a stream that is resumed begins with. */
    static ByteBuffer resumption() {
        return ByteBuffer.wrap((RETRY + "\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** @return a message for each record. */
    static ByteBuffer events(final List<BankEvent> events) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream(events.size() * BYTES_FOR_EVENT);
        int from = 0;
        while (from < events.size()) {
            final BankEvent first = events.get(from);
            int to = from + 1;
            while (to < events.size() && events.get(to).sequence() == first.sequence()) {
                to++;
            }
            final List<BankEvent> record = events.subList(from, to);
            message(bytes, "events", first.sequence(), JsonText.object(json -> write(json, record)));
            from = to;
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static void write(final JsonGenerator json, final List<BankEvent> record) {
        json.writeNumberProperty("sequence", record.get(0).sequence());
        json.writeNumberProperty("timeMs", record.get(0).timeMs());
        JsonText.array(json, "events", record, (line, each) -> {
            final Outcome.Event event = each.event();
            line.writeStringProperty("kind", event.kind().name());
            JsonText.numberOrNull(line, "facilityId", event.facilityId(), 0);
            line.writeNumberProperty("subjectId", event.subjectId());
            JsonText.numberOrNull(line, "memberId", event.memberId(), 0);
            line.writeNumberProperty("value", event.value());
            line.writeNumberProperty("detail", event.detail());
        });
    }

    /** @param json one line, its end included. */
    private static void message(
            final ByteArrayOutputStream bytes, final String name, final long sequence, final byte[] json) {
        bytes.writeBytes(("id: " + sequence + "\nevent: " + name + "\ndata: ").getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(json);
        bytes.write('\n');
    }
}
