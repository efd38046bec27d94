package org.caloriebank.fault;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.BankSeam;
import org.caloriebank.bank.BankStoppedException;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.DiskLowException;
import org.caloriebank.bank.RetentionPolicy;
import org.caloriebank.bank.SnapshotFailedException;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.pipeline.PipelineConfig;
import org.caloriebank.pipeline.WaitKind;
import org.caloriebank.workload.Workload;

/**
 * One process of a bank, from its opening to its end: opens it on a faulty disk, compares it with the truth, sends bursts, and closes it or sees it
 * end. One thread.
 */
final class Life {
    private static final int RING_SIZE = 1_024;
    private static final long SEGMENT_BYTES = 64 << 10;
    private static final int NO_TICKS_MS = 86_400_000;
    private static final int BURSTS_PER_SNAPSHOT = 16;
    /** With snapshots and at the end only: nothing depends on the wall's clock. */
    private static final CheckpointPolicy CHECKPOINTS = new CheckpointPolicy(1_000_000, 86_400);
    /** Takes every segment. */
    private static final RetentionPolicy ARCHIVE = new RetentionPolicy(List.of("true"));

    private static final long ANSWER_TIMEOUT_S = 60;

    enum Ending {
        /** Closed when all was sent. */
        CLOSED,
        /** The disk crashed under it; the image was taken. */
        CRASHED,
        /** It stopped by itself, or refused to open, for an error of the disk. */
        STOPPED
    }

    private final Path directory;
    private final SyncPolicy syncPolicy;
    private final FaultyDisk disk;
    private final Truth truth;
    private final Script script;
    private final Gate gate = new Gate();
    private List<CompletableFuture<?>> last = List.of();
    private JournalException refusal;
    private String notice = "";
    private boolean hasOpened;
    private boolean isArchiving;
    private SyncPolicy realSyncPolicy;

    Life(
            final Path directory,
            final SyncPolicy syncPolicy,
            final FaultyDisk disk,
            final Truth truth,
            final Script script) {
        this.directory = directory;
        this.syncPolicy = syncPolicy;
        realSyncPolicy = syncPolicy;
        this.disk = disk;
        this.truth = truth;
        this.script = script;
    }

    /** @return why it did not open, or null. */
    JournalException refusal() {
        return refusal;
    }

    /** @return whether the bank came to be ready: then it has made sure that all it had read is on the disk. */
    boolean hasOpened() {
        return hasOpened;
    }

    /** @return what opening said of the journal. */
    String notice() {
        return notice;
    }

    /** Be a bank that does not do what its policy says. */
    void forceNothing() {
        realSyncPolicy = SyncPolicy.NONE;
    }

    /** Sign checkpoints and archive old segments, which takes its time. */
    void archive(final boolean isWanted) {
        isArchiving = isWanted;
    }

    Ending live(final int bursts) {
        final CalorieBank bank = open();
        if (bank == null) {
            return disk.isCrashed() ? crashed() : Ending.STOPPED;
        }
        boolean isStopped = true;
        try {
            notice = bank.recovery().notice();
            script.sendAgain(truth.settle(BankSeam.ledger(bank)));
            truth.onAllForced();
            hasOpened = true;
            isStopped = !send(bank, bursts);
        } finally {
            gate.open();
            if (disk.isCrashed()) {
                await(last);
                disk.finishCrash();
            }
            isStopped |= !close(bank);
        }
        truth.onEnd(syncPolicy == SyncPolicy.BATCH);
        if (disk.isCrashed()) {
            return crashed();
        }
        if (isStopped) {
            return Ending.STOPPED;
        }
        truth.onClosed();
        return Ending.CLOSED;
    }

    private Ending crashed() {
        disk.finishCrash();
        return Ending.CRASHED;
    }

    private CalorieBank open() {
        final PipelineConfig pipeline = new PipelineConfig(RING_SIZE, RING_SIZE, WaitKind.YIELDING, gate, NO_TICKS_MS);
        final BankConfig config = BankConfig.at(directory)
                .withSyncPolicy(realSyncPolicy)
                .withSegmentBytes(SEGMENT_BYTES)
                .withLowDiskBytes(1)
                .withCheckpoints(isArchiving ? CHECKPOINTS : CheckpointPolicy.OFF)
                .withRetention(isArchiving ? ARCHIVE : RetentionPolicy.keepAll())
                .withPipeline(pipeline);
        try {
            return BankSeam.open(config, disk, disk);
        } catch (final JournalException e) {
            refusal = e;
        } catch (final Crash e) {
            refusal = null;
        }
        return null;
    }

    /** @return whether all was answered. */
    private boolean send(final CalorieBank bank, final int bursts) {
        List<CompletableFuture<?>> under = sendBurst(bank, 1);
        boolean isWell = true;
        for (int i = 0; i < bursts && isWell && !disk.isCrashed(); i++) {
            final List<CompletableFuture<?>> next = sendBurst(bank, script.burstLength());
            isWell = await(under);
            under = next;
            if (isWell && i % BURSTS_PER_SNAPSHOT == BURSTS_PER_SNAPSHOT - 1) {
                await(List.of(bank.takeSnapshot())); // one that fails is no harm to the bank
            }
        }
        gate.open();
        return await(under) && isWell && !disk.isCrashed();
    }

    private List<CompletableFuture<?>> sendBurst(final CalorieBank bank, final int length) {
        final List<CompletableFuture<?>> futures = new ArrayList<>();
        int entered = 0;
        gate.awaitHeld();
        for (final Workload.Step step : script.burst(length)) {
            final Sent sent = new Sent(step.command(), step.timeMs(), bank.submit(step.command(), step.timeMs()));
            futures.add(sent.future());
            if (!wasRefusedAtTheDoor(sent)) {
                truth.onSent(sent);
                entered++;
            }
        }
        gate.onSent(entered);
        if (entered < length) {
            gate.open(); // this bank's end is near, and nothing comes behind what waits
        }
        last = futures;
        return futures;
    }

    /** A command that never entered the ring; what comes after it must not either. */
    private static boolean wasRefusedAtTheDoor(final Sent sent) {
        return sent.future().isCompletedExceptionally();
    }

    /** @return whether all were answered; that none waits for ever is the bank's duty. */
    private static boolean await(final List<CompletableFuture<?>> futures) {
        boolean isWell = true;
        for (final CompletableFuture<?> future : futures) {
            try {
                future.get(ANSWER_TIMEOUT_S, TimeUnit.SECONDS);
            } catch (final ExecutionException e) {
                final Throwable cause = e.getCause();
                Truth.require(
                        cause instanceof BankStoppedException
                                || cause instanceof DiskLowException
                                || cause instanceof SnapshotFailedException,
                        "a future failed with " + cause);
                isWell = false;
            } catch (final TimeoutException e) {
                throw new AssertionError("a command was not answered in " + ANSWER_TIMEOUT_S + " s", e);
            } catch (final InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
        return isWell;
    }

    /** @return whether it closed without a complaint. */
    private boolean close(final CalorieBank bank) {
        try {
            bank.close();
            return true;
        } catch (final JournalException | Crash e) {
            return false;
        }
    }
}
