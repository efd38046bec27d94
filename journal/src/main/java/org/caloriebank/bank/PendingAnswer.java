package org.caloriebank.bank;

import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Answer;

/** A query under way: the future the caller has, and the handler the pipeline tells. */
final class PendingAnswer<A extends Answer> extends CompletableFuture<A> implements ReplyHandler {
    private final CalorieBank bank;

    PendingAnswer(final CalorieBank bank) {
        this.bank = bank;
    }

    @Override
    @SuppressWarnings("unchecked") // the ledger answers each query with the record the query's type names
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        bank.onReplyThread();
        complete((A) Answer.decode(buffer, offset));
    }

    @Override
    public void onStopped(final long correlationId) {
        completeExceptionally(bank.stopped());
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new CompletableFuture<>();
    }
}
