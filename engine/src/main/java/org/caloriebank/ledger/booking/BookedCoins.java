package org.caloriebank.ledger.booking;

import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/**
 * Coins of bookings: held when booked, captured or released once. A booking's hold has the booking's id, since one record makes both; a place that
 * costs nothing has none. Owned by the ledger thread.
 */
final class BookedCoins {
    private final HeldCoins heldCoins;
    private final Holds holds;

    BookedCoins(final HeldCoins heldCoins) {
        this.heldCoins = heldCoins;
        holds = heldCoins.holds();
    }

    boolean isFull() {
        return holds.isFull();
    }

    void hold(final int memberRow, final long facilityId, final long amountCenticoins) {
        if (amountCenticoins > 0) {
            heldCoins.place(memberRow, AccountKind.FACILITY, facilityId, amountCenticoins, HeldCoins.NEVER_MS);
        }
    }

    /** Take what the place has come to cost, not more than was held, and give back the rest. */
    void capture(final long bookingId, final long amountCenticoins) {
        final int hold = holds.find(bookingId);
        if (hold != Rows.NULL_ROW) {
            if (amountCenticoins > 0) {
                heldCoins.capture(hold, amountCenticoins, true);
            } else {
                heldCoins.release(hold, HoldState.VOIDED);
            }
        }
    }
}
