package org.caloriebank.ledger.booking;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.protocol.codec.SessionKind;
import org.caloriebank.protocol.codec.SessionState;

/**
 * Layout of a session, two cache lines.
 *
 * <pre>
 *   offset  length  field
 *        0       8  session id: sequence of the record that opened it
 *        8       8  start, ms
 *       16       8  end, ms
 *       24       8  price, centicoins: of a place in a class, of the whole of a game
 *       32       8  closed at, ms; 0 before
 *       40       8  deadline, ms, of what happens to it next
 *       48       8  circuit it was lit with; 0 for none, or dark
 *       56       4  space's row
 *       60       4  organiser's row among members; 0 for a class
 *       64       4  capacity, places
 *       68       4  live bookings
 *       72       4  cut-off, minutes before the start
 *       76       4  late share, 1/10,000 of the price
 *       80       4  players: live bookings at the start
 *       84       4  first booking
 *       88       4  last booking
 *       92       4  first of the bookings that something still awaits, see Bookings
 *       96       4  last of them
 *      100       4  next booking to capture; 0 when all have been
 *      104       4  position among the deadlines, from 1; 0 when closed
 *      108       8  links among the sessions of its space, by start
 *      116       4  next in the queue of closed sessions
 *      120       1  kind
 *      121       1  state
 * </pre>
 */
final class SessionRow {
    static final int LENGTH = 128;
    static final int ID = 0;
    static final int START = 8;
    static final int DEADLINE = 40;
    static final int DEADLINE_POSITION = 104;
    static final int LINKS = 108;

    private SessionRow() {}

    static long id(final long session) {
        return UnsafeApi.getLong(session + ID);
    }

    static void id(final long session, final long sessionId) {
        UnsafeApi.putLong(session + ID, sessionId);
    }

    static long startMs(final long session) {
        return UnsafeApi.getLong(session + START);
    }

    static long endMs(final long session) {
        return UnsafeApi.getLong(session + 16);
    }

    static void times(final long session, final long startMs, final long endMs) {
        UnsafeApi.putLong(session + START, startMs);
        UnsafeApi.putLong(session + 16, endMs);
    }

    static long priceCenticoins(final long session) {
        return UnsafeApi.getLong(session + 24);
    }

    static void priceCenticoins(final long session, final long priceCenticoins) {
        UnsafeApi.putLong(session + 24, priceCenticoins);
    }

    static long closedAtMs(final long session) {
        return UnsafeApi.getLong(session + 32);
    }

    static void closedAtMs(final long session, final long timeMs) {
        UnsafeApi.putLong(session + 32, timeMs);
    }

    static long deadlineMs(final long session) {
        return UnsafeApi.getLong(session + DEADLINE);
    }

    static void deadlineMs(final long session, final long timeMs) {
        UnsafeApi.putLong(session + DEADLINE, timeMs);
    }

    static long litCircuitId(final long session) {
        return UnsafeApi.getLong(session + 48);
    }

    static void litCircuitId(final long session, final long circuitId) {
        UnsafeApi.putLong(session + 48, circuitId);
    }

    static int spaceRow(final long session) {
        return UnsafeApi.getInt(session + 56);
    }

    static void spaceRow(final long session, final int spaceRow) {
        UnsafeApi.putInt(session + 56, spaceRow);
    }

    static int organiserRow(final long session) {
        return UnsafeApi.getInt(session + 60);
    }

    static void organiserRow(final long session, final int memberRow) {
        UnsafeApi.putInt(session + 60, memberRow);
    }

    static int capacity(final long session) {
        return UnsafeApi.getInt(session + 64);
    }

    static void capacity(final long session, final int capacity) {
        UnsafeApi.putInt(session + 64, capacity);
    }

    static int liveBookings(final long session) {
        return UnsafeApi.getInt(session + 68);
    }

    static void liveBookings(final long session, final int liveBookings) {
        UnsafeApi.putInt(session + 68, liveBookings);
    }

    static int cutOffMinutes(final long session) {
        return UnsafeApi.getInt(session + 72);
    }

    static void cutOffMinutes(final long session, final int minutes) {
        UnsafeApi.putInt(session + 72, minutes);
    }

    static int lateShareBp(final long session) {
        return UnsafeApi.getInt(session + 76);
    }

    static void lateShareBp(final long session, final int lateShareBp) {
        UnsafeApi.putInt(session + 76, lateShareBp);
    }

    static int players(final long session) {
        return UnsafeApi.getInt(session + 80);
    }

    static void players(final long session, final int players) {
        UnsafeApi.putInt(session + 80, players);
    }

    static int firstBooking(final long session) {
        return UnsafeApi.getInt(session + 84);
    }

    static void firstBooking(final long session, final int booking) {
        UnsafeApi.putInt(session + 84, booking);
    }

    static int lastBooking(final long session) {
        return UnsafeApi.getInt(session + 88);
    }

    static void lastBooking(final long session, final int booking) {
        UnsafeApi.putInt(session + 88, booking);
    }

    static int firstAwaiting(final long session) {
        return UnsafeApi.getInt(session + 92);
    }

    static void firstAwaiting(final long session, final int booking) {
        UnsafeApi.putInt(session + 92, booking);
    }

    static int lastAwaiting(final long session) {
        return UnsafeApi.getInt(session + 96);
    }

    static void lastAwaiting(final long session, final int booking) {
        UnsafeApi.putInt(session + 96, booking);
    }

    static int nextToCapture(final long session) {
        return UnsafeApi.getInt(session + 100);
    }

    static void nextToCapture(final long session, final int booking) {
        UnsafeApi.putInt(session + 100, booking);
    }

    static int nextClosed(final long session) {
        return UnsafeApi.getInt(session + 116);
    }

    static void nextClosed(final long session, final int next) {
        UnsafeApi.putInt(session + 116, next);
    }

    static SessionKind kind(final long session) {
        return SessionKind.get(UnsafeApi.getByte(session + 120));
    }

    static void kind(final long session, final SessionKind kind) {
        UnsafeApi.putByte(session + 120, (byte) kind.value());
    }

    static boolean isGame(final long session) {
        return kind(session) == SessionKind.GAME;
    }

    static SessionState state(final long session) {
        return SessionState.get(UnsafeApi.getByte(session + 121));
    }

    static void state(final long session, final SessionState state) {
        UnsafeApi.putByte(session + 121, (byte) state.value());
    }

    /** @return whether its lights are wanted and its players may have come: lit, or started. */
    static boolean isLit(final long session) {
        final SessionState state = state(session);
        return state == SessionState.LIT || state == SessionState.STARTED;
    }

    /** @return whether it has let go of its space: ended, or cancelled. */
    static boolean isOver(final long session) {
        final SessionState state = state(session);
        return state == SessionState.ENDED || state == SessionState.CANCELLED;
    }

    /** @return whether places in it may still come and go: it is planned or lit, and its start has not come, timer or not. */
    static boolean isBefore(final long session, final long nowMs) {
        final SessionState state = state(session);
        return (state == SessionState.PLANNED || state == SessionState.LIT) && nowMs < startMs(session);
    }

    /** @return the last moment at which a booking is cancelled in time, ms. */
    static long cutOffMs(final long session) {
        return startMs(session) - cutOffMinutes(session) * Calendar.MINUTE_MS;
    }
}
