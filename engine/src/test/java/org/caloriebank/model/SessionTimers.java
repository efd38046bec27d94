package org.caloriebank.model;

import java.util.Comparator;
import java.util.Optional;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SessionState;

/** Section 9: what happens to sessions as their time comes. */
final class SessionTimers implements NaiveTimers, NaiveKept {
    private static final Comparator<NaiveSession> FIRING_ORDER = Comparator.<NaiveSession>comparingLong(
                    SessionTimers::dueAtMs)
            .thenComparingLong(session -> session.sessionId);

    private final NaiveState state;
    private final SessionRules sessions;
    private final BookingRules bookings;
    private final LightRules lights;

    SessionTimers(
            final NaiveState state, final SessionRules sessions, final BookingRules bookings, final LightRules lights) {
        this.state = state;
        this.sessions = sessions;
        this.bookings = bookings;
        this.lights = lights;
    }

    @Override
    public long dueAtMs() {
        return next().map(SessionTimers::dueAtMs).orElse(Long.MAX_VALUE);
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        final NaiveSession session = next().orElseThrow();
        switch (session.state) {
            case PLANNED -> light(session, draft);
            case LIT -> start(session, draft);
            case STARTED -> goOn(session, draft);
            case CANCELLED -> release(session.firstBooked(), draft);
            default -> throw new IllegalStateException("nothing comes after " + session.state);
        }
    }

    private Optional<NaiveSession> next() {
        return state.openSessions.stream().min(FIRING_ORDER);
    }

    private static long dueAtMs(final NaiveSession session) {
        final boolean hasBooked = session.firstBooked() != null;
        return switch (session.state) {
            case PLANNED -> session.litAtMs;
            case LIT -> session.startMs;
            case STARTED -> hasBooked ? session.startMs : session.endMs;
            case CANCELLED -> hasBooked ? session.cancelledAtMs : Long.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }

    private void light(final NaiveSession session, final OutcomeDraft draft) {
        session.state = SessionState.LIT;
        lights.wanted(session.space, draft);
    }

    private void start(final NaiveSession session, final OutcomeDraft draft) {
        session.state = SessionState.STARTED;
        session.players = session.liveCount();
        SessionRules.event(EventKind.SESSION_STARTED, session, 0, session.players, draft);
    }

    /** First all who booked pay, then all who did not come are noted, then it ends. */
    private void goOn(final NaiveSession session, final OutcomeDraft draft) {
        final NaiveBooking toPay = session.firstBooked();
        final NaiveBooking absent = session.firstAbsent();
        if (toPay != null) {
            capture(toPay, draft);
        } else if (absent != null) {
            absent.state = BookingState.NO_SHOW;
            SessionRules.event(EventKind.NO_SHOW, session, absent.member.memberId, 0, draft);
            draft.touch(absent.member);
        } else {
            session.state = SessionState.ENDED;
            sessions.close(session);
            SessionRules.event(EventKind.SESSION_ENDED, session, 0, session.liveCount(), draft);
            lights.givenUp(session.space, draft);
        }
    }

    private void capture(final NaiveBooking booking, final OutcomeDraft draft) {
        final NaiveSession session = booking.session;
        final long price = priceOf(booking);
        booking.state = BookingState.CAPTURED;
        booking.hasAttended |= state.openAdmissions()
                .anyMatch(admission -> admission.member == booking.member && admission.isIn(session.space));
        bookings.pay(booking, price, draft);
        SessionRules.event(EventKind.BOOKING_CAPTURED, session, booking.member.memberId, price, draft);
    }

    private static long priceOf(final NaiveBooking booking) {
        final NaiveSession session = booking.session;
        if (!session.isGame()) {
            return session.priceCenticoins;
        }
        final long share = session.priceCenticoins / session.players;
        return booking.member == session.organiser ? session.priceCenticoins - (session.players - 1) * share : share;
    }

    private void release(final NaiveBooking booking, final OutcomeDraft draft) {
        booking.state = BookingState.RELEASED;
        bookings.pay(booking, 0, draft);
        final long released = booking.heldCenticoins();
        SessionRules.event(EventKind.BOOKING_RELEASED, booking.session, booking.member.memberId, released, draft);
        sessions.closeWhenReleased(booking.session);
    }

    @Override
    public long forgettableAtMs() {
        return state.closedSessions.isEmpty()
                ? Long.MAX_VALUE
                : state.forgettableAtMs(state.closedSessions.get(0).closedAtMs);
    }

    /** Its bookings go before a session, one by one. */
    @Override
    public void forgetFirst() {
        final NaiveSession oldest = state.closedSessions.get(0);
        if (oldest.bookings.isEmpty()) {
            state.closedSessions.remove(0);
            state.sessionById.remove(oldest.sessionId);
        } else {
            state.bookingById.remove(oldest.bookings.remove(0).bookingId);
        }
    }
}
