package org.caloriebank.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.caloriebank.journal.BackgroundPriority;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.SegmentForce;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.journal.snapshot.SnapshotDirectory;
import org.caloriebank.journal.snapshot.SnapshotTaking;
import org.caloriebank.ledger.Ledger;

/**
 * Takes a bank's snapshots on a thread of its own, by interval and on demand, from the files alone: the ledger that serves has no part in it. A
 * snapshot that fails is told and tried again after the next interval; the bank goes on, since the journal has everything.
 */
final class Snapshotter implements AutoCloseable {
    private final Disk disk;
    private final Path directory;
    private final SnapshotPolicy policy;
    private final LongSupplier journalledSequence;
    private final Consumer<Snapshot> onTaken;
    private final Archiver archiver;
    private final SnapshotDirectory snapshots;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition wanted = lock.newCondition();
    private final Thread thread = new Thread(this::run, "caloriebank-snapshots");
    private List<CompletableFuture<Snapshot>> waiting = new ArrayList<>();
    /** Why the thread ended before its time; null while it has not. */
    private volatile String failure;

    private volatile boolean isClosed;
    private volatile SnapshotState state;

    /**
     * @param newest there is, or null.
     * @param journalledSequence last one the journal has: it ends a block.
     * @param onTaken is told of each snapshot on the thread that took it; must not throw.
     * @param archiver lets go what the snapshots that are kept make dispensable.
     */
    Snapshotter(
            final Disk disk,
            final Path directory,
            final SnapshotPolicy policy,
            final Snapshot newest,
            final LongSupplier journalledSequence,
            final Consumer<Snapshot> onTaken,
            final Archiver archiver) {
        this.archiver = archiver;
        this.disk = disk;
        this.directory = directory;
        this.policy = policy;
        this.journalledSequence = journalledSequence;
        this.onTaken = onTaken;
        snapshots = new SnapshotDirectory(disk, directory);
        state = newest == null ? SnapshotState.none() : SnapshotState.of(newest);
        thread.setDaemon(true);
        thread.start();
    }

    SnapshotState state() {
        return state;
    }

    /** @return why no more snapshots are taken, in one sentence; null while they are. */
    String failure() {
        return failure;
    }

    /** @return completes with a snapshot that covers all that was journalled when this was called. */
    CompletableFuture<Snapshot> request() {
        final CompletableFuture<Snapshot> future = new CompletableFuture<>();
        lock.lock();
        try {
            if (isClosed) {
                future.completeExceptionally(new BankStoppedException("The bank is closed; open it again.", null));
            } else if (failure != null) {
                future.completeExceptionally(new SnapshotFailedException(failure));
            } else {
                waiting.add(future);
                wanted.signal();
            }
        } finally {
            lock.unlock();
        }
        return future;
    }

    /**
     * Write the ledger of a bank that has stopped: nobody uses it any more, and the journal ends with the place. The journal is forced before: a start
     * from the snapshot would not see what a crash of the machine has taken from the blocks it covers.
     */
    void takeAtClose(final Ledger ledger, final JournalPlace place, final SegmentForce force) {
        if (policy.isTakenAtClose() && place.sequence() > state.sequence()) {
            attempt(() -> {
                force.upTo(place.segment());
                return snapshots.write(ledger, place);
            });
        }
    }

    /** Take no more; wait for the one under way. */
    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            wanted.signal();
        } finally {
            lock.unlock();
        }
        boolean isInterrupted = false;
        while (thread.isAlive()) {
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

    private void run() {
        BackgroundPriority.lower();
        try {
            work();
        } catch (final RuntimeException | Error e) {
            stop(e);
        }
    }

    /** Nobody shall wait for a thread that is no more. */
    private void stop(final Throwable cause) {
        lock.lock();
        try {
            failure = "Snapshots are no longer taken (" + cause + "); start the bank again.";
            waiting.forEach(request -> request.completeExceptionally(new SnapshotFailedException(failure)));
            waiting = new ArrayList<>();
        } finally {
            lock.unlock();
        }
    }

    private void work() {
        List<CompletableFuture<Snapshot>> requests = awaitTurn();
        while (requests != null) {
            if (!requests.isEmpty() || journalledSequence.getAsLong() > state.sequence()) {
                serve(requests);
            }
            requests = awaitTurn();
        }
    }

    private void serve(final List<CompletableFuture<Snapshot>> requests) {
        Snapshot snapshot = null;
        try {
            snapshot = attempt(
                    () -> SnapshotTaking.take(disk, directory, journalledSequence.getAsLong(), this::onProgress));
        } finally {
            settle(requests, snapshot);
        }
        if (snapshot != null) {
            archiver.run();
        }
    }

    private void settle(final List<CompletableFuture<Snapshot>> requests, final Snapshot snapshot) {
        for (final CompletableFuture<Snapshot> request : requests) {
            if (snapshot == null) {
                request.completeExceptionally(new SnapshotFailedException("No snapshot was taken: " + state.failure()));
            } else {
                request.complete(snapshot);
            }
        }
    }

    /** A bank that closes writes the ledger that served; it need not wait for the other. */
    private void onProgress(final long bytesDone, final long bytesInAll) {
        if (isClosed) {
            throw new CancellationException("the bank was closed");
        }
    }

    /** @return requests to serve, none when only the interval is over, null when the bank is closed. */
    private List<CompletableFuture<Snapshot>> awaitTurn() {
        lock.lock();
        try {
            long leftNs = TimeUnit.MILLISECONDS.toNanos(policy.intervalMs());
            while (!isClosed && waiting.isEmpty() && (policy.intervalMs() == 0 || leftNs > 0)) {
                if (policy.intervalMs() == 0) {
                    wanted.awaitUninterruptibly();
                } else {
                    leftNs = awaitNs(leftNs);
                }
            }
            final List<CompletableFuture<Snapshot>> requests = waiting;
            waiting = new ArrayList<>();
            if (isClosed) {
                requests.forEach(request -> request.completeExceptionally(
                        new BankStoppedException("The bank was closed before the snapshot was taken.", null)));
                return null;
            }
            return requests;
        } finally {
            lock.unlock();
        }
    }

    private long awaitNs(final long leftNs) {
        try {
            return wanted.awaitNanos(leftNs);
        } catch (final InterruptedException e) {
            return 0; // nobody interrupts this thread; if somebody does, a snapshot comes early
        }
    }

    /** One way to come to a snapshot. */
    private interface Attempt {
        Snapshot take() throws IOException;
    }

    private Snapshot attempt(final Attempt attempt) {
        state = state.begun();
        final long startNs = System.nanoTime();
        try {
            final Snapshot snapshot = attempt.take();
            state = state.ended(snapshot, System.currentTimeMillis(), System.nanoTime() - startNs);
            onTaken.accept(snapshot);
            snapshots.prune(policy.kept());
            return snapshot;
        } catch (final IOException
                | RuntimeException
                | OutOfMemoryError e) { // the last for want of a second ledger's memory
            state = state.failedWith(e.getMessage() == null ? e.toString() : e.getMessage());
            return null;
        } catch (final Error e) {
            state = state.failedWith(e.toString());
            throw e;
        }
    }
}
