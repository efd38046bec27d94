package org.caloriebank.adapter.http;

import java.util.concurrent.RejectedExecutionException;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.eclipse.jetty.http.HttpHeader;

/**
 * One command, one answer. The reply thread only decodes the outcome; a thread of the server writes the answer.
 * <p>
 * A duplicate's answer has the body and status of the original, so the body tells only what the ledger remembers.
 */
final class CommandExchange implements ReplyHandler {
    private static final int BODY_LENGTH_MAX = 16 * 1_024;

    private final Exchange exchange;
    private final DoorParts parts;
    private Command command;
    private long publishedNanos;

    private CommandExchange(final Exchange exchange, final DoorParts parts) {
        this.exchange = exchange;
        this.parts = parts;
    }

    static void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final CommandId id = RequestHeaders.commandId(exchange.headers());
        final long callerId = RequestHeaders.callerId(exchange.headers());
        final long ledgerTimeMs =
                RequestHeaders.ledgerTimeMs(exchange.headers(), parts.config().acceptsLedgerTime());
        final CommandExchange commandExchange = new CommandExchange(exchange, parts);
        final int lengthMax = Math.min(BODY_LENGTH_MAX, parts.config().limits().bodyBytesMax());
        BodyReader.read(exchange, lengthMax, parts, body -> {
            final Command command = CommandReader.read(
                    exchange.route(), exchange.parameters(), commandExchange.fields(body), id, callerId);
            commandExchange.publish(command, ledgerTimeMs);
        });
    }

    /** Publish a command that was read elsewhere, and answer what becomes of it. */
    static void publish(
            final Exchange exchange, final DoorParts parts, final Command command, final long ledgerTimeMs) {
        new CommandExchange(exchange, parts).publish(command, ledgerTimeMs);
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
        handOver(() -> {
            parts.metrics().onCommandNanos(latencyNanos);
            answer(outcome);
        });
    }

    @Override
    public void onStopped(final long correlationId) {
        handOver(() -> exchange.refuse(Problem.of(DoorCode.STOPPED)));
    }

    private JsonFields fields(final byte[] body) {
        final boolean mayBeEmpty = exchange.route() == Route.POST_CAPTURE
                || exchange.route() == Route.POST_VOID
                || exchange.route() == Route.POST_REFUND;
        if (body.length == 0 && mayBeEmpty) {
            return JsonFields.none();
        }
        RequestHeaders.requireContentType(exchange.headers(), JsonText.MEDIA_TYPE);
        return JsonFields.read(body);
    }

    private void publish(final Command toPublish, final long ledgerTimeMs) {
        command = toPublish;
        publishedNanos = System.nanoTime();
        final PublishResult result = parts.publisher().tryPublish(toPublish, ledgerTimeMs, this, 0);
        if (result != PublishResult.PUBLISHED) {
            exchange.refuse(Problem.of(refusal(result)));
        }
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
        if (!outcome.isAccepted()) {
            final long sequence = outcome.reference();
            exchange.refuse(Problem.of(outcome.code(), sequence));
            return;
        }
        if (exchange.route() == Route.POST_HOLD) {
            exchange.response().getHeaders().put(HttpHeader.LOCATION, "/v1/holds/" + outcome.reference());
        }
        exchange.answer(exchange.route().successStatus(), JsonText.MEDIA_TYPE, OutcomeText.of(command, outcome));
    }

    private void handOver(final Runnable answer) {
        try {
            parts.executor().execute(answer);
        } catch (final RejectedExecutionException e) { // the server has stopped and closed the connection
            exchange.fail(e);
        }
    }
}
