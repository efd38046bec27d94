package org.caloriebank.adapter.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/** Several questions to the ledger for one answer. Waits for room in the ring without holding a thread. Any thread. */
final class LedgerQuestions {
    private static final int NOT_FOUND = 404;
    private static final long RETRY_MS = 1;

    private final DoorParts parts;

    LedgerQuestions(final DoorParts parts) {
        this.parts = parts;
    }

    /** What the ledger said, and when. */
    record Told<A>(A answer, Reading.AsOf asOf) {}

    /**
     * @return completes on a thread that serves everybody: stages are of the {@code Async} kind. Fails with {@link RequestRefusedException} when the ledger has
     *     nothing to tell or has stopped.
     */
    <A extends Answer> CompletableFuture<Told<A>> ask(final Query<A> query) {
        final Question<A> question = new Question<>();
        publish(query, question);
        return question;
    }

    private <A extends Answer> void publish(final Query<A> query, final Question<A> question) {
        final PublishResult result = parts.publisher().tryPublish(query, question, 0);
        if (result == PublishResult.BACK_PRESSURED) {
            parts.scheduler()
                    .schedule(
                            () -> parts.executor().execute(() -> publish(query, question)),
                            RETRY_MS,
                            TimeUnit.MILLISECONDS);
        } else if (result != PublishResult.PUBLISHED) {
            question.completeExceptionally(new RequestRefusedException(Problem.of(CommandExchange.refusal(result))));
        }
    }

    private static final class Question<A extends Answer> extends CompletableFuture<Told<A>> implements ReplyHandler {
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
                complete(new Told<>((A) answer, new Reading.AsOf(sequence, timeMs)));
            } else {
                completeExceptionally(new RequestRefusedException(Problem.of(answer.code(), NOT_FOUND, null, 0)));
            }
        }

        @Override
        public void onStopped(final long correlationId) {
            completeExceptionally(new RequestRefusedException(Problem.of(DoorCode.STOPPED)));
        }
    }
}
