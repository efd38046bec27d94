package org.caloriebank.journal.checkpoint;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.HexFormat;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;
import org.caloriebank.journal.BackgroundPriority;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.SegmentForce;

/**
 * Signs a bank's checkpoints on a thread of its own, behind what the journal has. The pipeline pays nothing for it but the time a processor spends here.
 * <p>
 * When signing fails, commands go on: {@link #failure()} says why. A disk that takes no line is tried again; after anything else, such as a journal that reads otherwise
 * than it was written, no checkpoint is signed until the next start. Any thread may call.
 */
public final class Checkpointer implements AutoCloseable {
    private static final long LOOK_MS = 200;
    /** How long a stop waits for what is not yet covered; the next start goes on there. */
    private static final long STOP_MAX_NS = SECONDS.toNanos(10);

    private final CheckpointPolicy policy;
    private final CheckpointLog log;
    private final CheckpointSigner signer;
    private final SegmentForce force;
    private final CheckpointFollower follower;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private LongSupplier journalledSequence;
    private Thread thread;
    private long pendingSinceNs;
    private boolean isClosed;
    private volatile String failure;
    private volatile String stateFailure;

    private Checkpointer(
            final CheckpointPolicy policy,
            final CheckpointLog log,
            final CheckpointSigner signer,
            final SegmentForce force,
            final CheckpointFollower follower) {
        this.policy = policy;
        this.log = log;
        this.signer = signer;
        this.force = force;
        this.follower = follower;
    }

    /**
     * Read the key, or make it, and the log's end. Signs nothing before {@link #start}.
     *
     * @throws JournalException if the key or the log cannot be used, or the journal is not the one the last checkpoint speaks of.
     */
    public static Checkpointer open(final CheckpointPlaces places, final CheckpointPolicy policy) {
        final CheckpointLog log = CheckpointLog.open(places.disk(), places.directory());
        boolean isOpen = false;
        try {
            final CheckpointSigner signer = CheckpointSigner.readOrMake(places, log.last() != null);
            final CheckpointFollower follower = new CheckpointFollower(places, log, signer);
            isOpen = true;
            return new Checkpointer(policy, log, signer, places.force(), follower);
        } finally {
            if (!isOpen) {
                log.close();
            }
        }
    }

    /** @param journalledSequence up to which the journal has everything, as durably as its sync policy says. */
    public void start(final LongSupplier journalledSequence) {
        this.journalledSequence = journalledSequence;
        thread = new Thread(this::run, "caloriebank-checkpoint");
        thread.setDaemon(true);
        thread.start();
    }

    /** @return what an operator should know of the log; empty when all was well. */
    public String notice() {
        return log.notice();
    }

    /** @return the last sequence that a checkpoint covers; 0 before the first. */
    public long coveredSequence() {
        return follower.coveredSequence();
    }

    /** @return the last block that a checkpoint on the disk covers; 0 before the first. */
    public long coveredBlock() {
        return CheckpointFollower.nextBlock(log) - 1;
    }

    /** @return why no checkpoint is signed, in one sentence; null while all is well. */
    public String failure() {
        final String why = failure;
        return why != null ? why : stateFailure;
    }

    /**
     * Sign what the state is at the end of a block, and have it on the disk when this returns. It covers no records for receipts; the blocks up to it are proven by its hash.
     *
     * @param place of a block the journal has.
     * @param stateHash of the ledger after its last record.
     * @return whether the disk took it; {@link #failure()} says why not.
     */
    public boolean trySignState(final JournalPlace place, final long stateHash) {
        try {
            force.upTo(place.segment());
            synchronized (log) {
                log.append(signer.sign(CheckpointFollower.checkpoint(
                        place,
                        CheckpointFollower.nextBlock(log),
                        null,
                        HexFormat.of().toHexDigits(stateHash))));
            }
            stateFailure = null;
            return true;
        } catch (final JournalException e) {
            stateFailure = e.getMessage();
            return false;
        }
    }

    private void run() {
        BackgroundPriority.lower();
        boolean isGoingOn = true;
        while (isGoingOn && !isStopping(LOOK_MS)) {
            isGoingOn = attempt(this::work);
        }
        if (isGoingOn) {
            attempt(this::finish);
        }
    }

    /** @return whether to go on. */
    private boolean attempt(final Runnable step) {
        try {
            step.run();
            failure = null;
            return true;
        } catch (final JournalException e) {
            failure = e.getMessage();
            return e.kind() == Kind.NOT_WRITABLE;
        } catch (final RuntimeException | Error e) {
            failure = "Checkpoints are no longer signed (" + e + "); start the bank again and have its journal proven.";
            return false;
        }
    }

    private void work() {
        boolean isFull = true;
        while (isFull && stopping.getCount() > 0) {
            final boolean wasEmpty = follower.pendingBlocks() == 0;
            isFull = follower.readTo(journalledSequence.getAsLong(), policy.blocks());
            if (wasEmpty) {
                pendingSinceNs = System.nanoTime();
            }
            if (isFull || System.nanoTime() - pendingSinceNs >= SECONDS.toNanos(policy.seconds())) {
                follower.cut();
            }
        }
    }

    private void finish() {
        final long startNs = System.nanoTime();
        boolean isFull = true;
        while (isFull && System.nanoTime() - startNs < STOP_MAX_NS) {
            isFull = follower.readTo(journalledSequence.getAsLong(), policy.blocks());
            follower.cut();
        }
    }

    private boolean isStopping(final long waitMs) {
        try {
            return stopping.await(waitMs, MILLISECONDS);
        } catch (final InterruptedException e) {
            return true; // nobody interrupts this thread but to end it
        }
    }

    /** Cover what the journal has, for at most ten seconds, and stop. The journal must have taken its last record. Safe to call twice. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        stopping.countDown();
        awaitThread();
        follower.close();
        log.close();
    }

    private void awaitThread() {
        boolean isInterrupted = false;
        while (thread != null && thread.isAlive()) {
            try {
                thread.join();
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
