package org.caloriebank.ledger.booking;

/** What a place costs, in whole centicoins. The shares of a game always add up to its price. */
final class Shares {
    private static final long WHOLE_BP = 10_000;

    private Shares() {}

    /**
     * @param lateShareBp 1/10,000 of the price.
     * @return what cancelling after the cut-off costs, rounded down.
     */
    static long late(final long priceCenticoins, final int lateShareBp) {
        return priceCenticoins * lateShareBp / WHOLE_BP;
    }

    /** @return the most a player who joins a game can come to pay: there are two players then at least. */
    static long mostOfJoined(final long priceCenticoins) {
        return joined(priceCenticoins, 2);
    }

    /** @return what each player who joined pays, rounded down. */
    static long joined(final long priceCenticoins, final int players) {
        return priceCenticoins / players;
    }

    /** @return what the organiser pays: his share and what rounding left of the others'. */
    static long organiser(final long priceCenticoins, final int players) {
        return priceCenticoins - (players - 1) * joined(priceCenticoins, players);
    }
}
