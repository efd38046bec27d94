package org.caloriebank.adapter.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.pipeline.CommandPublisher;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * What every request needs.
 *
 * @param publishers a way into the ring for each thread of the server.
 * @param isClosing set once the door closes: streams then stop reading.
 * @param streams activity requests under way.
 */
record DoorParts(
        CalorieBank bank,
        HttpConfig config,
        DoorMetrics metrics,
        Executor executor,
        Scheduler scheduler,
        ThreadLocal<CommandPublisher> publishers,
        AtomicBoolean isClosing,
        Set<ActivityStream> streams) {
    static DoorParts of(
            final CalorieBank bank,
            final HttpConfig config,
            final DoorMetrics metrics,
            final Executor executor,
            final Scheduler scheduler) {
        return new DoorParts(
                bank,
                config,
                metrics,
                executor,
                scheduler,
                ThreadLocal.withInitial(bank::newPublisher),
                new AtomicBoolean(),
                ConcurrentHashMap.newKeySet());
    }

    /** For the calling thread, and within one call only. */
    CommandPublisher publisher() {
        return publishers.get();
    }
}
