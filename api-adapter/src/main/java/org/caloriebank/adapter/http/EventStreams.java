package org.caloriebank.adapter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.caloriebank.bank.EventFeed;

/**
 * All streams of events, on one thread, which sleeps until something happens, a client has read, or a client has heard nothing for long. Any thread may call.
 */
final class EventStreams implements AutoCloseable {
    /** After news no look for so long, so that many small batches wake nobody many times. */
    private static final long REST_NS = 2_000_000;

    private static final long CLOSE_MS = 10_000;
    private static final long HEARTBEAT_NS = 15_000_000_000L;

    /**
     * @param heartbeatNs a client that was sent nothing for so long is sent a comment.
     * @param stallNs a client that has not read a message for so long is dropped.
     */
    record Patience(long heartbeatNs, long stallNs) {}

    private final EventFeed feed;
    private final Patience patience;
    private final int streamsMax;
    private final AtomicInteger open = new AtomicInteger();
    private final Queue<EventStream> incoming = new ConcurrentLinkedQueue<>();
    private final List<EventStream> streams = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "caloriebank-events");
    private volatile boolean isClosing;
    private volatile boolean isAwake;
    private volatile long seenSequence;

    /** @param idleTimeoutMs what the server has patience for on any connection. */
    EventStreams(final EventFeed feed, final int streamsMax, final long idleTimeoutMs) {
        this.feed = feed;
        this.streamsMax = streamsMax;
        final long idleNs = TimeUnit.MILLISECONDS.toNanos(idleTimeoutMs);
        patience = new Patience(Math.min(HEARTBEAT_NS, idleNs / 2), idleNs);
        seenSequence = feed.acknowledgedSequence();
        thread.setDaemon(true);
        thread.start();
    }

    /** @return whether there is room for one more; then {@link #add} or {@link #giveUp} must follow. */
    boolean tryOpen() {
        if (open.incrementAndGet() <= streamsMax) {
            return true;
        }
        open.decrementAndGet();
        return false;
    }

    void giveUp() {
        open.decrementAndGet();
    }

    void add(final EventStream stream) {
        incoming.add(stream);
        wakeUp();
    }

    /** A stream may go on. */
    void wakeUp() {
        if (!isAwake) {
            isAwake = true;
            LockSupport.unpark(thread);
        }
    }

    int open() {
        return open.get();
    }

    /** @return records that are acknowledged and that the streams have not looked at. */
    long lag() {
        return open.get() == 0 ? 0 : Math.max(0, feed.lastSequence() - seenSequence);
    }

    /** End all streams; later ones are refused. */
    void beginClosing() {
        isClosing = true;
        wakeUp();
    }

    /** Wait until all streams have ended: the server has closed what would not. */
    @Override
    public void close() {
        beginClosing();
        try {
            thread.join(CLOSE_MS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (true) {
            isAwake = false; // before the look: what comes later wakes again
            final boolean mustEnd = isClosing;
            final long newestSequence = feed.lastSequence();
            final boolean isNews = newestSequence > seenSequence;
            work(mustEnd);
            seenSequence = newestSequence;
            if (mustEnd && streams.isEmpty() && incoming.isEmpty()) {
                return;
            }
            if (isNews) {
                rest();
            } else if (!isAwake) {
                sleep();
            }
        }
    }

    private void work(final boolean mustEnd) {
        for (EventStream stream = incoming.poll(); stream != null; stream = incoming.poll()) {
            streams.add(stream);
        }
        final long nowNs = System.nanoTime();
        streams.forEach(stream -> stream.doDuty(nowNs, patience, mustEnd));
        streams.removeIf(stream -> {
            if (stream.isEnded()) {
                open.decrementAndGet();
            }
            return stream.isEnded();
        });
    }

    private void rest() {
        final long startNs = System.nanoTime();
        long leftNs = REST_NS;
        while (leftNs > 0) {
            LockSupport.parkNanos(this, leftNs);
            leftNs = REST_NS - (System.nanoTime() - startNs);
        }
    }

    private void sleep() {
        if (streams.isEmpty()) {
            LockSupport.park(this);
            return;
        }
        final long nowNs = System.nanoTime();
        long timeoutNs = Long.MAX_VALUE;
        for (final EventStream stream : streams) {
            timeoutNs = Math.min(timeoutNs, stream.dueInNs(nowNs, patience));
        }
        feed.awaitNews(seenSequence, timeoutNs);
    }
}
