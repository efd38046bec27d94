package org.caloriebank.bank;

/**
 * What opening the bank found in its journal.
 *
 * @param records replayed.
 * @param lastSequence 0 for a new bank.
 * @param blocks read.
 * @param segments read.
 * @param nanos it took.
 * @param notice what an operator should know, such as a torn tail that was dropped; empty when all was well.
 */
public record Recovery(long records, long lastSequence, long blocks, int segments, long nanos, String notice) {}
