package org.caloriebank.ledger.facility;

/**
 * Layout of a space, one cache line.
 *
 * <pre>
 *   offset  length  field
 *        0       8  space id
 *        8       8  price, centicoins
 *       16       8  light circuit; 0 for none
 *       24       8  water profile; 0 for none
 *       32       4  capacity, people
 *       36       4  occupancy
 *       40       4  how long its light stays on after the last has left, minutes
 *       44       1  kind
 *       45       1  status
 *       48       4  facility's row
 *       52       4  next space of the facility, in the order they were opened
 * </pre>
 */
final class SpaceRow {
    static final int LENGTH = 64;
    static final int PRICE = 8;
    static final int CIRCUIT = 16;
    static final int WATER_PROFILE = 24;
    static final int CAPACITY = 32;
    static final int OCCUPANCY = 36;
    static final int LIGHT_GRACE_MINUTES = 40;
    static final int KIND = 44;
    static final int STATUS = 45;
    static final int FACILITY = 48;
    static final int NEXT = 52;
    /** Behind it stand rows, which a hash leaves out. */
    static final int OWN_LENGTH = 48;

    private SpaceRow() {}
}
