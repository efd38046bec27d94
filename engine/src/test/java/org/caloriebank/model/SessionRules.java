package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.BookingCommand.Book;
import org.caloriebank.protocol.BookingCommand.CancelBooking;
import org.caloriebank.protocol.BookingCommand.CancelSession;
import org.caloriebank.protocol.BookingCommand.MoveSession;
import org.caloriebank.protocol.BookingCommand.OpenGame;
import org.caloriebank.protocol.BookingCommand.OpenSession;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SessionState;

/** Section 9: sessions and open games are opened, moved and cancelled. */
final class SessionRules {
    private static final long AHEAD_MAX_MS = 366L * 86_400_000;

    private final NaiveState state;
    private final BookingRules bookings;
    private final LightRules lights;

    SessionRules(final NaiveState state, final BookingRules bookings, final LightRules lights) {
        this.state = state;
        this.bookings = bookings;
        this.lights = lights;
    }

    ResultCode decideAndApply(final BookingCommand command, final OutcomeDraft draft) {
        if (command instanceof OpenSession c) {
            return openSession(c, draft);
        } else if (command instanceof OpenGame c) {
            return openGame(c, draft);
        } else if (command instanceof MoveSession c) {
            return moveSession(c, draft);
        } else if (command instanceof CancelSession c) {
            return cancelSession(c, draft);
        } else if (command instanceof Book c) {
            return bookings.book(c, draft);
        } else if (command instanceof CancelBooking c) {
            return bookings.cancel(c, this, draft);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    private ResultCode openSession(final OpenSession command, final OutcomeDraft draft) {
        final NaiveSpace space = state.space(command.spaceId());
        if (CoinRules.isAboveLimit(command.priceCenticoins())) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (space == null) {
            return ResultCode.UNKNOWN_SPACE;
        }
        final ResultCode refusal = refusalOfOpening(space, command.startMs(), command.endMs(), command.capacity());
        if (refusal != null) {
            return refusal;
        }
        final NaiveSession session = new NaiveSession(
                state.sequence,
                space,
                null,
                command.priceCenticoins(),
                command.capacity(),
                command.cutOffMinutes(),
                command.lateShareBp());
        open(session, command.startMs(), command.endMs(), draft);
        return ACCEPTED;
    }

    private ResultCode openGame(final OpenGame command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        final NaiveSpace space = state.space(command.spaceId());
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (space == null) {
            return ResultCode.UNKNOWN_SPACE;
        }
        if (!member.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final ResultCode refusal = refusalOfOpening(space, command.startMs(), command.endMs(), command.players());
        if (refusal != null) {
            return refusal;
        }
        final ResultCode bookingRefusal =
                bookings.refusalOf(member, command.startMs(), command.endMs(), space.priceCenticoins);
        if (bookingRefusal != null) {
            return bookingRefusal;
        }
        final NaiveSession game = new NaiveSession(
                state.sequence,
                space,
                member,
                space.priceCenticoins,
                command.players(),
                (int) state.settings.of(Setting.GAME_CUT_OFF_MINUTES),
                0);
        open(game, command.startMs(), command.endMs(), draft);
        bookings.add(game, member, space.priceCenticoins, draft);
        return ACCEPTED;
    }

    private void open(final NaiveSession session, final long startMs, final long endMs, final OutcomeDraft draft) {
        session.plan(startMs, endMs, state.settings.of(Setting.LIGHT_LEAD_MINUTES));
        state.sessionById.put(session.sessionId, session);
        state.openSessions.add(session);
        final long organiserId = session.organiser == null ? 0 : session.organiser.memberId;
        event(EventKind.SESSION_OPENED, session, organiserId, startMs, draft);
    }

    private ResultCode refusalOfOpening(
            final NaiveSpace space, final long startMs, final long endMs, final int capacity) {
        if (!space.isOpen()) {
            return ResultCode.SPACE_CLOSED;
        }
        final ResultCode refusal = refusalOfStart(startMs);
        if (refusal != null) {
            return refusal;
        }
        if (capacity > space.capacity) {
            return ResultCode.CAPACITY_ABOVE_SPACE;
        }
        return isTaken(space, null, startMs, endMs) ? ResultCode.SPACE_TAKEN : null;
    }

    private ResultCode refusalOfStart(final long startMs) {
        if (startMs < state.nowMs) {
            return ResultCode.SESSION_IN_PAST;
        }
        return startMs > state.nowMs + AHEAD_MAX_MS ? ResultCode.SESSION_TOO_FAR : null;
    }

    private boolean isTaken(final NaiveSpace space, final NaiveSession itself, final long startMs, final long endMs) {
        return state.openSessions(space)
                .filter(session -> session != itself && session.takesSpace())
                .anyMatch(session -> session.overlaps(startMs, endMs));
    }

    private ResultCode moveSession(final MoveSession command, final OutcomeDraft draft) {
        final NaiveSession session = state.sessionById.get(command.sessionId());
        if (session == null) {
            return ResultCode.UNKNOWN_SESSION;
        }
        final ResultCode refusal = refusalOfStart(command.startMs());
        if (refusal != null) {
            return refusal;
        }
        if (session.isOver(state.nowMs)) {
            return ResultCode.SESSION_OVER;
        }
        if (session.liveCount() > 0) {
            return ResultCode.SESSION_BOOKED;
        }
        if (isTaken(session.space, session, command.startMs(), command.endMs())) {
            return ResultCode.SPACE_TAKEN;
        }
        final boolean wasLit = session.state == SessionState.LIT;
        session.plan(command.startMs(), command.endMs(), state.settings.of(Setting.LIGHT_LEAD_MINUTES));
        event(EventKind.SESSION_MOVED, session, 0, command.startMs(), draft);
        giveLightBack(wasLit, session, draft);
        return ACCEPTED;
    }

    private ResultCode cancelSession(final CancelSession command, final OutcomeDraft draft) {
        final NaiveSession session = state.sessionById.get(command.sessionId());
        if (session == null) {
            return ResultCode.UNKNOWN_SESSION;
        }
        if (session.isOver(state.nowMs)) {
            return ResultCode.SESSION_OVER;
        }
        if (session.liveCount() > 0 && !command.releasesBookings()) {
            return ResultCode.SESSION_BOOKED;
        }
        cancel(session, draft);
        return ACCEPTED;
    }

    /** Its bookings are released by ticks. */
    void cancel(final NaiveSession session, final OutcomeDraft draft) {
        final boolean wasLit = session.state == SessionState.LIT;
        session.state = SessionState.CANCELLED;
        session.cancelledAtMs = state.nowMs;
        event(EventKind.SESSION_CANCELLED, session, 0, session.liveCount(), draft);
        giveLightBack(wasLit, session, draft);
        closeWhenReleased(session);
    }

    /** A cancelled session is over when its last booking is released. */
    void closeWhenReleased(final NaiveSession session) {
        if (session.firstBooked() == null) {
            close(session);
        }
    }

    void close(final NaiveSession session) {
        session.closedAtMs = state.nowMs;
        state.openSessions.remove(session);
        state.closedSessions.add(session);
    }

    private void giveLightBack(final boolean wasLit, final NaiveSession session, final OutcomeDraft draft) {
        if (wasLit) {
            lights.givenUp(session.space, draft);
        }
    }

    static void event(
            final EventKind kind,
            final NaiveSession session,
            final long memberId,
            final long value,
            final OutcomeDraft draft) {
        draft.event(kind, session.space.facility.facilityId, session.sessionId, memberId, value, 0);
    }
}
