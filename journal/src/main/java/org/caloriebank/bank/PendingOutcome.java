package org.caloriebank.bank;

import java.util.concurrent.CompletableFuture;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Outcome;

/** A command under way: the future the caller has, and the handler the pipeline tells. */
final class PendingOutcome extends CompletableFuture<Outcome> implements ReplyHandler {
    private final CalorieBank bank;

    PendingOutcome(final CalorieBank bank) {
        this.bank = bank;
    }

    @Override
    public void onReply(
            final long correlationId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        bank.onReplyThread();
        complete(Outcome.decode(sequence, timeMs, buffer, offset));
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
