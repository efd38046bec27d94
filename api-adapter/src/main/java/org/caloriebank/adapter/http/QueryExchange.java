package org.caloriebank.adapter.http;

import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/** One question to the ledger, one answer. It rides the ring like a command, and passes when the disk is low. */
final class QueryExchange implements ReplyHandler {
    private static final int NOT_FOUND = 404;

    private final Exchange exchange;
    private final DoorParts parts;

    private QueryExchange(final Exchange exchange, final DoorParts parts) {
        this.exchange = exchange;
        this.parts = parts;
    }

    static void start(final Exchange exchange, final DoorParts parts) {
        RequestHeaders.requireAcceptable(exchange.headers(), JsonText.MEDIA_TYPE);
        final Query<?> query = query(exchange.route(), exchange.parameters());
        final PublishResult result = parts.publisher().tryPublish(query, new QueryExchange(exchange, parts), 0);
        if (result != PublishResult.PUBLISHED) {
            exchange.refuse(Problem.of(CommandExchange.refusal(result)));
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
        final Answer answer = Answer.decode(buffer, offset);
        parts.handOver(exchange, () -> answer(answer, sequence, timeMs));
    }

    @Override
    public void onStopped(final long correlationId) {
        parts.handOver(exchange, () -> exchange.refuse(Problem.of(DoorCode.STOPPED)));
    }

    private static Query<?> query(final Route route, final List<String> parameters) {
        return switch (route) {
            case GET_MEMBER, GET_BALANCE -> new Query.Member(CommandReader.id(parameters.get(0)));
            case GET_DAY ->
                new Query.Day(CommandReader.id(parameters.get(0)), CommandReader.epochDay(parameters.get(1)));
            case GET_MERCHANT -> new Query.Merchant(CommandReader.id(parameters.get(0)));
            case GET_HOLD -> new Query.Hold(CommandReader.id(parameters.get(0)));
            case GET_LEDGER -> new Query.Ledger(false);
            default -> throw new IllegalArgumentException(route + " is no query");
        };
    }

    private void answer(final Answer answer, final long sequence, final long timeMs) {
        if (answer.code() == ResultCode.ACCEPTED) {
            final byte[] body = AnswerText.of(exchange.route(), answer, sequence, timeMs);
            exchange.answer(exchange.route().successStatus(), JsonText.MEDIA_TYPE, body);
        } else {
            exchange.refuse(Problem.of(answer.code(), NOT_FOUND, detail(answer.code()), 0));
        }
    }

    private static String detail(final ResultCode code) {
        return code == ResultCode.TOO_LATE ? "the bank keeps nothing of this day" : null;
    }
}
