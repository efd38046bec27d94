package org.caloriebank.ledger.facility;

import org.agrona.UnsafeApi;

/**
 * Layout of a facility, two cache lines.
 *
 * <pre>
 *   offset  length  field
 *        0       8  facility id
 *        8       8  entry fee, centicoins
 *       16       8  price of a block of time, centicoins
 *       24       8  ceiling of a member's fees in a local day, centicoins
 *       32       4  capacity, people
 *       36       4  occupancy: open admissions
 *       40       4  lockers, numbered from 1
 *       44       4  length of a block of time, minutes
 *       48      14  opens at, for each weekday from Monday: minute of the local day, -1 for a closed day
 *       62       2  local time minus UTC, minutes
 *       64      14  closes at, as opens at
 *       78       1  status
 *       80       4  number of its spaces
 *       84       4  first space, in the order they were opened
 *       88       4  last space
 * </pre>
 */
final class FacilityRow {
    static final int LENGTH = 128;
    static final int ENTRY_FEE = 8;
    static final int BLOCK_PRICE = 16;
    static final int CEILING = 24;
    static final int CAPACITY = 32;
    static final int OCCUPANCY = 36;
    static final int LOCKERS = 40;
    static final int BLOCK_MINUTES = 44;
    static final int SPACES = 80;
    static final int FIRST_SPACE = 84;
    static final int LAST_SPACE = 88;
    /** What an operator or a visitor changes ends here; behind it stands what follows from the spaces. */
    static final int OWN_LENGTH = 80;

    private static final int OPENS_AT = 48;
    private static final int ZONE_OFFSET = 62;
    private static final int CLOSES_AT = 64;
    private static final int STATUS = 78;

    private FacilityRow() {}

    static int opensAtMinute(final long facility, final int weekday) {
        return UnsafeApi.getShort(facility + OPENS_AT + 2L * weekday);
    }

    static int closesAtMinute(final long facility, final int weekday) {
        return UnsafeApi.getShort(facility + CLOSES_AT + 2L * weekday);
    }

    static void hours(final long facility, final int weekday, final int opensAtMinute, final int closesAtMinute) {
        UnsafeApi.putShort(facility + OPENS_AT + 2L * weekday, (short) opensAtMinute);
        UnsafeApi.putShort(facility + CLOSES_AT + 2L * weekday, (short) closesAtMinute);
    }

    static int zoneOffsetMinutes(final long facility) {
        return UnsafeApi.getShort(facility + ZONE_OFFSET);
    }

    static void zoneOffsetMinutes(final long facility, final int minutes) {
        UnsafeApi.putShort(facility + ZONE_OFFSET, (short) minutes);
    }

    static short status(final long facility) {
        return UnsafeApi.getByte(facility + STATUS);
    }

    static void status(final long facility, final int status) {
        UnsafeApi.putByte(facility + STATUS, (byte) status);
    }
}
