package org.caloriebank.ledger.admission;

import org.agrona.UnsafeApi;
import org.caloriebank.protocol.codec.AdmissionState;

/**
 * Layout of an admission, two cache lines. Two links are needed by one half of its life only, so each half has them.
 *
 * <pre>
 *   offset  length  field
 *        0       8  admission id: sequence of the check-in; its hold's id, too
 *        8       8  checked in at, ms
 *       16       8  closes at, ms: closing time on the day of the check-in
 *       24       8  closed at, ms; 0 while inside
 *       32       8  held at check-in, centicoins; 0: there is no hold
 *       40       8  ceiling left at check-in, centicoins
 *       48       8  entry fee, centicoins
 *       56       8  price of a block, centicoins
 *       64       8  fee, centicoins; 0 while inside
 *       72       8  requested and not confirmed, centicoins
 *       80       8  refunded, centicoins
 *       88       4  facility's row
 *       92       4  member's row
 *       96       4  wristband's row
 *      100       4  space's row; 0 in no space
 *      104       4  inside: visit of water, 0 in none; closed: the member's next newer admission
 *      108       4  locker's number; 0 none
 *      112       4  inside: position among the closing times; closed: next in the queue of closed ones
 *      116       4  the member's next older admission
 *      120       4  local day of the check-in, days since 1970
 *      124       2  length of a block, minutes
 *      126       1  state
 *      127       1  1: waived; 2: refunded
 * </pre>
 */
final class AdmissionRow {
    static final int LENGTH = 128;
    static final int ID = 0;
    static final int CLOSES_AT = 16;
    static final int POSITION = 112;
    /** Amounts and times end here. */
    static final int WORDS_LENGTH = 88;

    private static final int NEXT_CLOSED = POSITION;
    private static final int VISIT = 104;
    private static final int NEWER = VISIT;
    private static final int FLAGS = 127;
    private static final int WAIVED = 1;
    private static final int REFUNDED = 2;

    private AdmissionRow() {}

    static long id(final long admission) {
        return UnsafeApi.getLong(admission);
    }

    static void id(final long admission, final long admissionId) {
        UnsafeApi.putLong(admission, admissionId);
    }

    static long checkedInAtMs(final long admission) {
        return UnsafeApi.getLong(admission + 8);
    }

    static void checkedInAtMs(final long admission, final long timeMs) {
        UnsafeApi.putLong(admission + 8, timeMs);
    }

    static long closesAtMs(final long admission) {
        return UnsafeApi.getLong(admission + CLOSES_AT);
    }

    static void closesAtMs(final long admission, final long timeMs) {
        UnsafeApi.putLong(admission + CLOSES_AT, timeMs);
    }

    static long closedAtMs(final long admission) {
        return UnsafeApi.getLong(admission + 24);
    }

    static void closedAtMs(final long admission, final long timeMs) {
        UnsafeApi.putLong(admission + 24, timeMs);
    }

    static long held(final long admission) {
        return UnsafeApi.getLong(admission + 32);
    }

    static void held(final long admission, final long heldCenticoins) {
        UnsafeApi.putLong(admission + 32, heldCenticoins);
    }

    static long ceilingLeft(final long admission) {
        return UnsafeApi.getLong(admission + 40);
    }

    static long entryFee(final long admission) {
        return UnsafeApi.getLong(admission + 48);
    }

    static long blockPrice(final long admission) {
        return UnsafeApi.getLong(admission + 56);
    }

    static int blockMinutes(final long admission) {
        return UnsafeApi.getShort(admission + 124);
    }

    static void tariff(
            final long admission,
            final long ceilingLeftCenticoins,
            final long entryFeeCenticoins,
            final long blockPriceCenticoins,
            final int blockMinutes) {
        UnsafeApi.putLong(admission + 40, ceilingLeftCenticoins);
        UnsafeApi.putLong(admission + 48, entryFeeCenticoins);
        UnsafeApi.putLong(admission + 56, blockPriceCenticoins);
        UnsafeApi.putShort(admission + 124, (short) blockMinutes);
    }

