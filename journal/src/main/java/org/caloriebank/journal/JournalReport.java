package org.caloriebank.journal;

import java.util.List;

/**
 * What a verification found.
 *
 * @param firstSequence and all other numbers are those up to the damage, if there is one; 0 when there are no blocks.
 * @param firstTimeMs ledger time of the first record, ms since 1970.
 * @param lastBlockHash in hexadecimal; zeroes when there are no blocks.
 * @param notices what an operator should know, though it is no damage.
 * @param damage null when every byte is proven.
 */
public record JournalReport(
        long records,
        long blocks,
        int segments,
        long firstSequence,
        long lastSequence,
        long firstTimeMs,
        long lastTimeMs,
        String lastBlockHash,
        List<String> notices,
        Damage damage) {
    public boolean isProven() {
        return damage == null;
    }
}
