package org.caloriebank.adapter.http;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * A duty that many threads may ask for and at most one runs at a time. A request while it runs makes it run once more; the state the duty touches
 * therefore needs no lock.
 */
final class SerialTask {
    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int AGAIN = 2;

    private final AtomicInteger state = new AtomicInteger(IDLE);
    private final Executor executor;
    private final Runnable duty;
    private final Consumer<RejectedExecutionException> onRejected;

    /** @param onRejected told, instead of the caller, that the executor has stopped: the duty will never run again. */
    SerialTask(final Executor executor, final Runnable duty, final Consumer<RejectedExecutionException> onRejected) {
        this.executor = executor;
        this.duty = duty;
        this.onRejected = onRejected;
    }

    /** Have the duty run soon, on a thread of the executor. Never blocks, never throws. */
    void signal() {
        if (mustStart()) {
            try {
                executor.execute(this::run);
            } catch (final RejectedExecutionException e) {
                onRejected.accept(e);
            }
        }
    }

    /** Have the duty run now, here, or once more when it is running. */
    void runOrSignal() {
        if (mustStart()) {
            run();
        }
    }

    private boolean mustStart() {
        while (true) {
            final int seen = state.get();
            if (seen == AGAIN || seen == RUNNING && state.compareAndSet(RUNNING, AGAIN)) {
                return false;
            }
            if (seen == IDLE && state.compareAndSet(IDLE, RUNNING)) {
                return true;
            }
        }
    }

    private void run() {
        do {
            state.set(RUNNING);
            duty.run();
        } while (!state.compareAndSet(RUNNING, IDLE));
    }
}
