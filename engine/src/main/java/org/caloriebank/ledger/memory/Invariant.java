package org.caloriebank.ledger.memory;

/** Checks that stay on in production: a broken invariant stops the ledger rather than corrupt it. */
public final class Invariant {
    private Invariant() {}

    public static void check(final boolean holds, final String invariant) {
        if (!holds) {
            throw new LedgerCorruptedException(invariant);
        }
    }
}
