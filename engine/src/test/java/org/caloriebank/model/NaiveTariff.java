package org.caloriebank.model;

/** What a visit costs. */
record NaiveTariff(long entryFeeCenticoins, int blockMinutes, long blockPriceCenticoins, long ceilingCenticoins) {
    /** Of a facility that was never told otherwise. */
    static final NaiveTariff FREE = new NaiveTariff(0, 60, 0, 0);

    private static final long MINUTE_MS = 60_000;

    /** @return entry and each started block, before any ceiling. */
    long priceCenticoins(final long stayMs) {
        final long blockMs = blockMinutes * MINUTE_MS;
        final long blocks = stayMs / blockMs + (stayMs % blockMs == 0 ? 0 : 1);
        return Math.addExact(entryFeeCenticoins, Math.multiplyExact(blocks, blockPriceCenticoins));
    }
}
