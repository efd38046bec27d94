package org.caloriebank.bank;

import org.caloriebank.protocol.Outcome;

/**
 * Something that happened in a building, with the record that did it. Immutable.
 *
 * @param sequence of the record; all events of a record have the same.
 * @param timeMs ledger time, ms since 1970.
 */
public record BankEvent(long sequence, long timeMs, Outcome.Event event) {}
