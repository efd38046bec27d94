package org.caloriebank.journal;

/**
 * Where a block stands and which one it is: enough to find it again, to know it for the same, and to go on behind it. Holds its hash by reference:
 * treat it as immutable.
 *
 * @param segment number of the file.
 * @param position in the file of the word before the block, bytes.
 * @param block its number; 0 for the place before the first block.
 * @param sequence of its last record.
 * @param timeMs ledger time of that record.
 * @param hash its own.
 */
public record JournalPlace(long segment, long position, long block, long sequence, long timeMs, byte[] hash) {
    /** @return the place before the first block. */
    public static JournalPlace ofNewJournal() {
        return new JournalPlace(0, 0, 0, 0, 0, new byte[BlockFormat.HASH_LENGTH]);
    }
}
