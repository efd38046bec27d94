package org.caloriebank.ledger;

import org.caloriebank.ledger.booking.BookingPorts;

/** Tells sessions what they must know of the centre's other subjects. */
final class BookingLinks implements BookingPorts {
    private final Centre centre;

    /** @param centre may still be in the making: it is asked later. */
    BookingLinks(final Centre centre) {
        this.centre = centre;
    }

    // ---- admission ----

    @Override
    public boolean isInSpace(final int memberRow, final int spaceRow) {
        return centre.admission.isInSpace(memberRow, spaceRow);
    }

    // ---- light ----

    @Override
    public void demand(final long circuitId) {
        centre.light.demand(circuitId);
    }

    @Override
    public void demandEnded(final long circuitId, final long graceMs) {
        centre.light.demandEnded(circuitId, graceMs);
    }
}
