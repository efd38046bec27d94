package org.caloriebank.adapter.http;

import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/**
 * One command, one answer. The reply thread only decodes the outcome; a thread of the server writes the answer.
 * <p>
 * A duplicate's answer has the body and status of the original, so the body tells only what the ledger remembers.
 */
final class CommandExchange implements ReplyHandler {
    private final Exchange exchange;
    private final DoorParts parts;
    private final Consumer<Outcome> onAccepted;
    private final long publishedNanos = System.nanoTime();

    private CommandExchange(final Exchange exchange, final DoorParts parts, final Consumer<Outcome> onAccepted) {
        this.exchange = exchange;
        this.parts = parts;
        this.onAccepted = onAccepted;
    }

    /**
     * Publish a command, and answer what becomes of it.
     *
     * @param ledgerTimeMs as the caller says, or 0.
     * @param onAccepted answers when the command is accepted, on a thread of the server.
     */
    static void publish(
            final Exchange exchange,
            final DoorParts parts,
            final Command command,
            final long ledgerTimeMs,
            final Consumer<Outcome> onAccepted) {
        final PublishResult result = parts.publisher()
                .tryPublish(command, ledgerTimeMs, new CommandExchange(exchange, parts, onAccepted), 0);
        if (result != PublishResult.PUBLISHED) {
            exchange.refuse(Problem.of(refusal(result)));
        }
    }

    @Override
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final long latencyNanos = System.nanoTime() - publishedNanos;
        final Outcome outcome = Outcome.decode(sequence, timeMs, buffer, offset);
        parts.handOver(exchange, () -> {
            parts.metrics().onCommandNanos(latencyNanos);
            answer(outcome);
        });
    }

    @Override
    public void onStopped(final long correlationId) {
        parts.handOver(exchange, () -> exchange.refuse(Problem.of(DoorCode.STOPPED)));
    }

    static DoorCode refusal(final PublishResult result) {
        return switch (result) {
            case BACK_PRESSURED -> DoorCode.BACK_PRESSURED;
            case DISK_LOW -> DoorCode.DISK_LOW;
            case STOPPED -> DoorCode.STOPPED;
            case PUBLISHED -> throw new IllegalArgumentException("published is no refusal");
        };
    }

    private void answer(final Outcome outcome) {
        if (outcome.flags().duplicate()) {
            exchange.response().getHeaders().put(RequestHeaders.IDEMPOTENT_REPLAY, "true");
        }
        if (outcome.isAccepted()) {
            onAccepted.accept(outcome);
        } else {
            exchange.refuse(Problem.of(outcome.code(), outcome.reference()));
        }
    }
}
