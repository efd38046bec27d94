package org.caloriebank.bank;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.pipeline.OutcomeListener;
import org.caloriebank.protocol.OutcomeEvents;
import org.caloriebank.protocol.codec.EventKind;

/**
 * What happens in the buildings, as the journal has it: the newest events from memory, all earlier ones from the files. Whoever remembers the sequence up to
 * which he has read misses nothing, across restarts too.
 * <p>
 * Any thread may read. The reply thread hands in; for a record without events it looks at three numbers, and it allocates nothing.
 */
public final class EventFeed {
    /** In memory, 4 MiB. */
    static final int EVENTS_KEPT = 1 << 16;

    private final EventRing ring;
    private final LongSupplier acknowledgedSequence;
    private final AtomicLongArray countByKind = new AtomicLongArray(1 << Byte.SIZE);
    /** Whoever waits for news; replaced as a whole. */
    private volatile Thread[] waiting = {};

    /**
     * @param startSequence the last record before the first that will be told of.
     * @param acknowledgedSequence the last record of which all was handed in.
     */
    EventFeed(final int eventsKept, final long startSequence, final LongSupplier acknowledgedSequence) {
        ring = new EventRing(eventsKept, startSequence);
        this.acknowledgedSequence = acknowledgedSequence;
    }

    /** @return sequence of the last record that is acknowledged, with or without events: who begins after it begins now. */
    public long acknowledgedSequence() {
        return acknowledgedSequence.getAsLong();
    }

    /**
     * Read from memory.
     *
     * @param eventsMax a page that has so many ends with the record.
     * @return null when events after the sequence are no more in memory: then they are in the files.
     */
    public EventPage read(final long afterSequence, final EventFilter filter, final int eventsMax) {
        final long acknowledged = acknowledgedSequence(); // before the ring is looked at, which has them all
        return ring.read(afterSequence, acknowledged, filter, eventsMax);
    }

    /**
     * Read from memory, else from the files; takes milliseconds then.
     *
     * @param seek the calling thread's own, in the bank's directory.
     * @throws JournalException of the kind NOT_COVERED when records after the sequence were taken to an archive, or other kinds as for the seek.
     */
    public EventPage read(
            final long afterSequence, final EventFilter filter, final int eventsMax, final JournalSeek seek) {
        final EventPage page = read(afterSequence, filter, eventsMax);
        return page != null
                ? page
                : new JournalEvents(seek, filter, eventsMax).read(afterSequence, acknowledgedSequence());
    }

    /**
     * Wait until there are events after the sequence. Ends early, without, when the time is over or the calling thread was interrupted or unparked.
     *
     * @return whether there are.
     */
    public boolean awaitNews(final long afterSequence, final long timeoutNs) {
        final Thread me = Thread.currentThread();
        replaceWaiting(me, true);
        try {
            if (ring.lastSequence() <= afterSequence) {
                LockSupport.parkNanos(this, timeoutNs);
            }
            return ring.lastSequence() > afterSequence;
        } finally {
            replaceWaiting(me, false);
        }
    }

    /** @return sequence of the newest record with events; where the bank was opened when there is none since. */
    public long lastSequence() {
        return ring.lastSequence();
    }

    /** @return events since the start, of all kinds. */
    public long count() {
        return ring.count();
    }

    /** @return events since the start. */
    public long countOf(final EventKind kind) {
        return countByKind.get(kind.value());
    }

    /** @return events that can be read from memory. */
    public int kept() {
        return ring.kept();
    }

    /** @return the end for the bank's pipeline. */
    OutcomeListener listener() {
        return new Listener();
    }

    private synchronized void replaceWaiting(final Thread thread, final boolean isWaiting) {
        final Thread[] now = waiting;
        final Thread[] next;
        if (isWaiting) {
            next = Arrays.copyOf(now, now.length + 1);
            next[now.length] = thread;
        } else {
            next = Arrays.stream(now).filter(each -> each != thread).toArray(Thread[]::new);
        }
        waiting = next;
    }

    private final class Listener implements OutcomeListener {
        private final OutcomeEvents events = new OutcomeEvents();
        private boolean isNews;

        @Override
        public void onOutcome(final long sequence, final long timeMs, final DirectBuffer buffer, final int offset) {
            final int count = events.wrap(buffer, offset);
            if (count > 0) {
                ring.add(sequence, timeMs, events, count);
                for (int i = 0; i < count; i++) {
                    final int kind = events.kind(i).value();
                    countByKind.lazySet(kind, countByKind.get(kind) + 1);
                }
                isNews = true;
            }
        }

        @Override
        public void onBatchEnd() {
            if (isNews) {
                isNews = false;
                VarHandle.fullFence(); // whoever does not see the news is seen waiting
                for (final Thread thread : waiting) {
                    LockSupport.unpark(thread);
                }
            }
        }
    }
}
