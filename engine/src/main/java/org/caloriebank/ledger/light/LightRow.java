package org.caloriebank.ledger.light;

import org.agrona.UnsafeApi;

/**
 * Layout of a light circuit, one cache line.
 *
 * <pre>
 *   offset  length  field
 *        0       8  circuit id
 *        8       8  off at, ms: when the rule puts it out; 0 for no such time
 *       16       8  override ends at, ms; 0 for no override
 *       24       4  demand: occupied spaces and lit sessions
 *       28       1  whether the override shows it on
 *       32       8  deadline, ms: the earlier of the two; Long.MAX_VALUE for neither
 *       40       4  facility's row
 *       44       4  next circuit of the facility, in the order they were named
 *       48       4  position among the deadlines, from 1; 0 when it has none
 * </pre>
 *
 * It is on by rule while there is demand or a time at which the rule puts it out.
 */
final class LightRow {
    static final int LENGTH = 64;
    static final int ID = 0;
    static final int DEADLINE = 32;
    static final int DEADLINE_POSITION = 48;
    /** What follows is derived, or rows, which a hash leaves out. */
    static final int OWN_LENGTH = 32;

    private LightRow() {}

    static long id(final long light) {
        return UnsafeApi.getLong(light);
    }

    static void id(final long light, final long circuitId) {
        UnsafeApi.putLong(light, circuitId);
    }

    static long offAtMs(final long light) {
        return UnsafeApi.getLong(light + 8);
    }

    static void offAtMs(final long light, final long timeMs) {
        UnsafeApi.putLong(light + 8, timeMs);
    }

    static long overrideEndsAtMs(final long light) {
        return UnsafeApi.getLong(light + 16);
    }

    static int demand(final long light) {
        return UnsafeApi.getInt(light + 24);
    }

    static void demand(final long light, final int demand) {
        UnsafeApi.putInt(light + 24, demand);
    }

    static boolean isOverriddenOn(final long light) {
        return UnsafeApi.getByte(light + 28) != 0;
    }

    static void override(final long light, final boolean isOn, final long endsAtMs) {
        UnsafeApi.putLong(light + 16, endsAtMs);
        UnsafeApi.putByte(light + 28, (byte) (isOn ? 1 : 0));
    }

    static long deadlineMs(final long light) {
        return UnsafeApi.getLong(light + DEADLINE);
    }

    static void deadlineMs(final long light, final long timeMs) {
        UnsafeApi.putLong(light + DEADLINE, timeMs);
    }

    static int facility(final long light) {
        return UnsafeApi.getInt(light + 40);
    }

    static void facility(final long light, final int facilityRow) {
        UnsafeApi.putInt(light + 40, facilityRow);
    }

    static int next(final long light) {
        return UnsafeApi.getInt(light + 44);
    }

    static void next(final long light, final int row) {
        UnsafeApi.putInt(light + 44, row);
    }

    static boolean isOnByRule(final long light) {
        return demand(light) > 0 || offAtMs(light) != 0;
    }

    /** @return what it shows. */
    static boolean isOn(final long light) {
        return overrideEndsAtMs(light) != 0 ? isOverriddenOn(light) : isOnByRule(light);
    }
}
