package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.codec.SessionState;

/**
 * All sessions that can still be asked for: those to which something will happen by deadline, closed ones in the order they closed.
 *
 * <pre>
 *                 lead before the start        start                 end, all told
 *   open ---> PLANNED ----------------> LIT ----------> STARTED -----------------> ENDED ---+
 *              |  ^                     | |                                                 +--> closed; forgotten
 *              |  +-------- move -------+ |                                                 |    after the refund window
 *              +--------- cancel ---------+--------> CANCELLED --- all bookings released ---+
 * </pre>
 *
 * Owned by the ledger thread; allocates nothing.
 */
final class Sessions implements AutoCloseable {
    private final Rows rows = new Rows(SessionRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final DeadlineHeap deadlines =
            new DeadlineHeap(rows, SessionRow.ID, SessionRow.DEADLINE, SessionRow.DEADLINE_POSITION);
    private final SpaceSessions spaces = new SpaceSessions(rows);
    private int open;
    private int firstClosed;
    private int lastClosed;

    /** @return the session's row, or {@link Rows#NULL_ROW}. */
    int find(final long sessionId) {
        return index.find(sessionId);
    }

    /** @return where the session's {@link SessionRow} is. */
    long address(final int session) {
        return rows.address(session);
    }

    SpaceSessions ofSpaces() {
        return spaces;
    }

    DeadlineHeap deadlines() {
        return deadlines;
    }

    boolean isFull() {
        return rows.isFull();
    }

    int count() {
        return rows.live();
    }

    /** @return sessions that are neither ended nor cancelled. */
    int openCount() {
        return open;
    }

    long indexSize() {
        return index.size();
    }

    // ---- what changes ----

    /** @return a new planned session that holds its space; the caller fills in the rest. */
    int open(final long sessionId, final int spaceRow, final long startMs, final long endMs, final long deadlineMs) {
        final int session = rows.allocate();
        final long address = rows.address(session);
        SessionRow.id(address, sessionId);
        SessionRow.spaceRow(address, spaceRow);
        SessionRow.times(address, startMs, endMs);
        SessionRow.deadlineMs(address, deadlineMs);
        index.add(sessionId, session);
        deadlines.add(session);
        spaces.add(session);
        open++;
        return session;
    }

    /** Let the next thing happen to it then. */
    void deadline(final int session, final long deadlineMs) {
        deadlines.remove(session);
        SessionRow.deadlineMs(rows.address(session), deadlineMs);
        deadlines.add(session);
    }

    void move(final int session, final long startMs, final long endMs, final long deadlineMs) {
        spaces.move(session, startMs, endMs);
        deadline(session, deadlineMs);
    }

    /** Give it another state. One that is ended or cancelled does not hold its space any more. */
    void state(final int session, final SessionState state) {
        final long address = rows.address(session);
        final boolean wasLit = SessionRow.isLit(address);
        SessionRow.state(address, state);
        final boolean isLit = SessionRow.isLit(address);
        if (wasLit != isLit) {
            spaces.countLit(SessionRow.spaceRow(address), isLit ? 1 : -1);
        }
        if (SessionRow.isOver(address)) {
            spaces.end(session);
            open--;
        }
    }

    /** Nothing will happen any more to one that is ended or cancelled. */
    void close(final int session, final long nowMs) {
        deadlines.remove(session);
        SessionRow.closedAtMs(rows.address(session), nowMs);
        if (lastClosed == Rows.NULL_ROW) {
            firstClosed = session;
        } else {
            SessionRow.nextClosed(rows.address(lastClosed), session);
        }
        lastClosed = session;
    }

    /** @return the session that closed first, or {@link Rows#NULL_ROW}. */
    int firstClosed() {
        return firstClosed;
    }

    /** @return the one that closed after it, or {@link Rows#NULL_ROW}. */
    int nextClosed(final int session) {
        return SessionRow.nextClosed(rows.address(session));
    }

    /**
     * @param keptMs how long after its closing a session is kept.
     * @return ledger time from which on the session that closed first may be forgotten; Long.MAX_VALUE when there is none.
     */
    long forgettingDueAtMs(final long keptMs) {
        return firstClosed == Rows.NULL_ROW
                ? Long.MAX_VALUE
                : SessionRow.closedAtMs(rows.address(firstClosed)) + keptMs + 1;
    }

    /** Forget the session that closed first; its bookings are forgotten. */
    void forgetFirstClosed() {
        final int session = firstClosed;
        final long address = rows.address(session);
        firstClosed = SessionRow.nextClosed(address);
        if (firstClosed == Rows.NULL_ROW) {
            lastClosed = Rows.NULL_ROW;
        }
        spaces.remove(session);
        index.remove(SessionRow.id(address), session);
        rows.free(session);
    }

    // ---- state ----

    long bytes() {
        return rows.bytes() + index.bytes() + deadlines.bytes() + spaces.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        deadlines.saveTo(sink);
        spaces.saveTo(sink);
        sink.word(firstClosed);
        sink.word(lastClosed);
        sink.word(open);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        deadlines.loadFrom(source);
        spaces.loadFrom(source);
        firstClosed = (int) source.word();
        lastClosed = (int) source.word();
        open = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        deadlines.close();
        spaces.close();
    }
}
