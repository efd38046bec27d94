package org.caloriebank.model;

import org.caloriebank.protocol.codec.BookingState;

/** A member's place in a session. */
final class NaiveBooking {
    final long bookingId;
    final NaiveSession session;
    final NaiveMember member;
    /** Null when nothing was set aside. */
    final NaiveHold hold;

    long capturedCenticoins;
    BookingState state = BookingState.BOOKED;
    boolean hasAttended;

    NaiveBooking(final long bookingId, final NaiveSession session, final NaiveMember member, final NaiveHold hold) {
        this.bookingId = bookingId;
        this.session = session;
        this.member = member;
        this.hold = hold;
    }

    boolean isBooked() {
        return state == BookingState.BOOKED;
    }

    boolean isLive() {
        return isBooked() || state == BookingState.CAPTURED;
    }

    long heldCenticoins() {
        return hold == null ? 0 : hold.amountCenticoins;
    }
}
