package org.caloriebank.bank;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.OutcomeEvents;
import org.caloriebank.protocol.codec.EventKind;

/**
 * The events that happened last, in one array that is written over and over. One thread writes, allocates nothing after the first event and waits for nobody; any thread reads, and
 * throws away what was written over meanwhile:
 *
 * <pre>
 *           written                 begun
 *   ...readable|   being written      |...
 * </pre>
 *
 * A record's events become readable together.
 */
final class EventRing {
    private static final int LONGS = 8;
    private static final int SEQUENCE = 0;
    private static final int TIME_MS = 1;
    private static final int FACILITY = 2;
    private static final int SUBJECT = 3;
    private static final int MEMBER = 4;
    private static final int VALUE = 5;
    private static final int KIND_AND_DETAIL = 6;
    private static final int KIND_BITS = 8;
    private static final int KIND_MASK = (1 << KIND_BITS) - 1;

    private static final int MARGIN = 4;
    private static final int ATTEMPTS = 3;

    private final int capacity;
    /** Made with the first event: a bank without buildings needs none. Readers look only below what is written. */
    private long[] values;

    /** Everything after it was handed in here. */
    private final long startSequence;
    /** Events whose places are or were being written. */
    private final AtomicLong begun = new AtomicLong();

    private final AtomicLong written = new AtomicLong();

    /**
     * @param capacity events, a power of two, more than one record has.
     * @param startSequence the last record before the first that will be told of.
     */
    EventRing(final int capacity, final long startSequence) {
        this.capacity = capacity;
        this.startSequence = startSequence;
    }

    void add(final long sequence, final long timeMs, final OutcomeEvents events, final int count) {
        if (values == null) {
            values = new long[capacity * LONGS];
        }
        final long from = written.get();
        begun.lazySet(from + count);
        VarHandle.fullFence(); // a reader that sees a new value sees that it was begun
        for (int i = 0; i < count; i++) {
            final int place = place(from + i);
            values[place + SEQUENCE] = sequence;
            values[place + TIME_MS] = timeMs;
            values[place + FACILITY] = events.facilityId(i);
            values[place + SUBJECT] = events.subjectId(i);
            values[place + MEMBER] = events.memberId(i);
            values[place + VALUE] = events.value(i);
            values[place + KIND_AND_DETAIL] =
                    (long) events.detail(i) << KIND_BITS | events.kind(i).value();
        }
        written.lazySet(from + count);
    }

    /** @return events since the start. */
    long count() {
        return written.get();
    }

    /** @return events that can be read: when all places are in use, a quarter fewer, so that a reader is not overtaken. */
    int kept() {
        final long count = written.get();
        return (int) (count <= capacity ? count : capacity - capacity / MARGIN);
    }

    /** @return sequence of the newest record with events; the start's when there is none. */
    long lastSequence() {
        while (true) {
            final long end = written.get();
            if (end == 0) {
                return startSequence;
            }
            final long sequence = values[place(end - 1) + SEQUENCE];
            if (isUntouchedFrom(end - 1)) {
                return sequence;
            }
        }
    }

    /**
     * @param acknowledged sequence up to which every event was handed in before this call.
     * @param eventsMax a page that has so many ends with the record.
     * @return null when events after the sequence are no more here.
     */
    EventPage read(final long afterSequence, final long acknowledged, final EventFilter filter, final int eventsMax) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            final long end = written.get();
            final long first = end <= capacity ? 0 : end - kept();
            final long oldest = first == 0 ? startSequence : values[place(first) + SEQUENCE];
            final EventPage page =
                    afterSequence < oldest ? null : read(afterSequence, acknowledged, filter, eventsMax, first, end);
            if (isUntouchedFrom(first)) {
                return page;
            }
        }
        return null;
    }

    private EventPage read(
            final long afterSequence,
            final long acknowledged,
            final EventFilter filter,
            final int eventsMax,
            final long first,
            final long end) {
        final List<BankEvent> events = new ArrayList<>();
        long sequence = afterSequence;
        for (long position = positionAfter(afterSequence, first, end); position < end; position++) {
            final int place = place(position);
            if (values[place + SEQUENCE] != sequence && events.size() >= eventsMax) {
                return new EventPage(events, sequence, true);
            }
            sequence = values[place + SEQUENCE];
            if (filter.takes(values[place + FACILITY], (int) values[place + KIND_AND_DETAIL] & KIND_MASK)) {
                events.add(event(place));
            }
        }
        return new EventPage(events, Math.max(sequence, acknowledged), false);
    }

    private long positionAfter(final long sequence, final long first, final long end) {
        long low = first;
        long high = end;
        while (low < high) {
            final long middle = low + high >>> 1;
            if (values[place(middle) + SEQUENCE] > sequence) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    private BankEvent event(final int place) {
        final long kindAndDetail = values[place + KIND_AND_DETAIL];
        return new BankEvent(
                values[place + SEQUENCE],
                values[place + TIME_MS],
                new Outcome.Event(
                        EventKind.get((short) (kindAndDetail & KIND_MASK)),
                        values[place + FACILITY],
                        values[place + SUBJECT],
                        values[place + MEMBER],
                        values[place + VALUE],
                        (int) (kindAndDetail >>> KIND_BITS)));
    }

    /** @return whether what was read from the position on was not being written over. */
    private boolean isUntouchedFrom(final long position) {
        VarHandle.acquireFence(); // what was read before stays before
        return begun.get() - capacity <= position;
    }

    private int place(final long position) {
        return (int) (position & capacity - 1) * LONGS;
    }
}
