package org.caloriebank.ledger.memory;

/** A programming error, or bytes that are not what they claim: the ledger's books cannot be right. Fatal: stop and recover from the journal. */
public final class LedgerCorruptedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LedgerCorruptedException(final String invariant) {
        super("invariant broken: " + invariant);
    }
}
