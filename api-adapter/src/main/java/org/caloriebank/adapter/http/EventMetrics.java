package org.caloriebank.adapter.http;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import org.caloriebank.bank.EventFeed;
import org.caloriebank.protocol.codec.EventKind;

/** What happens in the buildings, counted. Not by facility: a bank has thousands of them, and each one's board tells its own numbers. */
final class EventMetrics {
    private EventMetrics() {}

    static void register(final Meters meters, final EventFeed feed, final EventStreams streams) {
        CounterWithCallback.builder()
                .name("caloriebank_events_total")
                .help("Events since the start, by kind")
                .labelNames("kind")
                .callback(callback -> {
                    for (final EventKind kind : EventKind.values()) {
                        if (kind != EventKind.NONE && kind != EventKind.NULL_VAL) {
                            callback.call(feed.countOf(kind), kind.name());
                        }
                    }
                })
                .register(meters.registry());
        meters.gauge("caloriebank_events_kept", "Events that can be read from memory", feed::kept);
        meters.gauge("caloriebank_http_event_streams", "Streams of events that are open", streams::open);
        meters.gauge(
                "caloriebank_http_event_lag",
                "Records from the last the streams have looked at to the newest with events",
                streams::lag);
    }
}
