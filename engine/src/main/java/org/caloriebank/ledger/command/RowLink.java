package org.caloriebank.ledger.command;

/** From a row to one it refers to: what a command will need next, once it has the first. Changes nothing; called on the ledger thread. */
@FunctionalInterface
public interface RowLink {
    /**
     * @param address where a row of one table stands.
     * @return where the row that it refers to stands, or 0 when it refers to none.
     */
    long follow(long address);
}
