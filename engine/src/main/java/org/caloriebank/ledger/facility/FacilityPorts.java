package org.caloriebank.ledger.facility;

/** What facilities and spaces must know, and tell, of subjects they do not know. Rows are those of {@link Facilities} and {@link Spaces}. */
public interface FacilityPorts {
    /** @return the greatest number of a locker in use; 0 when none is. */
    int lockersInUseMax(int facilityRow);

    int lockersFree(int facilityRow);

    /** @return wristbands in the facility's queue of free ones. */
    int wristbandsFree(int facilityRow);

    boolean hasWaterProfile(long profileId);

    /** @return the greatest capacity of a session of the space that is neither ended nor cancelled; 0 for none. */
    int sessionCapacityMax(int spaceRow);

    /** @return whether a session of the space is LIT or STARTED. */
    boolean isSessionLit(int spaceRow);

    /** @return the facility whose space named the circuit first; 0 when none has. */
    long facilityOfCircuit(long circuitId);

    /** @return whether no other circuit can be named. */
    boolean isCircuitTableFull();

    /** The circuit, which nobody has named before, is the facility's from now on. */
    void nameCircuit(long circuitId, long facilityId);
}
