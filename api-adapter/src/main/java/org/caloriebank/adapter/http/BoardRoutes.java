package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.UNKNOWN_FACILITY;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.caloriebank.bank.EventFeed;
import org.caloriebank.bank.EventFilter;
import org.caloriebank.protocol.codec.EventKind;
import org.eclipse.jetty.http.HttpMethod;

/** What a sports centre shows, and the streams of what happens in it. */
final class BoardRoutes {
    private static final int OK = 200;
    private static final String FACILITY = "/v1/facilities/{facilityId}";
    private static final List<Integer> STATUSES = List.of(400, 406, 410, 500, 503);

    static final List<Route> ALL = List.of(
            PlainRoute.of("GET", FACILITY + "/board", OK, STATUSES, BoardRoutes::board, UNKNOWN_FACILITY),
            PlainRoute.of("GET", FACILITY + "/lights/events", OK, STATUSES, BoardRoutes::lights, UNKNOWN_FACILITY),
            PlainRoute.of("GET", "/v1/events", OK, STATUSES, BoardRoutes::events),
            PlainRoute.of("GET", "/facilities/{facilityId}", OK, PlainPages::boardPage));

    private BoardRoutes() {}

    private static void board(final Exchange exchange, final DoorParts parts) {
        final long facilityId = exchange.parameters().id(0);
        final BoardReading reading = new BoardReading(parts);
        if (RequestHeaders.asksFor(exchange.headers(), EventText.MEDIA_TYPE) && !isHead(exchange)) {
            stream(
                    exchange,
                    parts,
                    EventFilter.ofFacility(facilityId),
                    () -> reading.facility(facilityId),
                    () -> reading.board(facilityId)
                            .thenApply(board -> new Opening(
                                    board.asOf().sequence(),
                                    EventText.opening("board", board.asOf().sequence(), BoardText.of(board)))));
            return;
        }
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        reading.board(facilityId)
                .whenCompleteAsync(
                        (board, failure) -> {
                            if (failure == null) {
                                exchange.answer(OK, JsonText.MEDIA_TYPE, BoardText.of(board));
                            } else {
                                refuse(exchange, failure);
                            }
                        },
                        parts.executor());
    }

    private static void lights(final Exchange exchange, final DoorParts parts) {
        final long facilityId = exchange.parameters().id(0);
        final BoardReading reading = new BoardReading(parts);
        stream(
                exchange,
                parts,
                EventFilter.ofFacility(facilityId).only(EventKind.LIGHT_ON, EventKind.LIGHT_OFF),
                () -> reading.facility(facilityId),
                () -> reading.facility(facilityId)
                        .thenComposeAsync(
                                told -> reading.lights(facilityId)
                                        .thenApplyAsync(
                                                lights -> new Opening(
                                                        told.asOf().sequence(),
                                                        EventText.opening(
                                                                "lights",
                                                                told.asOf().sequence(),
                                                                BoardText.of(told.asOf(), lights))),
                                                parts.executor()),
                                parts.executor()));
    }

    private static void events(final Exchange exchange, final DoorParts parts) {
        stream(exchange, parts, EventFilter.all(), () -> CompletableFuture.completedFuture(null), () -> {
            final long sequence = parts.bank().events().acknowledgedSequence();
            final byte[] json = JsonText.object(start -> start.writeNumberProperty("sequence", sequence));
            return CompletableFuture.completedFuture(new Opening(sequence, EventText.opening("start", sequence, json)));
        });
    }

    /** @param sequence the state it tells is of. */
    private record Opening(long sequence, ByteBuffer text) {}

    private static void stream(
            final Exchange exchange,
            final DoorParts parts,
            final EventFilter filter,
            final Supplier<CompletableFuture<?>> check,
            final Supplier<CompletableFuture<Opening>> opening) {
        RequestHeaders.requireAcceptable(exchange.headers(), EventText.MEDIA_TYPE);
        final EventFeed feed = parts.bank().events();
        final long lastEventId = RequestHeaders.lastEventId(
                exchange.headers(), Math.max(feed.acknowledgedSequence(), feed.lastSequence()));
        if (isHead(exchange)) {
            exchange.answer(OK, EventText.MEDIA_TYPE, new byte[0]);
            return;
        }
        final EventStreams streams = parts.eventStreams();
        if (!streams.tryOpen()) {
            exchange.refuse(Problem.of(DoorCode.TOO_BUSY, "as many event streams are open as the door serves"));
            return;
        }
        final CompletableFuture<EventStream> stream = lastEventId < 0
                ? opening.get()
                        .thenApply(first -> EventStream.opened(exchange, parts, filter, first.text(), first.sequence()))
                : check.get().thenApply(exists -> EventStream.resumed(exchange, parts, filter, lastEventId));
        stream.whenComplete((ready, failure) -> {
            if (failure == null) {
                streams.add(ready);
            } else {
                streams.giveUp();
                parts.handOver(exchange, () -> refuse(exchange, failure));
            }
        });
    }

    private static boolean isHead(final Exchange exchange) {
        return HttpMethod.HEAD.is(exchange.request().getMethod());
    }

    private static void refuse(final Exchange exchange, final Throwable failure) {
        final Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof RequestRefusedException refusal) {
            exchange.refuse(refusal.problem());
        } else if (cause instanceof RuntimeException fault) {
            DoorHandler.onUnexpected(exchange, fault);
        } else {
            exchange.fail(cause);
        }
    }
}
