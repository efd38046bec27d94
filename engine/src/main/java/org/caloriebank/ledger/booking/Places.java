package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;

/** A place for a member in a session: whether the member can have it, and taking it. Owned by the ledger thread; allocates nothing. */
final class Places {
    private final Members members;
    private final Accounts accounts;
    private final Bookings bookings;
    private final BookedCoins coins;
    private final SessionEvents events;
    private final OutcomeDraft outcome;

    Places(
            final Members members,
            final Accounts accounts,
            final Bookings bookings,
            final BookedCoins coins,
            final SessionEvents events,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.bookings = bookings;
        this.coins = coins;
        this.events = events;
        this.outcome = outcome;
    }

    /** @return {@link ResultCode#ACCEPTED} or why the member cannot have a place at that time for that amount. */
    ResultCode decide(final int memberRow, final long startMs, final long endMs, final long amountCenticoins) {
        if (bookings.overlaps(memberRow, startMs, endMs)) {
            return ResultCode.BOOKING_OVERLAPS;
        }
        if (amountCenticoins > accounts.available(members.address(memberRow))) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        return bookings.isFull() || coins.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    /** Hold the amount and take the place; the booking's id is the record's sequence. */
    void take(final int memberRow, final int session, final long amountCenticoins) {
        final long address = bookings.session(bookings.book(outcome.sequence(), session, memberRow));
        coins.hold(memberRow, events.facilityId(address), amountCenticoins);
        events.tellOfMember(EventKind.BOOKED, address, memberRow, SessionRow.liveBookings(address), 0);
        outcome.amount(amountCenticoins);
    }
}
