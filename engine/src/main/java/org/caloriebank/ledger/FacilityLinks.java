package org.caloriebank.ledger;

import org.caloriebank.ledger.facility.FacilityPorts;

/** Tells facilities and spaces what they must know of the centre's other subjects. */
final class FacilityLinks implements FacilityPorts {
    private final Centre centre;

    /** @param centre may still be in the making: it is asked later. */
    FacilityLinks(final Centre centre) {
        this.centre = centre;
    }

    // ---- admission ----

    @Override
    public int lockersInUseMax(final int facilityRow) {
        return centre.admission.lockersInUseMax(facilityRow);
    }

    @Override
    public int lockersFree(final int facilityRow) {
        return centre.admission.lockersFree(facilityRow);
    }

    @Override
    public int wristbandsFree(final int facilityRow) {
        return centre.admission.wristbandsFree(facilityRow);
    }

    // ---- water ----

    @Override
    public boolean hasWaterProfile(final long profileId) {
        return centre.water.hasProfile(profileId);
    }

    // ---- booking ----

    @Override
    public int sessionCapacityMax(final int spaceRow) {
        return centre.booking.sessionCapacityMax(spaceRow);
    }

    @Override
    public boolean isSessionLit(final int spaceRow) {
        return centre.booking.litSessions(spaceRow) > 0;
    }

    // ---- light ----

    @Override
    public long facilityOfCircuit(final long circuitId) {
        return centre.light.facilityOf(circuitId);
    }

    @Override
    public boolean isCircuitTableFull() {
        return centre.light.isFull();
    }

    @Override
    public void nameCircuit(final long circuitId, final long facilityId) {
        centre.light.name(circuitId, facilityId);
    }
}
