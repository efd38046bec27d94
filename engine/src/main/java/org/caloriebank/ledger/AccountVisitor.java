package org.caloriebank.ledger;

import org.caloriebank.protocol.codec.AccountKind;

/** Is shown each account of the ledger. */
@FunctionalInterface
public interface AccountVisitor {
    /**
     * @param owner member, merchant, campaign or 0, by kind.
     * @param balanceCenticoins of the account; all of them sum to zero.
     * @param heldCenticoins part of a MEMBER's balance that is held; 0 for other kinds.
     */
    void onAccount(AccountKind kind, long owner, long balanceCenticoins, long heldCenticoins);
}
