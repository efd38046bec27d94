package org.caloriebank.journal;

import org.caloriebank.ledger.Ledger;

/** Is shown the blocks of a replay: each when it is proven, and again when the ledger has applied it. Between the two its bytes do not change. */
public interface ReplayVisitor {
    ReplayVisitor NONE = new ReplayVisitor() {};

    /** On the reader's thread, in order. */
    default void onRead(final Block block) {}

    /** On the thread that replays, in order; blocks within which the replay ended are not shown. */
    default void onApplied(final Block block, final Ledger ledger) {}
}
