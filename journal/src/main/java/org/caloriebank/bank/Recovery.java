package org.caloriebank.bank;

/**
 * What opening the bank found in its journal.
 *
 * @param records replayed: those behind the snapshot, or all.
 * @param lastSequence 0 for a new bank.
 * @param snapshotSequence last sequence covered by the snapshot it began with; 0 when it began with none.
 * @param blocks of the journal, up to its end.
 * @param segments read.
 * @param nanos it took.
 * @param notice what an operator should know, such as a torn tail that was dropped; empty when all was well.
 */
public record Recovery(
        long records, long lastSequence, long snapshotSequence, long blocks, int segments, long nanos, String notice) {}
