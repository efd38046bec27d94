package org.caloriebank.adapter.report;

import java.util.List;

/**
 * How callers used the node over HTTP while it was killed.
 *
 * @param callers at the same time.
 * @param acknowledged commands answered, each counted once.
 * @param refused of them.
 * @param retriesOnPurpose commands sent again though they had been answered.
 * @param before the kill.
 * @param after the start that followed.
 * @param crash what it did.
 * @param bucketMs width of a column of {@link #answersByBucket}.
 * @param answersByBucket since the first command.
 */
public record StreamFacts(
        int callers,
        long acknowledged,
        long refused,
        long retriesOnPurpose,
        Phase before,
        Phase after,
        Crash crash,
        int bucketMs,
        List<Long> answersByBucket) {
    /** @param nanos from the phase's first command to its last answer. */
    public record Phase(Latencies latencies, long nanos) {}

    /**
     * @param atNanos since the first command.
     * @param backAtNanos when callers could go on.
     * @param acknowledgedBefore answers callers had by then.
     * @param foundInJournal of these, in the files of the dead process, with the same outcome.
     * @param unanswered commands under way.
     * @param unansweredInJournal of these, already in the journal.
     * @param backNanos from the kill until the node answered again, proofs on the dead process's files excluded.
     * @param recoveredRecords replayed at the start.
     */
    public record Crash(
            long atNanos,
            long backAtNanos,
            long acknowledgedBefore,
            long foundInJournal,
            int unanswered,
            int unansweredInJournal,
            long backNanos,
            long recoveredRecords) {}
}
