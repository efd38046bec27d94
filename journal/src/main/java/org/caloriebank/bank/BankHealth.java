package org.caloriebank.bank;

/**
 * How the bank is, at one moment.
 *
 * @param isReady whether commands are accepted.
 * @param timeMs ledger time, ms since 1970.
 * @param sequence of the last command the ledger has run.
 * @param journalledSequence of the last command the journal has.
 * @param backlog commands in the ring.
 * @param isDiskLow whether commands are refused because the disk is nearly full.
 * @param checkpointedSequence of the last command a signed checkpoint covers; 0 before the first, and when none are signed.
 * @param checkpointFailure why no checkpoint is signed, or null while all is well; commands go on meanwhile.
 * @param snapshotFailure why no more snapshots are taken, and nothing goes to the archive, or null while they are; commands go on meanwhile. A snapshot that
 *     failed and is tried again is told by {@link SnapshotState}.
 * @param failure why the bank stopped, or null while it runs.
 */
public record BankHealth(
        boolean isReady,
        long timeMs,
        long sequence,
        long journalledSequence,
        long backlog,
        boolean isDiskLow,
        long checkpointedSequence,
        String checkpointFailure,
        String snapshotFailure,
        String failure) {
    /** @return commands run but not yet journalled. */
    public long journalLag() {
        return sequence - journalledSequence;
    }
}
