package org.caloriebank.adapter.http;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/**
 * One question to the ledger. It rides the ring like a command, and passes when the disk is low.
 *
 * @param <A> its answer.
 */
final class QueryExchange<A extends Answer> implements ReplyHandler {
    private static final int NOT_FOUND = 404;
    private static final long RETRY_MS = 1;

    private final Exchange exchange;
    private final DoorParts parts;
    private final BiConsumer<A, Reading.AsOf> onAnswer;

    private QueryExchange(final Exchange exchange, final DoorParts parts, final BiConsumer<A, Reading.AsOf> onAnswer) {
        this.exchange = exchange;
        this.parts = parts;
        this.onAnswer = onAnswer;
    }

    /**
     * Ask; when the ledger has nothing to tell, say so.
     *
     * @param onAnswer is given the answer, on a thread that serves everybody: it hands over.
     */
    static <A extends Answer> void ask(
            final Exchange exchange,
            final DoorParts parts,
            final Query<A> query,
            final BiConsumer<A, Reading.AsOf> onAnswer) {
        refuseUnlessPublished(exchange, new QueryExchange<>(exchange, parts, onAnswer).tryPublish(query));
    }

    /** Ask on behalf of a command that is done: when the ring is full, again and again until there is room, or the bank stops. */
    static <A extends Answer> void askOn(
            final Exchange exchange,
            final DoorParts parts,
            final Query<A> query,
            final BiConsumer<A, Reading.AsOf> onAnswer) {
        final PublishResult result = new QueryExchange<>(exchange, parts, onAnswer).tryPublish(query);
        if (result == PublishResult.BACK_PRESSURED) {
            parts.scheduler()
                    .schedule(
                            () -> parts.handOver(exchange, () -> askOn(exchange, parts, query, onAnswer)),
                            RETRY_MS,
                            TimeUnit.MILLISECONDS);
        } else {
            refuseUnlessPublished(exchange, result);
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a query says in its type what answers it
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        final Answer answer = Answer.decode(buffer, offset);
        if (answer.code() == ResultCode.ACCEPTED) {
            onAnswer.accept((A) answer, new Reading.AsOf(sequence, timeMs));
        } else {
            parts.handOver(
                    exchange,
                    () -> exchange.refuse(Problem.of(answer.code(), status(answer.code()), detail(answer.code()), 0)));
        }
    }

    @Override
    public void onStopped(final long correlationId) {
        parts.handOver(exchange, () -> exchange.refuse(Problem.of(DoorCode.STOPPED)));
    }

    private PublishResult tryPublish(final Query<A> query) {
        return parts.publisher().tryPublish(query, this, 0);
    }

    private static void refuseUnlessPublished(final Exchange exchange, final PublishResult result) {
        if (result != PublishResult.PUBLISHED) {
            exchange.refuse(Problem.of(CommandExchange.refusal(result)));
        }
    }

    private static int status(final ResultCode code) {
        return code == ResultCode.TOO_LATE ? NOT_FOUND : ResultStatuses.of(code);
    }

    private static String detail(final ResultCode code) {
        return code == ResultCode.TOO_LATE ? "the bank keeps nothing of this day" : null;
    }
}
