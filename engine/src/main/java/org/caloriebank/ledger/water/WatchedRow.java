package org.caloriebank.ledger.water;

import org.agrona.UnsafeApi;

/**
 * Layout of a space whose water has been read.
 *
 * <pre>
 *   offset  length  field
 *        0       8  space id
 *        8       8  silent at, ms of ledger time: no reading until then, and it is told
 *       16       8  the last reading: measured at, ms ...
 *       24       8  ... and received at, ms of ledger time
 *       32      24  last value given of each parameter, by number
 *       56       4  the space's row
 *       60       4  readings in a row with the same six values, up to the last
 *       64       4  position among the silence deadlines, from 1; 0 while silent
 *       68       4  ordinal of the oldest out-of-range interval that is kept
 *       72       4  ordinal of the next one to come: none is kept when both are the same
 *       76       1  parameters out of range, bit n - 1 for parameter n
 *       77       1  parameters the last reading gave, likewise
 *       78       1  1 while stuck
 * </pre>
 */
final class WatchedRow {
    static final int LENGTH = 128;
    static final int SPACE_ID = 0;
    static final int SILENT_AT = 8;
    static final int SILENCE_POSITION = 64;
    private static final int VALUES = 32;

    private WatchedRow() {}

    static long spaceId(final long watched) {
        return UnsafeApi.getLong(watched);
    }

    static int spaceRow(final long watched) {
        return UnsafeApi.getInt(watched + 56);
    }

    static void space(final long watched, final long spaceId, final int spaceRow) {
        UnsafeApi.putLong(watched, spaceId);
        UnsafeApi.putInt(watched + 56, spaceRow);
    }

    static long silentAtMs(final long watched) {
        return UnsafeApi.getLong(watched + SILENT_AT);
    }

    static void silentAtMs(final long watched, final long timeMs) {
        UnsafeApi.putLong(watched + SILENT_AT, timeMs);
    }

    static long measuredAtMs(final long watched) {
        return UnsafeApi.getLong(watched + 16);
    }

    static long receivedAtMs(final long watched) {
        return UnsafeApi.getLong(watched + 24);
    }

    static void read(final long watched, final long measuredAtMs, final long receivedAtMs, final int given) {
        UnsafeApi.putLong(watched + 16, measuredAtMs);
        UnsafeApi.putLong(watched + 24, receivedAtMs);
        UnsafeApi.putByte(watched + 77, (byte) given);
    }

    /** @param parameter from 0. */
    static int value(final long watched, final int parameter) {
        return UnsafeApi.getInt(watched + VALUES + 4L * parameter);
    }

    static void value(final long watched, final int parameter, final int reading) {
        UnsafeApi.putInt(watched + VALUES + 4L * parameter, reading);
    }

    static int sameReadings(final long watched) {
        return UnsafeApi.getInt(watched + 60);
    }

    static void sameReadings(final long watched, final int readings) {
        UnsafeApi.putInt(watched + 60, readings);
    }

    static boolean isSilent(final long watched) {
        return UnsafeApi.getInt(watched + SILENCE_POSITION) == 0;
    }

    static int oldestInterval(final long watched) {
        return UnsafeApi.getInt(watched + 68);
    }

    static void oldestInterval(final long watched, final int ordinal) {
        UnsafeApi.putInt(watched + 68, ordinal);
    }

    static int nextInterval(final long watched) {
        return UnsafeApi.getInt(watched + 72);
    }

    static void nextInterval(final long watched, final int ordinal) {
        UnsafeApi.putInt(watched + 72, ordinal);
    }

    static int outParameters(final long watched) {
        return UnsafeApi.getByte(watched + 76);
    }

    static void outParameters(final long watched, final int outParameters) {
        UnsafeApi.putByte(watched + 76, (byte) outParameters);
    }

    static int givenParameters(final long watched) {
        return UnsafeApi.getByte(watched + 77);
    }

    static boolean isStuck(final long watched) {
        return UnsafeApi.getByte(watched + 78) != 0;
    }

    static void isStuck(final long watched, final boolean isStuck) {
        UnsafeApi.putByte(watched + 78, (byte) (isStuck ? 1 : 0));
    }
}
