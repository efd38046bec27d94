package org.caloriebank.pipeline;

import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.Command;

/**
 * Publishes a tick when the ledger has timers that are due, and none when it has not. Looks every few milliseconds; while one tick is under way it
 * sends no other.
 */
final class Ticker implements Runnable {
    private static final Command TICK = new Command.Tick();

    private final CommandPublisher publisher;
    private final PipelineCounters counters;
    private final LedgerClock clock;
    private final long periodNs;
    private final TickReply tickReply = new TickReply();
    private final Thread thread = new Thread(this, "caloriebank-ticker");
    private volatile boolean isStopped;
    private volatile boolean isUnderWay;
    /** The last tick left something: look again at once. */
    private volatile boolean isMoreDue;

    Ticker(final CommandPublisher publisher, final PipelineCounters counters, final PipelineConfig config) {
        this.publisher = publisher;
        this.counters = counters;
        clock = config.clock();
        periodNs = config.tickPeriodMs() * 1_000_000;
        thread.setDaemon(true);
    }

    Thread thread() {
        return thread;
    }

    void stop() {
        isStopped = true;
        LockSupport.unpark(thread);
    }

    /** The first look comes one period after the start, and no look comes early because a park ended early: a long period means no ticks from here. */
    @Override
    public void run() {
        long nextLookNs = System.nanoTime() + periodNs;
        while (!isStopped) {
            LockSupport.parkNanos(nextLookNs - System.nanoTime());
            if (isMoreDue || System.nanoTime() - nextLookNs >= 0) {
                isMoreDue = false;
                nextLookNs = System.nanoTime() + periodNs;
                if (isDue() && !isUnderWay && !isStopped) {
                    tick();
                }
            }
        }
    }

    private boolean isDue() {
        final long lastTimeMs = counters.timeMs();
        return counters.dueAtMs() <= Math.max(lastTimeMs, clock.timeMs(lastTimeMs, 0));
    }

    private void tick() {
        isUnderWay = true;
        final PublishResult result = publisher.tryPublish(TICK, 0, tickReply, 0);
        if (result != PublishResult.PUBLISHED) {
            isUnderWay = false; // no room now: the timers wait for the next look
        }
    }

    private final class TickReply implements ReplyHandler {
        @Override
        public void onReply(
                final long correlationId,
                final long sequence,
                final long timeMs,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            isUnderWay = false;
            if (isDue()) {
                isMoreDue = true;
                LockSupport.unpark(thread);
            }
        }

        @Override
        public void onStopped(final long correlationId) {
            isUnderWay = false;
        }
    }
}
