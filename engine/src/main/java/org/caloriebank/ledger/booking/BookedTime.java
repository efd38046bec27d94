package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.SessionState;

/** What a member's bookings mean at the gate: time that is paid for, courts that are one's own, who has come. Owned by the ledger thread. */
final class BookedTime {
    /** A lit session starts within this. */
    private static final long LEAD_MAX_MS = Setting.LIGHT_LEAD_MINUTES.max() * Calendar.MINUTE_MS;

    private final Sessions sessions;
    private final Bookings bookings;
    private final Spaces spaces;
    private final OutcomeDraft outcome;

    BookedTime(final Sessions sessions, final Bookings bookings, final Spaces spaces, final OutcomeDraft outcome) {
        this.sessions = sessions;
        this.bookings = bookings;
        this.spaces = spaces;
        this.outcome = outcome;
    }

    /** @return how much of the time lies in sessions at the facility that the member has paid for and not missed, ms. */
    long bookedMs(final int memberRow, final int facilityRow, final long fromMs, final long toMs) {
        final MemberBookings ofMembers = bookings.ofMembers();
        long bookedMs = 0;
        int booking = ofMembers.firstLiveFrom(memberRow, fromMs - SessionTimes.LENGTH_MAX_MS);
        while (booking != Rows.NULL_ROW) {
            final long session = bookings.session(booking);
            if (SessionRow.startMs(session) >= toMs) {
                return bookedMs;
            }
            if (BookingRow.state(bookings.address(booking)) == BookingState.CAPTURED
                    && spaces.facility(SessionRow.spaceRow(session)) == facilityRow) {
                final long commonMs =
                        Math.min(toMs, SessionRow.endMs(session)) - Math.max(fromMs, SessionRow.startMs(session));
                bookedMs += Math.max(0, commonMs);
            }
            booking = ofMembers.nextLive(booking);
        }
        return bookedMs;
    }

    /** @return whether sessions of the space are lit or started, and the member has a place in none of them. */
    boolean isBookedByOthers(final int spaceRow, final int memberRow) {
        return sessions.ofSpaces().lit(spaceRow) > 0 && lastLit(memberRow, spaceRow) == Rows.NULL_ROW;
    }

    /** The member came into the space: to all of its sessions that are lit or started, where a place is the member's. */
    void onEntered(final int memberRow, final int spaceRow) {
        if (sessions.ofSpaces().lit(spaceRow) > 0) {
            int booking = lastLit(memberRow, spaceRow);
            while (booking != Rows.NULL_ROW) {
                bookings.attend(booking);
                booking = lastLit(memberRow, spaceRow, BookingRow.startMs(bookings.address(booking)));
            }
        }
    }

    /** @return the member's live booking in a session of the space that is lit or started, the last to start of them. */
    private int lastLit(final int memberRow, final int spaceRow) {
        return lastLit(memberRow, spaceRow, outcome.timeMs() + LEAD_MAX_MS + 1);
    }

    /**
     * Goes back in time until a session that has ended: what ended before it has ended too, since a member's live bookings do not overlap and timers
     * fire in order.
     */
    private int lastLit(final int memberRow, final int spaceRow, final long beforeMs) {
        int booking = bookings.ofMembers().lastLiveBefore(memberRow, beforeMs);
        while (booking != Rows.NULL_ROW) {
            final long session = bookings.session(booking);
            if (SessionRow.state(session) == SessionState.ENDED) {
                return Rows.NULL_ROW;
            }
            if (SessionRow.isLit(session) && SessionRow.spaceRow(session) == spaceRow) {
                return booking;
            }
            booking = bookings.ofMembers().lastLiveBefore(memberRow, SessionRow.startMs(session));
        }
        return booking;
    }
}
