package org.caloriebank.ledger.booking;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CancelSessionDecoder;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MoveSessionDecoder;
import org.caloriebank.protocol.codec.OpenSessionDecoder;
import org.caloriebank.protocol.codec.SessionKind;

/**
 * What an operator does with sessions: opens, moves, cancels them. Each command is decided first, and past the decision nothing may fail. Owned by the
 * ledger thread; allocates nothing.
 */
final class SessionCommands {
    private static final int CUT_OFF_MINUTES_MAX = 43_200;
    private static final int SHARE_BP_MAX = 10_000;

    private final Sessions sessions;
    private final Spaces spaces;
    private final SessionTimes times;
    private final SessionLife life;
    private final SessionEvents events;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int spaceRow;
    private int session;

    SessionCommands(
            final Sessions sessions,
            final Spaces spaces,
            final SessionTimes times,
            final SessionLife life,
            final SessionEvents events,
            final OutcomeDraft outcome) {
        this.sessions = sessions;
        this.spaces = spaces;
        this.times = times;
        this.life = life;
        this.events = events;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new OpenSessionDecoder(),
                OpenSessionDecoder.callerIdEncodingOffset(),
                SessionCommands::isMalformed,
                this::onOpen);
        table.add(
                new MoveSessionDecoder(),
                MoveSessionDecoder.callerIdEncodingOffset(),
                SessionCommands::isMalformed,
                this::onMove);
        table.add(
                new CancelSessionDecoder(),
                CancelSessionDecoder.callerIdEncodingOffset(),
                SessionCommands::isMalformed,
                this::onCancel);
    }

    // ---- open ----

    private static boolean isMalformed(final OpenSessionDecoder command) {
        return command.spaceId() <= 0
                || SessionTimes.isMalformed(command.startMs(), command.endMs())
                || command.capacity() < 1
                || command.priceCenticoins() < 0
                || command.cutOffMinutes() < 0
                || command.cutOffMinutes() > CUT_OFF_MINUTES_MAX
                || command.lateShareBp() < 0
                || command.lateShareBp() > SHARE_BP_MAX;
    }

    private ResultCode onOpen(final OpenSessionDecoder command) {
        final ResultCode decision = decideOpen(command);
        if (decision == ResultCode.ACCEPTED) {
            final long opened = sessions.address(life.open(spaceRow, command.startMs(), command.endMs()));
            SessionRow.kind(opened, SessionKind.CLASS);
            SessionRow.capacity(opened, command.capacity());
            SessionRow.priceCenticoins(opened, command.priceCenticoins());
            SessionRow.cutOffMinutes(opened, command.cutOffMinutes());
            SessionRow.lateShareBp(opened, command.lateShareBp());
            events.tellTimes(EventKind.SESSION_OPENED, opened);
        }
        return decision;
    }

    private ResultCode decideOpen(final OpenSessionDecoder command) {
        if (command.priceCenticoins() > AMOUNT_CENTICOINS_MAX) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        spaceRow = spaces.find(command.spaceId());
        if (spaceRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }
        final ResultCode decision = times.decideNew(spaceRow, command.startMs(), command.endMs(), command.capacity());
        return decision == ResultCode.ACCEPTED && sessions.isFull() ? ResultCode.LEDGER_FULL : decision;
    }

    // ---- move ----

    private static boolean isMalformed(final MoveSessionDecoder command) {
        return command.sessionId() <= 0 || SessionTimes.isMalformed(command.startMs(), command.endMs());
    }

    private ResultCode onMove(final MoveSessionDecoder command) {
        final ResultCode decision = decideMove(command);
        if (decision == ResultCode.ACCEPTED) {
            life.move(session, command.startMs(), command.endMs());
        }
        return decision;
    }

    private ResultCode decideMove(final MoveSessionDecoder command) {
        session = sessions.find(command.sessionId());
        if (session == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SESSION;
        }
        final ResultCode startDecision = times.decideStart(command.startMs());
        if (startDecision != ResultCode.ACCEPTED) {
            return startDecision;
        }
        final long address = sessions.address(session);
        if (!SessionRow.isBefore(address, outcome.timeMs())) {
            return ResultCode.SESSION_OVER;
        }
        if (SessionRow.liveBookings(address) > 0) {
            return ResultCode.SESSION_BOOKED;
        }
        return sessions.ofSpaces().isTaken(SessionRow.spaceRow(address), command.startMs(), command.endMs(), session)
                ? ResultCode.SPACE_TAKEN
                : ResultCode.ACCEPTED;
    }

    // ---- cancel ----

    private static boolean isMalformed(final CancelSessionDecoder command) {
        return command.sessionId() <= 0 || command.releasesBookings() > 1;
    }

    private ResultCode onCancel(final CancelSessionDecoder command) {
        final ResultCode decision = decideCancel(command);
        if (decision == ResultCode.ACCEPTED) {
            life.cancel(session);
        }
        return decision;
    }

    private ResultCode decideCancel(final CancelSessionDecoder command) {
        session = sessions.find(command.sessionId());
        if (session == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SESSION;
        }
        final long address = sessions.address(session);
        if (!SessionRow.isBefore(address, outcome.timeMs())) {
            return ResultCode.SESSION_OVER;
        }
        return SessionRow.liveBookings(address) > 0 && command.releasesBookings() == 0
                ? ResultCode.SESSION_BOOKED
                : ResultCode.ACCEPTED;
    }
}
