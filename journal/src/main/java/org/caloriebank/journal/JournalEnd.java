package org.caloriebank.journal;

/**
 * Where a journal ends, and so what its next block has to follow.
 *
 * @param place of the last good block.
 * @param segment number of the last file there is; 0 before the first.
 * @param isTailDropped whether torn bytes follow that block.
 */
public record JournalEnd(JournalPlace place, long segment, boolean isTailDropped) {
    public static JournalEnd ofNewJournal() {
        return new JournalEnd(JournalPlace.ofNewJournal(), 0, false);
    }

    /** @return number of the last good block; 0 before the first. */
    public long block() {
        return place.block();
    }

    /** @return sequence of its last record; 0 before the first. */
    public long sequence() {
        return place.sequence();
    }

    /** @return ledger time of that record. */
    public long timeMs() {
        return place.timeMs();
    }

    /** @return hash of that block; zeroes before the first. */
    public byte[] hash() {
        return place.hash();
    }
}
