package org.caloriebank.ledger.booking;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.OrderedRows;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * The sessions of each space by (start, id): those that hold the space, which never overlap, and those that are over (ended or cancelled) and can still
 * be asked for. The past is in no one's way.
 *
 * <pre>
 *   offset  length  field
 *        0       8  space's row
 *        8       4  top of the sessions that hold the space
 *       12       4  top of those that are over
 *       16       4  how many are lit or started
 * </pre>
 *
 * A space without a row has had no session. Owned by the ledger thread; allocates nothing.
 */
final class SpaceSessions implements AutoCloseable {
    private static final int LENGTH = 32;
    private static final int HOLDING = 8;
    private static final int OVER = 12;
    private static final int LIT = 16;

    private final Rows rows = new Rows(LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final Rows sessions;
    private final OrderedRows byStart;

    /** @param sessions the rows of {@link SessionRow}, which this orders and does not own. */
    SpaceSessions(final Rows sessions) {
        this.sessions = sessions;
        byStart = new OrderedRows(sessions, SessionRow.ID, SessionRow.START, SessionRow.LINKS);
    }

    // ---- what is there ----

    /** @return whether a session, another than the one given, holds the space at some time within these. */
    boolean isTaken(final int spaceRow, final long startMs, final long endMs, final int otherThan) {
        final int space = index.find(spaceRow);
        if (space == Rows.NULL_ROW) {
            return false;
        }
        // they do not overlap each other, so only the last to start before that end can reach into it
        final long holding = holding(space);
        int session = byStart.lastBefore(holding, endMs, 0);
        if (session != Rows.NULL_ROW && session == otherThan) {
            session = byStart.previous(holding, session);
        }
        return session != Rows.NULL_ROW && SessionRow.endMs(sessions.address(session)) > startMs;
    }

    /** @return the first session of the space, over or not, with (start, id) not before these; or {@link Rows#NULL_ROW}. */
    int firstFrom(final int spaceRow, final long startMs, final long sessionId) {
        final int space = index.find(spaceRow);
        if (space == Rows.NULL_ROW) {
            return Rows.NULL_ROW;
        }
        final int one = byStart.firstFrom(holding(space), startMs, sessionId);
        final int other = byStart.firstFrom(over(space), startMs, sessionId);
        if (one == Rows.NULL_ROW || other == Rows.NULL_ROW) {
            return one == Rows.NULL_ROW ? other : one;
        }
        return isBefore(one, other) ? one : other;
    }

    /** @return the greatest capacity of a session that holds the space; 0 for none. */
    int capacityMax(final int spaceRow) {
        final int space = index.find(spaceRow);
        int most = 0;
        if (space != Rows.NULL_ROW) {
            final long holding = holding(space);
            for (int i = byStart.first(holding); i != Rows.NULL_ROW; i = byStart.next(holding, i)) {
                most = Math.max(most, SessionRow.capacity(sessions.address(i)));
            }
        }
        return most;
    }

    /** @return sessions of the space that are lit or started. */
    int lit(final int spaceRow) {
        final int space = index.find(spaceRow);
        return space == Rows.NULL_ROW ? 0 : UnsafeApi.getInt(rows.address(space) + LIT);
    }

    /**
     * Prove the order of each space's sessions, that none of those that hold it overlaps the next, and how many are lit.
     *
     * @return how many sessions there are.
     */
    int verify() {
        int count = 0;
        for (int space = 1; space < rows.end(); space++) {
            count += byStart.verify(holding(space)) + byStart.verify(over(space));
            verifyHolding(space);
            for (int i = byStart.first(over(space)); i != Rows.NULL_ROW; i = byStart.next(over(space), i)) {
                verifySpace(space, i, true);
            }
        }
        return count;
    }

    private void verifyHolding(final int space) {
        final long holding = holding(space);
        long endMs = Long.MIN_VALUE;
        int lit = 0;
        for (int i = byStart.first(holding); i != Rows.NULL_ROW; i = byStart.next(holding, i)) {
            final long session = sessions.address(i);
            verifySpace(space, i, false);
            check(endMs <= SessionRow.startMs(session), "no two sessions at once in space of", SessionRow.id(session));
            endMs = SessionRow.endMs(session);
            lit += SessionRow.isLit(session) ? 1 : 0;
        }
        check(lit == UnsafeApi.getInt(rows.address(space) + LIT), "lit sessions of a space");
    }

    private void verifySpace(final int space, final int session, final boolean isOver) {
        final long address = sessions.address(session);
        check(UnsafeApi.getLong(rows.address(space)) == spaceRow(session), "space of session", SessionRow.id(address));
        check(SessionRow.isOver(address) == isOver, "who holds the space of session", SessionRow.id(address));
    }

    // ---- what changes ----

    /** The session holds its space from now on. */
    void add(final int session) {
        byStart.add(holding(make(spaceRow(session))), session);
    }

    /** It holds its space at other times from now on. */
    void move(final int session, final long startMs, final long endMs) {
        final long holding = holding(index.find(spaceRow(session)));
        byStart.remove(holding, session);
        SessionRow.times(sessions.address(session), startMs, endMs);
        byStart.add(holding, session);
    }

    /** It does not hold its space any more. */
    void end(final int session) {
        final int space = index.find(spaceRow(session));
        byStart.remove(holding(space), session);
        byStart.add(over(space), session);
    }

    /** One that is over is forgotten. */
    void remove(final int session) {
        byStart.remove(over(index.find(spaceRow(session))), session);
    }

    void countLit(final int spaceRow, final int change) {
        final long lit = rows.address(index.find(spaceRow)) + LIT;
        UnsafeApi.putInt(lit, UnsafeApi.getInt(lit) + change);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private int make(final int spaceRow) {
        int space = index.find(spaceRow);
        if (space == Rows.NULL_ROW) {
            space = rows.allocate();
            UnsafeApi.putLong(rows.address(space), spaceRow);
            index.add(spaceRow, space);
        }
        return space;
    }

    private boolean isBefore(final int one, final int other) {
        final long oneMs = SessionRow.startMs(sessions.address(one));
        final long otherMs = SessionRow.startMs(sessions.address(other));
        return oneMs < otherMs
                || oneMs == otherMs && SessionRow.id(sessions.address(one)) < SessionRow.id(sessions.address(other));
    }

    private int spaceRow(final int session) {
        return SessionRow.spaceRow(sessions.address(session));
    }

    private long holding(final int space) {
        return rows.address(space) + HOLDING;
    }

    private long over(final int space) {
        return rows.address(space) + OVER;
    }
}