    static long fee(final long admission) {
        return UnsafeApi.getLong(admission + 64);
    }

    static void fee(final long admission, final long feeCenticoins) {
        UnsafeApi.putLong(admission + 64, feeCenticoins);
    }

    static long requested(final long admission) {
        return UnsafeApi.getLong(admission + 72);
    }

    static void requested(final long admission, final long requestedCenticoins) {
        UnsafeApi.putLong(admission + 72, requestedCenticoins);
    }

    static long refunded(final long admission) {
        return UnsafeApi.getLong(admission + 80);
    }

    static int facilityRow(final long admission) {
        return UnsafeApi.getInt(admission + 88);
    }

    static void facilityRow(final long admission, final int facilityRow) {
        UnsafeApi.putInt(admission + 88, facilityRow);
    }

    static int memberRow(final long admission) {
        return UnsafeApi.getInt(admission + 92);
    }

    static void memberRow(final long admission, final int memberRow) {
        UnsafeApi.putInt(admission + 92, memberRow);
    }

    static int wristbandRow(final long admission) {
        return UnsafeApi.getInt(admission + 96);
    }

    static void wristbandRow(final long admission, final int wristbandRow) {
        UnsafeApi.putInt(admission + 96, wristbandRow);
    }

    static int spaceRow(final long admission) {
        return UnsafeApi.getInt(admission + 100);
    }

    static void spaceRow(final long admission, final int spaceRow) {
        UnsafeApi.putInt(admission + 100, spaceRow);
    }

    /** @return the visit of water; of one who is inside only. */
    static int visit(final long admission) {
        return UnsafeApi.getInt(admission + VISIT);
    }

    static void visit(final long admission, final int visit) {
        UnsafeApi.putInt(admission + VISIT, visit);
    }

    /** @return the member's next newer admission; of a closed one only, since one who is inside has none. */
    static int newer(final long admission) {
        return UnsafeApi.getInt(admission + NEWER);
    }

    static void newer(final long admission, final int newer) {
        UnsafeApi.putInt(admission + NEWER, newer);
    }

    static int locker(final long admission) {
        return UnsafeApi.getInt(admission + 108);
    }

    static void locker(final long admission, final int locker) {
        UnsafeApi.putInt(admission + 108, locker);
    }

    /** @return the one that closed next; of a closed one only. */
    static int nextClosed(final long admission) {
        return UnsafeApi.getInt(admission + NEXT_CLOSED);
    }

    static void nextClosed(final long admission, final int next) {
        UnsafeApi.putInt(admission + NEXT_CLOSED, next);
    }

    static int older(final long admission) {
        return UnsafeApi.getInt(admission + 116);
    }

    static void older(final long admission, final int older) {
        UnsafeApi.putInt(admission + 116, older);
    }

    static int localDay(final long admission) {
        return UnsafeApi.getInt(admission + 120);
    }

    static void localDay(final long admission, final int epochDay) {
        UnsafeApi.putInt(admission + 120, epochDay);
    }

    static AdmissionState state(final long admission) {
        return AdmissionState.get(UnsafeApi.getByte(admission + 126));
    }

    static void state(final long admission, final AdmissionState state) {
        UnsafeApi.putByte(admission + 126, (byte) state.value());
    }

    static boolean isInside(final long admission) {
        return state(admission) == AdmissionState.INSIDE;
    }

    static boolean isWaived(final long admission) {
        return (flags(admission) & WAIVED) != 0;
    }

    static void waive(final long admission) {
        UnsafeApi.putByte(admission + FLAGS, (byte) WAIVED);
    }

    /** @return whether water out of range was made good already: its fee refunded, or waived. */
    static boolean isMadeGood(final long admission) {
        return flags(admission) != 0;
    }

    static void refund(final long admission, final long refundedCenticoins) {
        UnsafeApi.putLong(admission + 80, refundedCenticoins);
        UnsafeApi.putByte(admission + FLAGS, (byte) REFUNDED);
    }

    static int flags(final long admission) {
        return UnsafeApi.getByte(admission + FLAGS);
    }
}
