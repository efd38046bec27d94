package org.caloriebank.adapter.audit;

/**
 * What is known of members' last records without reading the journal: of a snapshot, say. It answers for the records up to a sequence; those behind are
 * looked at one by one.
 */
public interface TrailBase {
    /** Nothing is known: a member is looked for from the journal's end to its beginning. */
    TrailBase NONE = new TrailBase() {
        @Override
        public long coveredSequence() {
            return 0;
        }

        @Override
        public long lastSequenceOf(final long memberId) {
            return 0;
        }
    };

    /** @return the last record that is known; 0 for none. */
    long coveredSequence();

    /** @return the last record up to there that touched the member; 0 for none. */
    long lastSequenceOf(long memberId);
}
