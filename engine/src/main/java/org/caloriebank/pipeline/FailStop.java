package org.caloriebank.pipeline;

import com.lmax.disruptor.ExceptionHandler;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The bank's emergency brake. The first failure of any stage is kept as the cause; from then on nothing is applied, journalled or acknowledged,
 * while the stages go on draining the ring so that nobody waits for ever.
 */
final class FailStop implements ExceptionHandler<Object> {
    private final AtomicReference<Throwable> cause = new AtomicReference<>();

    void trip(final Throwable failure) {
        cause.compareAndSet(null, failure);
    }

    boolean isTripped() {
        return cause.get() != null;
    }

    /** @return null while all is well. */
    Throwable cause() {
        return cause.get();
    }

    @Override
    public void handleEventException(final Throwable failure, final long ringSequence, final Object event) {
        trip(failure);
    }

    @Override
    public void handleOnStartException(final Throwable failure) {
        trip(failure);
    }

    @Override
    public void handleOnShutdownException(final Throwable failure) {
        trip(failure);
    }
}
