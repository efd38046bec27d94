package org.caloriebank.ledger.command;

import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * One subject of the ledger: a package with its state, its commands and its questions. Subjects do not know each other; the ledger's root makes them, tells
 * each what it needs to know of others by plain values, and asks all of them the same few things. Owned by the ledger thread; nothing here allocates
 * but {@link #addCommands} and {@link #addQueries}, which are called once.
 */
public interface Subject extends AutoCloseable {
    void addCommands(CommandTable table);

    void addQueries(QueryTable table);

    /** @return ledger time from which on there is something to forget, ms; Long.MAX_VALUE for nothing. */
    default long forgettingDueAtMs() {
        return Long.MAX_VALUE;
    }

    /** Forget what nobody can ask for any more, at most so many of each kind. */
    default void forget(final int most) {}

    /**
     * Prove what must hold of the subject's state.
     *
     * @throws org.caloriebank.ledger.memory.LedgerCorruptedException naming the first invariant that does not hold.
     */
    void verify();

    /** Add all state, in an order that is the same in every process that ran the same commands. */
    void hashInto(StateHash hash);

    void saveTo(StateSink sink);

    void loadFrom(StateSource source);

    /** @return bytes of memory outside the heap. */
    long bytes();

    @Override
    void close();
}
