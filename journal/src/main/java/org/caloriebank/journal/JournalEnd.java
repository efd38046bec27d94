package org.caloriebank.journal;

/**
 * Where a journal ends, and so what its next block has to follow. Holds its hash by reference: treat it as immutable.
 *
 * @param block number of the last good block; 0 before the first.
 * @param sequence of its last record; 0 before the first.
 * @param timeMs ledger time of that record.
 * @param hash of that block; zeroes before the first.
 * @param segment number of the last file there is; 0 before the first.
 * @param isTailDropped whether torn bytes follow that block.
 */
public record JournalEnd(long block, long sequence, long timeMs, byte[] hash, long segment, boolean isTailDropped) {
    public static JournalEnd ofNewJournal() {
        return new JournalEnd(0, 0, 0, new byte[BlockFormat.HASH_LENGTH], 0, false);
    }
}
