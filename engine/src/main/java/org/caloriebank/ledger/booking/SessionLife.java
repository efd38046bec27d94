package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SessionState;

/**
 * What happens to sessions, by commands and by timers: their states, their lights, what their bookings come to. Nothing here refuses. Owned by the
 * ledger thread; allocates nothing.
 */
final class SessionLife {
    private final Sessions sessions;
    private final Bookings bookings;
    private final BookedCoins coins;
    private final Spaces spaces;
    private final Settings settings;
    private final BookingPorts ports;
    private final SessionEvents events;
    private final OutcomeDraft outcome;

    SessionLife(
            final Sessions sessions,
            final Bookings bookings,
            final BookedCoins coins,
            final Spaces spaces,
            final Settings settings,
            final BookingPorts ports,
            final SessionEvents events,
            final OutcomeDraft outcome) {
        this.sessions = sessions;
        this.bookings = bookings;
        this.coins = coins;
        this.spaces = spaces;
        this.settings = settings;
        this.ports = ports;
        this.events = events;
        this.outcome = outcome;
    }

    // ---- by commands ----

    /** @return where the {@link SessionRow} of the new session is, whose id is the record's sequence; the caller fills in the rest. */
    int open(final int spaceRow, final long startMs, final long endMs) {
        return sessions.open(outcome.sequence(), spaceRow, startMs, endMs, litAtMs(startMs));
    }

    /** Set other times for one without live bookings. */
    void move(final int session, final long startMs, final long endMs) {
        final long address = sessions.address(session);
        sessions.state(session, SessionState.PLANNED);
        sessions.move(session, startMs, endMs, litAtMs(startMs));
        events.tellTimes(EventKind.SESSION_MOVED, address);
        darken(address);
    }

    /** Its bookings are released from now on, each by a firing of its timer. */
    void cancel(final int session) {
        final long address = sessions.address(session);
        sessions.state(session, SessionState.CANCELLED);
        events.tell(EventKind.SESSION_CANCELLED, address);
        darken(address);
        if (SessionRow.firstAwaiting(address) == Rows.NULL_ROW) {
            sessions.close(session, outcome.timeMs());
        } else {
            sessions.deadline(session, outcome.timeMs());
        }
    }

    // ---- by timers ----

    /** It is about to start. */
    void light(final int session) {
        final long address = sessions.address(session);
        sessions.state(session, SessionState.LIT);
        sessions.deadline(session, SessionRow.startMs(address));
        final long circuitId = spaces.circuitId(SessionRow.spaceRow(address));
        if (circuitId != 0) {
            SessionRow.litCircuitId(address, circuitId);
            ports.demand(circuitId);
        }
    }

    /** Who has a place now is a player. */
    void start(final int session) {
        final long address = sessions.address(session);
        sessions.state(session, SessionState.STARTED);
        SessionRow.players(address, SessionRow.liveBookings(address));
        events.tell(EventKind.SESSION_STARTED, address);
        toCapture(session, SessionRow.firstAwaiting(address));
    }

    /** Let the next player pay. */
    void captureNext(final int session) {
        final long address = sessions.address(session);
        final int booking = SessionRow.nextToCapture(address);
        final long itsAddress = bookings.address(booking);
        final int next = BookingRow.nextAwaiting(itsAddress);
        final int memberRow = BookingRow.memberRow(itsAddress);
        final long amountCenticoins = costCenticoins(address, booking);
        coins.capture(BookingRow.id(itsAddress), amountCenticoins);
        bookings.capture(booking, amountCenticoins);
        if (ports.isInSpace(memberRow, SessionRow.spaceRow(address))) {
            bookings.attend(booking);
        }
        events.tellOfMember(EventKind.BOOKING_CAPTURED, address, memberRow, amountCenticoins, 0);
        toCapture(session, next);
    }

    /** Note that the next of those who have paid has not come. */
    void missNext(final int session) {
        final long address = sessions.address(session);
        final int booking = SessionRow.firstAwaiting(address);
        bookings.end(booking, BookingState.NO_SHOW);
        events.tellOfMember(EventKind.NO_SHOW, address, BookingRow.memberRow(bookings.address(booking)), 0, 0);
    }

    void end(final int session) {
        final long address = sessions.address(session);
        sessions.state(session, SessionState.ENDED);
        sessions.close(session, outcome.timeMs());
        events.tell(EventKind.SESSION_ENDED, address);
        darken(address);
    }

    /** Give the coins of a cancelled session's next booking back. */
    void releaseNext(final int session) {
        final long address = sessions.address(session);
        final int booking = SessionRow.firstAwaiting(address);
        final long itsAddress = bookings.address(booking);
        coins.capture(BookingRow.id(itsAddress), 0);
        bookings.end(booking, BookingState.RELEASED);
        events.tellOfMember(
                EventKind.BOOKING_RELEASED,
                address,
                BookingRow.memberRow(itsAddress),
                bookings.heldCenticoins(booking),
                0);
        if (SessionRow.firstAwaiting(address) == Rows.NULL_ROW) {
            sessions.close(session, outcome.timeMs());
        }
    }

    /** A firing pays for one booking at a time, at the start; when all have been, what comes next is the end. */
    private void toCapture(final int session, final int booking) {
        final long address = sessions.address(session);
        SessionRow.nextToCapture(address, booking);
        if (booking == Rows.NULL_ROW) {
            sessions.deadline(session, SessionRow.endMs(address));
        }
    }

    private long costCenticoins(final long session, final int booking) {
        final long priceCenticoins = SessionRow.priceCenticoins(session);
        if (!SessionRow.isGame(session)) {
            return priceCenticoins;
        }
        final int players = SessionRow.players(session);
        return bookings.isOrganisers(booking)
                ? Shares.organiser(priceCenticoins, players)
                : Shares.joined(priceCenticoins, players);
    }

    private void darken(final long session) {
        final long circuitId = SessionRow.litCircuitId(session);
        if (circuitId != 0) {
            SessionRow.litCircuitId(session, 0);
            ports.demandEnded(circuitId, spaces.lightGraceMs(SessionRow.spaceRow(session)));
        }
    }

    private long litAtMs(final long startMs) {
        return startMs - settings.value(Setting.LIGHT_LEAD_MINUTES) * Calendar.MINUTE_MS;
    }
}
