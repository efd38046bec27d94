package org.caloriebank.ledger;

/** Is shown the lots of all members, so all coins members own: free ones, and those that holds have pinned. */
@FunctionalInterface
public interface LotVisitor {
    /**
     * @param month at whose end the coins expire, months since 1970-01; free coins of a month that has passed wait for the sweep, held ones do not
     *     expire.
     * @param freeCenticoins in no hold; 0 for a pinned lot.
     * @param heldCenticoins pinned by an open hold; 0 for a free lot.
     */
    void onLot(long memberId, int month, long freeCenticoins, long heldCenticoins);
}
