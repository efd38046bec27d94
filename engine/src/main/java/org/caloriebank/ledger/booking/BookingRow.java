package org.caloriebank.ledger.booking;

import org.agrona.UnsafeApi;
import org.caloriebank.protocol.codec.BookingState;

/**
 * Layout of a booking: one cache line.
 *
 * <pre>
 *   offset  length  field
 *        0       8  booking id: sequence of the record that made it; of its hold, too
 *        8       8  start of its session, ms: a session with live bookings does not move
 *       16       8  captured, centicoins
 *       24       4  session's row
 *       28       4  member's row
 *       32       4  the session's next booking
 *       36       4  the session's next booking that something awaits
 *       40       4  ... and the one before
 *       44       4  the member's next newer booking
 *       48       4  ... and the next older
 *       52       8  links among the member's live bookings, by start
 *       60       1  state
 *       61       1  1 when the member has attended
 * </pre>
 */
final class BookingRow {
    static final int LENGTH = 64;
    static final int ID = 0;
    static final int START = 8;
    static final int LINKS = 52;

    private BookingRow() {}

    static long id(final long booking) {
        return UnsafeApi.getLong(booking + ID);
    }

    static void id(final long booking, final long bookingId) {
        UnsafeApi.putLong(booking + ID, bookingId);
    }

    static long startMs(final long booking) {
        return UnsafeApi.getLong(booking + START);
    }

    static void startMs(final long booking, final long startMs) {
        UnsafeApi.putLong(booking + START, startMs);
    }

    static long capturedCenticoins(final long booking) {
        return UnsafeApi.getLong(booking + 16);
    }

    static void capturedCenticoins(final long booking, final long amountCenticoins) {
        UnsafeApi.putLong(booking + 16, amountCenticoins);
    }

    static int sessionRow(final long booking) {
        return UnsafeApi.getInt(booking + 24);
    }

    static void sessionRow(final long booking, final int sessionRow) {
        UnsafeApi.putInt(booking + 24, sessionRow);
    }

    static int memberRow(final long booking) {
        return UnsafeApi.getInt(booking + 28);
    }

    static void memberRow(final long booking, final int memberRow) {
        UnsafeApi.putInt(booking + 28, memberRow);
    }

    static int next(final long booking) {
        return UnsafeApi.getInt(booking + 32);
    }

    static void next(final long booking, final int next) {
        UnsafeApi.putInt(booking + 32, next);
    }

    static int nextAwaiting(final long booking) {
        return UnsafeApi.getInt(booking + 36);
    }

    static void nextAwaiting(final long booking, final int next) {
        UnsafeApi.putInt(booking + 36, next);
    }

    static int previousAwaiting(final long booking) {
        return UnsafeApi.getInt(booking + 40);
    }

    static void previousAwaiting(final long booking, final int previous) {
        UnsafeApi.putInt(booking + 40, previous);
    }

    static int newer(final long booking) {
        return UnsafeApi.getInt(booking + 44);
    }

    static void newer(final long booking, final int newer) {
        UnsafeApi.putInt(booking + 44, newer);
    }

    static int older(final long booking) {
        return UnsafeApi.getInt(booking + 48);
    }

    static void older(final long booking, final int older) {
        UnsafeApi.putInt(booking + 48, older);
    }

    static BookingState state(final long booking) {
        return BookingState.get(UnsafeApi.getByte(booking + 60));
    }

    static void state(final long booking, final BookingState state) {
        UnsafeApi.putByte(booking + 60, (byte) state.value());
    }

    static boolean isLive(final long booking) {
        final BookingState state = state(booking);
        return state == BookingState.BOOKED || state == BookingState.CAPTURED;
    }

    static boolean hasAttended(final long booking) {
        return UnsafeApi.getByte(booking + 61) != 0;
    }

    static void attend(final long booking) {
        UnsafeApi.putByte(booking + 61, (byte) 1);
    }
}
