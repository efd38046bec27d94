package org.caloriebank.adapter.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
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
 * @param readers of the bank's files, for answers of milliseconds.
 * @param slowReaders the same, for those that may take long.
 * @param tokens makes and verifies check-in tokens.
 * @param eventStreams of what happens in the buildings.
 */
record DoorParts(
        CalorieBank bank,
        HttpConfig config,
        DoorMetrics metrics,
        Executor executor,
        Scheduler scheduler,
        ThreadLocal<CommandPublisher> publishers,
        AtomicBoolean isClosing,
        Set<ActivityStream> streams,
        JournalReaders readers,
        JournalReaders slowReaders,
        QrTokens tokens,
        EventStreams eventStreams) {
    private static final int READERS = 2;
    private static final int SLOW_READERS = 1;
    private static final int SLOW_WAITING_MAX = 4;

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
                ConcurrentHashMap.newKeySet(),
                new JournalReaders(
                        "caloriebank-reader",
                        bank.directory(),
                        READERS,
                        config.limits().readsMax()),
                new JournalReaders("caloriebank-slow-reader", bank.directory(), SLOW_READERS, SLOW_WAITING_MAX),
                new QrTokens(bank.directory()),
                new EventStreams(
                        bank.events(),
                        config.limits().eventStreamsMax(),
                        config.limits().idleTimeoutMs()));
    }

    /** Let a thread of the server answer: for threads that serve everybody. */
    void handOver(final Exchange exchange, final Runnable answer) {
        try {
            executor.execute(answer);
        } catch (final RejectedExecutionException e) { // the server has stopped and closed the connection
            exchange.fail(e);
        }
    }

    /** For the calling thread, and within one call only. */
    CommandPublisher publisher() {
        return publishers.get();
    }
}
