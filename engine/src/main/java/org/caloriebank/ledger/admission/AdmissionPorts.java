package org.caloriebank.ledger.admission;

/**
 * What admissions must know, and tell, of subjects they do not know. Rows are those of members, facilities and spaces; times are ms since 1970, and a
 * stretch of time has its end not in it.
 */
public interface AdmissionPorts {
    // ---- bookings ----

    /** @return for how long of that time the member had paid sessions at the facility, ms. */
    long bookedMs(int memberRow, int facilityRow, long fromMs, long toMs);

    /** @return whether sessions are lit or running in the space and the member has a place in none of them. */
    boolean isBookedByOthers(int spaceRow, int memberRow);

    /** The member has tapped into the space. */
    void onEntered(int memberRow, int spaceRow);

    // ---- lights ----

    /** The circuit's space has somebody in it from now on. */
    void demand(long circuitId);

    /** The circuit's space has nobody in it any more. */
    void demandEnded(long circuitId, long graceMs);

    // ---- water ----

    /** @return for how long of that time the space's water was out of range, ms; an interval still open reaches to the record's time. */
    long outMs(int spaceRow, long fromMs, long toMs);
}
