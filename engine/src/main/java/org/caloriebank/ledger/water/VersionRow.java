package org.caloriebank.ledger.water;

import org.agrona.UnsafeApi;

/**
 * Layout of one version of a water profile.
 *
 * <pre>
 *   offset  length  field
 *        0       4  effective day, days since 1970
 *        4       4  the version effective before it; 0 for none
 *        8       2  silent after, minutes
 *       10       2  stuck after, readings; 0: never
 *       12      48  least and greatest of each parameter, by number; Integer.MIN_VALUE: no bound
 *       60      32  citation, ASCII, padded with zeroes
 * </pre>
 */
final class VersionRow {
    static final int LENGTH = 128;
    static final int CITATION_LENGTH = 32;
    private static final int BOUNDS = 12;
    private static final int CITATION = 60;

    private VersionRow() {}

    static int effectiveDay(final long version) {
        return UnsafeApi.getInt(version);
    }

    static void effectiveDay(final long version, final int epochDay) {
        UnsafeApi.putInt(version, epochDay);
    }

    static int before(final long version) {
        return UnsafeApi.getInt(version + 4);
    }

    static void before(final long version, final int before) {
        UnsafeApi.putInt(version + 4, before);
    }

    static int silentAfterMinutes(final long version) {
        return UnsafeApi.getShort(version + 8);
    }

    static int stuckAfterReadings(final long version) {
        return UnsafeApi.getShort(version + 10);
    }

    static void patience(final long version, final int silentAfterMinutes, final int stuckAfterReadings) {
        UnsafeApi.putShort(version + 8, (short) silentAfterMinutes);
        UnsafeApi.putShort(version + 10, (short) stuckAfterReadings);
    }

    /** @param index of the bound, from 0: least and greatest of each parameter in turns. */
    static int bound(final long version, final int index) {
        return UnsafeApi.getInt(version + BOUNDS + 4L * index);
    }

    static void bound(final long version, final int index, final int reading) {
        UnsafeApi.putInt(version + BOUNDS + 4L * index, reading);
    }

    static byte citation(final long version, final int index) {
        return UnsafeApi.getByte(version + CITATION + index);
    }

    static void citation(final long version, final int index, final byte letter) {
        UnsafeApi.putByte(version + CITATION + index, letter);
    }

    /** @return whether the version allows the reading, which is given, of the parameter with the index, from 0. */
    static boolean allows(final long version, final int parameter, final int reading) {
        final int least = bound(version, 2 * parameter);
        final int greatest = bound(version, 2 * parameter + 1);
        return reading >= least && (greatest == Parameter.NULL_READING || reading <= greatest); // no least is below all
    }
}
