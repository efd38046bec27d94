package org.caloriebank.fault;

import java.util.concurrent.CompletableFuture;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/** A command sent to a bank, the time it asked for and what came of it. */
record Sent(Command command, long requestedTimeMs, CompletableFuture<Outcome> future) {
    boolean isAcknowledged() {
        return future.isDone() && !future.isCompletedExceptionally();
    }
}
