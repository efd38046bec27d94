package org.caloriebank.ledger.admission;

/** What a visit costs. Amounts are centicoins, not negative. */
final class Fees {
    private static final long MINUTE_MS = 60_000;

    private Fees() {}

    /**
     * @param timeMs of the visit less what was booked, not negative.
     * @return entry fee and each block begun, at most the ceiling left.
     */
    static long fee(
            final long entryFee,
            final long blockPrice,
            final int blockMinutes,
            final long timeMs,
            final long ceilingLeft) {
        final long blockMs = blockMinutes * MINUTE_MS;
        final long blocks = timeMs / blockMs + (timeMs % blockMs == 0 ? 0 : 1);
        if (blockPrice > 0 && blocks > ceilingLeft / blockPrice) {
            return ceilingLeft;
        }
        return Math.min(ceilingLeft, entryFee + blocks * blockPrice);
    }
}
