package org.caloriebank.ledger.memory;

/** Checks that stay on in production: a broken invariant stops the ledger rather than corrupt it. */
public final class Invariant {
    private Invariant() {}

    public static void check(final boolean holds, final String invariant) {
        if (!holds) {
            throw new LedgerCorruptedException(invariant);
        }
    }

    /** @param id of what the invariant is about; made part of the words only when it is broken. */
    public static void check(final boolean holds, final String invariant, final long id) {
        if (!holds) {
            throw new LedgerCorruptedException(invariant + ' ' + id);
        }
    }
}
