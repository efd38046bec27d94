package org.caloriebank.pipeline;

import com.lmax.disruptor.AlertException;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import com.lmax.disruptor.WaitStrategy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * For more stages than cores. While nothing is published, stages sleep until a publisher wakes them. Once something is, a stage behind another spins for a
 * moment, then yields, then parks for ever more microseconds at a time: Disruptor's own blocking strategies spin there without end, which on two cores takes the
 * core from the very stage that is waited for.
 */
final class BackoffWaitStrategy implements WaitStrategy {
    private static final int SPINS = 64;
    private static final int YIELDS = 8;
    private static final long SHORTEST_PARK_NS = 10_000;
    private static final int DOUBLINGS_MAX = 4;
    private static final int PARKS_BEFORE_DOUBLING = 4;

    private final Object publication = new Object();
    private final AtomicBoolean isAwaited = new AtomicBoolean();

    @Override
    public long waitFor(
            final long sequence, final Sequence cursor, final Sequence dependentSequence, final SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        if (cursor.get() < sequence) {
            awaitPublication(sequence, cursor, barrier);
        }
        long available = dependentSequence.get();
        for (int tries = 0; available < sequence; tries++) {
            barrier.checkAlert();
            backOff(tries);
            available = dependentSequence.get();
        }
        return available;
    }

    @Override
    public void signalAllWhenBlocking() {
        if (isAwaited.getAndSet(false)) {
            synchronized (publication) {
                publication.notifyAll();
            }
        }
    }

    private void awaitPublication(final long sequence, final Sequence cursor, final SequenceBarrier barrier)
            throws AlertException, InterruptedException {
        synchronized (publication) {
            while (true) {
                isAwaited.set(true); // before the look at the cursor: a publisher either sees this or was seen
                if (cursor.get() >= sequence) {
                    return;
                }
                barrier.checkAlert();
                publication.wait();
            }
        }
    }

    private static void backOff(final int tries) {
        if (tries < SPINS) {
            Thread.onSpinWait();
        } else if (tries < SPINS + YIELDS) {
            Thread.yield();
        } else {
            final int doublings = Math.min(DOUBLINGS_MAX, (tries - SPINS - YIELDS) / PARKS_BEFORE_DOUBLING);
            LockSupport.parkNanos(SHORTEST_PARK_NS << doublings);
        }
    }
}
