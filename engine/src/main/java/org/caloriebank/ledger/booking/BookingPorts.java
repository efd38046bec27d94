package org.caloriebank.ledger.booking;

/** What sessions need of visits and of lights, which they do not know. Called by the ledger thread, in the middle of a record. */
public interface BookingPorts {
    /** @return whether the member is in the space now. */
    boolean isInSpace(int memberRow, int spaceRow);

    /** A session wants the circuit to be on. */
    void demand(long circuitId);

    /**
     * The session does not want it any more.
     *
     * @param graceMs how long the circuit stays on when nobody else wants it.
     */
    void demandEnded(long circuitId, long graceMs);
}
