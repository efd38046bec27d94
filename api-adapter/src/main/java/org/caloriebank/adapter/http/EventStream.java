package org.caloriebank.adapter.http;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.caloriebank.bank.EventFilter;
import org.caloriebank.bank.EventPage;
import org.caloriebank.journal.JournalException;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client's stream of events. The thread of {@link EventStreams} decides what comes next; while a write is under way, or a look into the files, nothing else
 * is. So a client that does not read costs no more than one that does.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final int OK = 200;
    /** About 50 KiB of text. */
    private static final int PAGE_EVENTS = 256;

    private static final long READERS_BUSY_NS = 50_000_000;

    private enum State {
        IDLE,
        WRITING,
        READING,
        ENDED
    }

    private final Exchange exchange;
    private final DoorParts parts;
    private final EventFilter filter;
    private final AtomicReference<State> state = new AtomicReference<>(State.IDLE);
    /** To be written next; null for nothing. Not touched by two threads at a time, as the state says. */
    private ByteBuffer pending;

    private volatile long afterSequence;
    /** Whether what comes after the client's last event was looked for: before that nobody knows the answer's status. */
    private boolean hasLooked;

    private boolean hasBegun;
    private long writtenAtNs = System.nanoTime();
    private long readAgainAtNs = writtenAtNs;

    private EventStream(
            final Exchange exchange,
            final DoorParts parts,
            final EventFilter filter,
            final ByteBuffer pending,
            final long afterSequence,
            final boolean hasLooked) {
        this.exchange = exchange;
        this.parts = parts;
        this.filter = filter;
        this.pending = pending;
        this.afterSequence = afterSequence;
        this.hasLooked = hasLooked;
    }

    /** @param opening what the stream begins with; it is of the sequence. */
    static EventStream opened(
            final Exchange exchange,
            final DoorParts parts,
            final EventFilter filter,
            final ByteBuffer opening,
            final long sequence) {
        return new EventStream(exchange, parts, filter, opening, sequence, true);
    }

    /** @param lastSequence the client has. */
    static EventStream resumed(
            final Exchange exchange, final DoorParts parts, final EventFilter filter, final long lastSequence) {
        return new EventStream(exchange, parts, filter, null, lastSequence, false);
    }

    // ---- the streams' own thread

    /** Go on as far as possible. Never blocks. */
    void doDuty(final long nowNs, final EventStreams.Patience patience, final boolean isClosing) {
        try {
            tryDuty(nowNs, patience, isClosing);
        } catch (final RuntimeException e) {
            LOG.error("{}", exchange.request().getHttpURI(), e);
            fail(e);
        }
    }

    private void tryDuty(final long nowNs, final EventStreams.Patience patience, final boolean isClosing) {
        final State now = state.get();
        if (now == State.WRITING && nowNs - writtenAtNs >= patience.stallNs()) {
            fail(new TimeoutException("the client does not read"));
        } else if (now == State.IDLE && isClosing) {
            end();
        } else if (now == State.IDLE) {
            goOn(nowNs, patience);
        }
    }

    /** @return after how many ns to look again though nothing happens. */
    long dueInNs(final long nowNs, final EventStreams.Patience patience) {
        return switch (state.get()) {
            case WRITING -> writtenAtNs + patience.stallNs() - nowNs;
            case IDLE -> hasMore() ? readAgainAtNs - nowNs : writtenAtNs + patience.heartbeatNs() - nowNs;
            case READING -> Long.MAX_VALUE;
            case ENDED -> 0;
        };
    }

    boolean isEnded() {
        return state.get() == State.ENDED;
    }

    private void goOn(final long nowNs, final EventStreams.Patience patience) {
        if (pending == null && hasMore() && nowNs - readAgainAtNs >= 0) {
            look(nowNs);
        }
        if (state.get() == State.IDLE
                && pending == null
                && nowNs - writtenAtNs >= patience.heartbeatNs()
                && hasLooked) {
            pending = EventText.heartbeat();
        }
        if (state.get() == State.IDLE && pending != null) {
            final ByteBuffer text = pending;
            pending = null;
            write(false, text);
        }
    }

    private boolean hasMore() {
        return !hasLooked || parts.bank().events().lastSequence() > afterSequence;
    }

    private void look(final long nowNs) {
        final EventPage page = parts.bank().events().read(afterSequence, filter, PAGE_EVENTS);
        if (page != null) {
            take(page);
            return;
        }
        state.set(State.READING);
        if (!parts.readers().trySubmit(this::read)) {
            readAgainAtNs = nowNs + READERS_BUSY_NS;
            state.set(State.IDLE);
        }
    }

    private void take(final EventPage page) {
        if (!page.events().isEmpty()) {
            pending = EventText.events(page.events());
        } else if (!hasBegun && !page.isMore()) {
            pending = EventText.heartbeat(); // so that the client knows it is connected
        }
        hasLooked = hasLooked || pending != null;
        afterSequence = page.throughSequence();
    }

    private void write(final boolean isLast, final ByteBuffer text) {
        if (!hasBegun) {
            if (!exchange.tryAnswer()) {
                state.set(State.ENDED);
                return;
            }
            hasBegun = true;
            exchange.response().getHeaders().put("X-Accel-Buffering", "no");
            exchange.beginParts(OK, EventText.MEDIA_TYPE);
        }
        writtenAtNs = System.nanoTime();
        state.set(State.WRITING);
        exchange.response().write(isLast, text, Callback.from(() -> onWritten(isLast), this::fail));
    }

    private void end() {
        if (hasBegun) {
            write(true, ByteBuffer.allocate(0));
        } else {
            refuse(Problem.of(DoorCode.STOPPED));
        }
    }

    // ---- a reader's thread

    private void read(final JournalReaders reader) {
        try {
            take(parts.bank().events().read(afterSequence, filter, PAGE_EVENTS, reader.seek()));
            onIdle(State.READING);
        } catch (final JournalException e) {
            reader.forget();
            if (e.kind() == JournalException.Kind.NOT_COVERED) {
                refuse(Problem.of(DoorCode.EVENTS_GONE, e.getMessage()));
            } else {
                LOG.error("{}: {}", exchange.request().getHttpURI(), e.getMessage());
                refuse(Problem.of(DoorCode.JOURNAL_FAILED, e.getMessage()));
            }
        } catch (final RuntimeException e) {
            reader.forget();
            LOG.error("{}", exchange.request().getHttpURI(), e);
            refuse(Problem.of(DoorCode.INTERNAL));
        }
    }

    // ---- any thread

    private void onWritten(final boolean isLast) {
        if (!isLast) {
            onIdle(State.WRITING);
        } else if (state.getAndSet(State.ENDED) != State.ENDED) {
            exchange.succeed();
            parts.eventStreams().wakeUp();
        }
    }

    private void onIdle(final State from) {
        if (state.compareAndSet(from, State.IDLE)) {
            parts.eventStreams().wakeUp();
        }
    }

    /** Say why, or hang up when the answer has begun: then the client resumes and is told. */
    private void refuse(final Problem problem) {
        if (state.getAndSet(State.ENDED) == State.ENDED) {
            return;
        }
        if (hasBegun) {
            exchange.failAnswered(new RequestRefusedException(problem));
        } else {
            exchange.refuse(problem);
        }
        parts.eventStreams().wakeUp();
    }

    private void fail(final Throwable failure) {
        if (state.getAndSet(State.ENDED) != State.ENDED) {
            if (hasBegun) {
                exchange.failAnswered(failure);
            } else {
                exchange.fail(failure);
            }
            parts.eventStreams().wakeUp();
        }
    }
}
