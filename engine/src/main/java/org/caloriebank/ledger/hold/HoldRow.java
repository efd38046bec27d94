package org.caloriebank.ledger.hold;

import org.agrona.UnsafeApi;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/**
 * Layout of a hold, two cache lines.
 *
 * <pre>
 *   offset  length  field
 *        0       8  hold id: sequence of its placement
 *        8       8  payee: whose account of the payee's kind
 *       16       8  amount, centicoins
 *       24       8  captured, centicoins
 *       32       8  refunded, centicoins
 *       40       8  placed at, ms
 *       48       8  deadline, ms; Long.MAX_VALUE: never by itself
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
 *      106       1  payee's kind, an AccountKind
 * </pre>
 *
 * Read by all, written here only.
 */
public final class HoldRow {
    static final int LENGTH = 128;
    static final int ID = 0;
    static final int DEADLINE = 48;
    static final int DEADLINE_POSITION = 92;

    private HoldRow() {}

    public static long id(final long hold) {
        return UnsafeApi.getLong(hold);
    }

    static void id(final long hold, final long holdId) {
        UnsafeApi.putLong(hold, holdId);
    }

    /** @return MERCHANT or FACILITY: the kind of account that captures pay. */
    public static AccountKind payeeKind(final long hold) {
        return AccountKind.get(UnsafeApi.getByte(hold + 106));
    }

    /** @return id of the merchant, or of whoever else owns the account that captures pay. */
    public static long payeeOwner(final long hold) {
        return UnsafeApi.getLong(hold + 8);
    }

    static void payee(final long hold, final AccountKind kind, final long owner) {
        UnsafeApi.putByte(hold + 106, (byte) kind.value());
        UnsafeApi.putLong(hold + 8, owner);
    }

    public static long amount(final long hold) {
        return UnsafeApi.getLong(hold + 16);
    }

    static void amount(final long hold, final long amountCenticoins) {
        UnsafeApi.putLong(hold + 16, amountCenticoins);
    }

    public static long captured(final long hold) {
        return UnsafeApi.getLong(hold + 24);
    }

    static void captured(final long hold, final long capturedCenticoins) {
        UnsafeApi.putLong(hold + 24, capturedCenticoins);
    }

    public static long refunded(final long hold) {
        return UnsafeApi.getLong(hold + 32);
    }

    static void refunded(final long hold, final long refundedCenticoins) {
        UnsafeApi.putLong(hold + 32, refundedCenticoins);
    }

    public static long placedAtMs(final long hold) {
        return UnsafeApi.getLong(hold + 40);
    }

    static void placedAtMs(final long hold, final long timeMs) {
        UnsafeApi.putLong(hold + 40, timeMs);
    }

    public static long deadlineMs(final long hold) {
        return UnsafeApi.getLong(hold + DEADLINE);
    }

    static void deadlineMs(final long hold, final long timeMs) {
        UnsafeApi.putLong(hold + DEADLINE, timeMs);
    }

    public static long closedAtMs(final long hold) {
        return UnsafeApi.getLong(hold + 56);
    }

    static void closedAtMs(final long hold, final long timeMs) {
        UnsafeApi.putLong(hold + 56, timeMs);
    }

    public static long minorUnits(final long hold) {
        return UnsafeApi.getLong(hold + 64);
    }

    public static int rateCenticoins(final long hold) {
        return UnsafeApi.getInt(hold + 72);
    }

    public static int rateMinorUnits(final long hold) {
        return UnsafeApi.getInt(hold + 76);
    }

    static void price(final long hold, final long minorUnits, final int rateCenticoins, final int rateMinorUnits) {
        UnsafeApi.putLong(hold + 64, minorUnits);
        UnsafeApi.putInt(hold + 72, rateCenticoins);
        UnsafeApi.putInt(hold + 76, rateMinorUnits);
    }

    public static int memberRow(final long hold) {
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

    public static int firstCapture(final long hold) {
        return UnsafeApi.getInt(hold + 88);
    }

    static void firstCapture(final long hold, final int capture) {
        UnsafeApi.putInt(hold + 88, capture);
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

    public static HoldState state(final long hold) {
        return HoldState.get(UnsafeApi.getByte(hold + 104));
    }

    static void state(final long hold, final HoldState state) {
        UnsafeApi.putByte(hold + 104, (byte) state.value());
    }

    public static int captures(final long hold) {
        return UnsafeApi.getByte(hold + 105);
    }

    static void captures(final long hold, final int captures) {
        UnsafeApi.putByte(hold + 105, (byte) captures);
    }
}
