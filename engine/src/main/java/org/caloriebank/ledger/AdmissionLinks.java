package org.caloriebank.ledger;

import org.caloriebank.ledger.admission.AdmissionPorts;

/** Tells admissions what they must know of the centre's other subjects, and these what admissions tell. */
final class AdmissionLinks implements AdmissionPorts {
    private final Centre centre;

    /** @param centre may still be in the making: it is asked later. */
    AdmissionLinks(final Centre centre) {
        this.centre = centre;
    }

    // ---- booking ----

    @Override
    public long bookedMs(final int memberRow, final int facilityRow, final long fromMs, final long toMs) {
        return centre.booking.bookedMs(memberRow, facilityRow, fromMs, toMs);
    }

    @Override
    public boolean isBookedByOthers(final int spaceRow, final int memberRow) {
        return centre.booking.isBookedByOthers(spaceRow, memberRow);
    }

    @Override
    public void onEntered(final int memberRow, final int spaceRow) {
        centre.booking.onEntered(memberRow, spaceRow);
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

    // ---- water ----

    @Override
    public long outMs(final int spaceRow, final long fromMs, final long toMs) {
        return centre.water.outMs(spaceRow, fromMs, toMs);
    }
}
