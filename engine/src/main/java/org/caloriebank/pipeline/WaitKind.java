package org.caloriebank.pipeline;

import com.lmax.disruptor.BlockingWaitStrategy;
import com.lmax.disruptor.BusySpinWaitStrategy;
import com.lmax.disruptor.LiteBlockingWaitStrategy;
import com.lmax.disruptor.SleepingWaitStrategy;
import com.lmax.disruptor.WaitStrategy;
import com.lmax.disruptor.YieldingWaitStrategy;

/** How a stage waits for work. The first is the default: it leaves the cores to others while there is nothing to do. */
public enum WaitKind {
    BACKOFF,
    /** Disruptor's: sleeps while nothing is published, but a stage behind a busy one spins. */
    BLOCKING,
    /** Wakes sleepers less often; a little faster under load. */
    LITE_BLOCKING,
    /** Polls every 100 us: no wake-ups to pay for, a little latency. */
    SLEEPING,
    /** Needs a core for each stage to be worth it. */
    YIELDING,
    /** For machines with cores to spare only. */
    BUSY_SPIN;

    WaitStrategy newStrategy() {
        return switch (this) {
            case BACKOFF -> new BackoffWaitStrategy();
            case BLOCKING -> new BlockingWaitStrategy();
            case LITE_BLOCKING -> new LiteBlockingWaitStrategy();
            case SLEEPING -> new SleepingWaitStrategy();
            case YIELDING -> new YieldingWaitStrategy();
            case BUSY_SPIN -> new BusySpinWaitStrategy();
        };
    }
}
