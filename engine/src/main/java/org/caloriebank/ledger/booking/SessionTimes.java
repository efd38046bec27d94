package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;

/** When a space can have a session. Decides, changes nothing; owned by the ledger thread. */
final class SessionTimes {
    /** A session is this long at most. */
    static final long LENGTH_MAX_MS = Calendar.DAY_MS;

    private static final long AHEAD_MAX_MS = 366 * Calendar.DAY_MS;

    private final Sessions sessions;
    private final Spaces spaces;
    private final OutcomeDraft outcome;

    SessionTimes(final Sessions sessions, final Spaces spaces, final OutcomeDraft outcome) {
        this.sessions = sessions;
        this.spaces = spaces;
        this.outcome = outcome;
    }

    static boolean isMalformed(final long startMs, final long endMs) {
        // the end is the later one, so their difference, however great, is right when read without a sign
        return startMs >= endMs || Long.compareUnsigned(endMs - startMs, LENGTH_MAX_MS) > 0;
    }

    /** @return {@link ResultCode#ACCEPTED} or what is wrong with the start. */
    ResultCode decideStart(final long startMs) {
        if (startMs < outcome.timeMs()) {
            return ResultCode.SESSION_IN_PAST;
        }
        return startMs > outcome.timeMs() + AHEAD_MAX_MS ? ResultCode.SESSION_TOO_FAR : ResultCode.ACCEPTED;
    }

    /** @return {@link ResultCode#ACCEPTED} or why the space cannot have another session then. */
    ResultCode decideNew(final int spaceRow, final long startMs, final long endMs, final int capacity) {
        if (!spaces.isOpen(spaceRow)) {
            return ResultCode.SPACE_CLOSED;
        }
        final ResultCode startDecision = decideStart(startMs);
        if (startDecision != ResultCode.ACCEPTED) {
            return startDecision;
        }
        if (capacity > spaces.capacity(spaceRow)) {
            return ResultCode.CAPACITY_ABOVE_SPACE;
        }
        return sessions.ofSpaces().isTaken(spaceRow, startMs, endMs, Rows.NULL_ROW)
                ? ResultCode.SPACE_TAKEN
                : ResultCode.ACCEPTED;
    }
}
