package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.nio.file.Path;
import java.util.Optional;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.Replay;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.journal.snapshot.Restoration;
import org.caloriebank.journal.snapshot.Restored;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.codec.AccountKind;

/**
 * A ledger brought by a journal's commands to where the journal ends, or to an earlier moment; every outcome on the way was the journalled one.
 * Confined to one thread; close it to free its memory.
 */
public final class AuditLedger implements AutoCloseable {
    private final Ledger ledger;
    private final Replay replay;
    private final Optional<Snapshot> start;

    private AuditLedger(final Ledger ledger, final Replay replay, final Optional<Snapshot> start) {
        this.ledger = ledger;
        this.replay = replay;
        this.start = start;
    }

    /**
     * Replay a directory's journal; needs no lock.
     *
     * @throws JournalException if there is no journal, it cannot be read, it is damaged, or an outcome differs.
     */
    public static AuditLedger replay(final Path directory, final ReplayLimit limit, final JournalProgress progress) {
        return replay(directory, limit, progress, ReplayVisitor.NONE);
    }

    /** @param visitor is shown every block on the way. */
    public static AuditLedger replay(
            final Path directory,
            final ReplayLimit limit,
            final JournalProgress progress,
            final ReplayVisitor visitor) {
        final Restored restored = Restoration.replay(Disk.SYSTEM, directory, limit, progress, visitor);
        return new AuditLedger(restored.ledger(), restored.replay(), restored.snapshot());
    }

    /**
     * The same, to a moment the journal must tell of.
     *
     * @throws JournalException also if the moment lies before the first record or after the last.
     */
    public static AuditLedger replay(final Path directory, final Moment moment, final JournalProgress progress) {
        final AuditLedger audit = replay(directory, moment.limit(), progress);
        try {
            moment.requireCovered(directory, audit.ledger.lastSequence(), audit.replay.end());
            return audit;
        } catch (final JournalException e) {
            audit.close();
            throw e;
        }
    }

    /** @return how the replay went. */
    public Replay replay() {
        return replay;
    }

    /** @return what the replay began with when the journal's beginning was archived; empty when it began with the first record. */
    public Optional<Snapshot> start() {
        return start;
    }

    /** @return the ledger as it stands; the audit's, not the caller's. */
    public Ledger ledger() {
        return ledger;
    }

    /**
     * Prove the books: every balance, lot, hold and day, and that all accounts sum to zero.
     *
     * @return how many accounts there are.
     * @throws JournalException with the first thing that does not hold.
     */
    public long prove() {
        JournalException.requireBooks(ledger);
        final TrialBalance balance = TrialBalance.of(ledger);
        if (balance.sumCenticoins() != 0) {
            throw new JournalException(
                    BOOKS_DIFFER,
                    "The accounts sum to " + balance.sumCenticoins()
                            + " centicoins and not to zero; keep the journal and replay it with the program version that wrote"
                            + " it.");
        }
        return balance.accounts();
    }

    /** @return the account as one word, such as MEMBER:42. */
    public static String accountName(final AccountKind kind, final long owner) {
        return kind + ":" + owner;
    }

    @Override
    public void close() {
        ledger.close();
    }
}
