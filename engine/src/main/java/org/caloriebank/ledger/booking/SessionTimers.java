package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.time.Timers;

/** What happens to sessions by the passing of time alone, by (deadline, session id), one booking at a time. Owned by the ledger thread. */
final class SessionTimers implements Timers {
    private static final int COST = 2;

    private final Sessions sessions;
    private final SessionLife life;

    SessionTimers(final Sessions sessions, final SessionLife life) {
        this.sessions = sessions;
        this.life = life;
    }

    @Override
    public long dueAtMs() {
        final int first = sessions.deadlines().first();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : SessionRow.deadlineMs(sessions.address(first));
    }

    @Override
    public int cost() {
        return COST;
    }

    @Override
    public void fireFirst() {
        final int session = sessions.deadlines().first();
        final long address = sessions.address(session);
        switch (SessionRow.state(address)) {
            case PLANNED -> life.light(session);
            case LIT -> life.start(session);
            case STARTED -> goOn(session, address);
            default -> life.releaseNext(session);
        }
    }

    private void goOn(final int session, final long address) {
        if (SessionRow.nextToCapture(address) != Rows.NULL_ROW) {
            life.captureNext(session);
        } else if (SessionRow.firstAwaiting(address) != Rows.NULL_ROW) {
            life.missNext(session);
        } else {
            life.end(session);
        }
    }
}
