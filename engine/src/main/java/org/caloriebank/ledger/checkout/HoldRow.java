package org.caloriebank.ledger.checkout;

import org.agrona.UnsafeApi;

/**
 * Layout of a hold, two cache lines.
 *
 * <pre>
 *   offset  length  field
 *        0       8  hold id: sequence of its placement
 *        8       8  merchant id
 *       16       8  amount, centicoins
 *       24       8  captured, centicoins
 *       32       8  refunded, centicoins
 *       40       8  placed at, ms
 *       48       8  deadline, ms
 *       56       8  closed at, ms; 0 while open
 *       64       8  price in money, minor units; Long.MIN_VALUE when in coins
 *       72       4  rate at placement, centicoins ...
 *       76       4  ... for this many minor units
 *       80       4  member's row
 *       84       4  pinned lots, a list, oldest first
 *       88       4  first capture
 *       92       4  position among the deadlines, from 1; 0 when closed
 *       96       4  next in the queue of closed holds
 *      100       4  last capture
 *      104       1  state
 *      105       1  number of captures
 * </pre>
 */
final class HoldRow {
    static final int LENGTH = 128;

    private HoldRow() {}

    static long id(final long hold) {
        return UnsafeApi.getLong(hold);
    }

    static void id(final long hold, final long holdId) {
        UnsafeApi.putLong(hold, holdId);
    }

    static long merchantId(final long hold) {
        return UnsafeApi.getLong(hold + 8);
    }

    static void merchantId(final long hold, final long merchantId) {
        UnsafeApi.putLong(hold + 8, merchantId);
    }

    static long amount(final long hold) {
        return UnsafeApi.getLong(hold + 16);
    }

    static void amount(final long hold, final long amountCenticoins) {
        UnsafeApi.putLong(hold + 16, amountCenticoins);
    }

    static long captured(final long hold) {
        return UnsafeApi.getLong(hold + 24);
    }

    static void captured(final long hold, final long capturedCenticoins) {
        UnsafeApi.putLong(hold + 24, capturedCenticoins);
    }

    static long refunded(final long hold) {
        return UnsafeApi.getLong(hold + 32);
    }

    static void refunded(final long hold, final long refundedCenticoins) {
        UnsafeApi.putLong(hold + 32, refundedCenticoins);
    }

    static long placedAtMs(final long hold) {
        return UnsafeApi.getLong(hold + 40);
    }

    static void placedAtMs(final long hold, final long timeMs) {
        UnsafeApi.putLong(hold + 40, timeMs);
    }

    static long deadlineMs(final long hold) {
        return UnsafeApi.getLong(hold + 48);
    }

    static void deadlineMs(final long hold, final long timeMs) {
        UnsafeApi.putLong(hold + 48, timeMs);
    }

    static long closedAtMs(final long hold) {
        return UnsafeApi.getLong(hold + 56);
    }

    static void closedAtMs(final long hold, final long timeMs) {
        UnsafeApi.putLong(hold + 56, timeMs);
    }

    static long minorUnits(final long hold) {
        return UnsafeApi.getLong(hold + 64);
    }

    static void minorUnits(final long hold, final long minorUnits) {
        UnsafeApi.putLong(hold + 64, minorUnits);
    }

    static int rateCenticoins(final long hold) {
        return UnsafeApi.getInt(hold + 72);
    }

    static int rateMinorUnits(final long hold) {
        return UnsafeApi.getInt(hold + 76);
    }

    static void rate(final long hold, final int rateCenticoins, final int rateMinorUnits) {
        UnsafeApi.putInt(hold + 72, rateCenticoins);
        UnsafeApi.putInt(hold + 76, rateMinorUnits);
    }

    static int memberRow(final long hold) {
        return UnsafeApi.getInt(hold + 80);
    }

    static void memberRow(final long hold, final int memberRow) {
        UnsafeApi.putInt(hold + 80, memberRow);
    }

    static int pins(final long hold) {
        return UnsafeApi.getInt(hold + 84);
    }

    static void pins(final long hold, final int pins) {
        UnsafeApi.putInt(hold + 84, pins);
    }

    static int firstCapture(final long hold) {
        return UnsafeApi.getInt(hold + 88);
    }

    static void firstCapture(final long hold, final int capture) {
        UnsafeApi.putInt(hold + 88, capture);
    }

    static int deadlinePosition(final long hold) {
        return UnsafeApi.getInt(hold + 92);
    }

    static void deadlinePosition(final long hold, final int position) {
        UnsafeApi.putInt(hold + 92, position);
    }

    static int nextClosed(final long hold) {
        return UnsafeApi.getInt(hold + 96);
    }

    static void nextClosed(final long hold, final int next) {
        UnsafeApi.putInt(hold + 96, next);
    }

    static int lastCapture(final long hold) {
        return UnsafeApi.getInt(hold + 100);
    }

    static void lastCapture(final long hold, final int capture) {
        UnsafeApi.putInt(hold + 100, capture);
    }

    static byte state(final long hold) {
        return UnsafeApi.getByte(hold + 104);
    }

    static void state(final long hold, final byte state) {
        UnsafeApi.putByte(hold + 104, state);
    }

    static int captures(final long hold) {
        return UnsafeApi.getByte(hold + 105);
    }

    static void captures(final long hold, final int captures) {
        UnsafeApi.putByte(hold + 105, (byte) captures);
    }
}
