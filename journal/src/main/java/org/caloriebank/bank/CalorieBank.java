package org.caloriebank.bank;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.StampedLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.DiskSpace;
import org.caloriebank.journal.JournalConfig;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalLock;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalWriter;
import org.caloriebank.journal.SegmentForce;
import org.caloriebank.journal.checkpoint.CheckpointPlaces;
import org.caloriebank.journal.checkpoint.Checkpointer;
import org.caloriebank.journal.snapshot.Restored;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.pipeline.CommandPublisher;
import org.caloriebank.pipeline.LedgerPipeline;
import org.caloriebank.pipeline.PipelineCounters;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.RecordSink;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;

/**
 * A calorie bank in this process: ledger, pipeline and journal, opened on a directory. Any thread may call any method.
 *
 * <pre>{@code
 * try (CalorieBank bank = CalorieBank.open(BankConfig.at(Path.of("bank")))) {
 *     bank.submit(new Command.PutMember(CommandId.random(), 1, 42, 70_000, 60, MemberStatus.ACTIVE)).join();
 *
 *     int today = (int) LocalDate.now(ZoneOffset.ofHours(1)).toEpochDay();
 *     Outcome earned = bank.submit(new Command.ReportActivity(42, 1, today, 9_000, 31_500, 24, false)).join();
 *     System.out.println(earned.code() + ": " + earned.amountCenticoins() + " centicoins");
 *
 *     Answer.Member member = bank.ask(new Query.Member(42)).join();
 *     System.out.println(member.availableCenticoins() + " to spend");
 * }
 * }</pre>
 *
 * The same as a whole program: {@code examples/EmbeddedBank.java}.
 * <p>
 * <b>Futures</b> complete when the journal has the command as durably as the {@link org.caloriebank.journal.SyncPolicy} says, on the reply thread,
 * which serves everybody: a dependent stage must be short and must not block (use the {@code Async} methods for more). It may submit: on the reply
 * thread {@link #submit} never waits for room itself but lets a pool thread wait, so a chain of stages cannot bring the bank to a halt.
 * <p>
 * <b>Order</b>: commands submitted by one thread, other than by stages on the reply thread, take effect in that order. <b>Stopping</b>: a failed
 * write to the journal stops the bank for good; {@link #health()} says why, all futures fail with {@link BankStoppedException}, and opening the
 * directory again recovers what the journal has.
 */
public final class CalorieBank implements AutoCloseable {
    private static final int YIELDS_BEFORE_PARKING = 50;
    private static final long PARK_NS = 50_000;

    private final Path directory;
    private final JournalLock lock;
    private final Ledger ledger;
    private final JournalWriter writer;
    private final RecordSink sink;
    private final SegmentForce force;
    private final EventFeed events;
    private final LedgerPipeline pipeline;
    private final Archiver archiver;
    private final Snapshotter snapshotter;
    /** Null when no checkpoints are signed. */
    private final Checkpointer checkpointer;

    private final Recovery recovery;
    private final ThreadPublishers publishers;
    /** Read-held while one command enters the ring, so that none enters a ring whose threads have gone. */
    private final StampedLock closing = new StampedLock();

    private volatile boolean isClosed;
    /** Written by the reply thread only. */
    private volatile Thread replyThread;

    private CalorieBank(
            final Disk disk,
            final BankConfig config,
            final JournalLock lock,
            final Restored restored,
            final JournalWriter writer,
            final RecordSink sink,
            final SegmentForce force,
            final Checkpointer checkpointer) {
        directory = config.directory();
        this.lock = lock;
        ledger = restored.ledger();
        this.writer = writer;
        this.sink = sink;
        this.force = force;
        this.checkpointer = checkpointer;
        recovery = BankRecovery.report(restored, checkpointer == null ? "" : checkpointer.notice());
        events = new EventFeed(EventFeed.EVENTS_KEPT, ledger.lastSequence(), this::repliedSequence);
        pipeline = new LedgerPipeline(ledger, sink, events.listener(), config.pipeline());
        publishers = new ThreadPublishers(pipeline::newPublisher);
        archiver = new Archiver(
                disk,
                config.directory(),
                config.retention(),
                () -> checkpointer == null ? 0 : checkpointer.coveredBlock());
        snapshotter = new Snapshotter(
                disk,
                config.directory(),
                config.snapshots(),
                restored.snapshot().orElse(null),
                pipeline.counters()::journalledSequence,
                this::signState,
                archiver);
        if (checkpointer != null) {
            checkpointer.start(pipeline.counters()::journalledSequence);
        }
    }

    /**
     * Open the directory's bank: lock it, replay its journal, start its threads.
     *
     * @throws JournalException in one sentence with what to do: in use by another process, damaged, not a journal, of a newer version, not writable.
     */
    public static CalorieBank open(final BankConfig config) {
        return open(config, JournalProgress.SILENT);
    }

    /** @param progress is told how far recovery has come, on a thread of its own. */
    public static CalorieBank open(final BankConfig config, final JournalProgress progress) {
        return open(config, progress, Disk.SYSTEM, DiskSpace.of(config.directory()), sink -> sink);
    }

    static CalorieBank open(
            final BankConfig config,
            final JournalProgress progress,
            final Disk disk,
            final DiskSpace diskSpace,
            final UnaryOperator<RecordSink> around) {
        JournalDirectory.prepare(config.directory());
        final JournalLock lock = JournalLock.acquire(config.directory());
        Restored restored = null;
        JournalWriter writer = null;
        Checkpointer checkpointer = null;
        CalorieBank bank = null;
        try {
            restored = BankRecovery.recover(disk, config.directory(), progress);
            final JournalEnd end = restored.replay().end();
            final SegmentForce force = new SegmentForce(disk, config.directory(), end, config.syncPolicy());
            checkpointer = openCheckpointer(config, disk, end, force);
            writer = new JournalWriter(journalConfig(config, disk, diskSpace), end);
            bank = new CalorieBank(disk, config, lock, restored, writer, around.apply(writer), force, checkpointer);
            return bank;
        } finally {
            if (bank == null) {
                closeAll(checkpointer, writer, restored == null ? null : restored.ledger(), lock);
            }
        }
    }

    private static Checkpointer openCheckpointer(
            final BankConfig config, final Disk disk, final JournalEnd end, final SegmentForce force) {
        return config.checkpoints().isOn()
                ? Checkpointer.open(new CheckpointPlaces(disk, config.directory(), end, force), config.checkpoints())
                : null;
    }

    private static JournalConfig journalConfig(final BankConfig config, final Disk disk, final DiskSpace diskSpace) {
        return new JournalConfig(
                config.directory(), config.syncPolicy(), config.segmentBytes(), config.lowDiskBytes(), diskSpace, disk);
    }

    /** Submit and wait for room in the ring when it is full. The future fails with BankStoppedException, or DiskLowException. */
    public CompletableFuture<Outcome> submit(final Command command) {
        return submit(command, 0);
    }

    /** @param requestedTimeMs for a bank on its data's clock. */
    public CompletableFuture<Outcome> submit(final Command command, final long requestedTimeMs) {
        final PendingOutcome pending = new PendingOutcome(this);
        enter(pending, () -> tryPublish(command, requestedTimeMs, pending));
        return pending;
    }

    /** Submit unless the ring is full: then the answer is empty and nothing happened. */
    public Optional<CompletableFuture<Outcome>> trySubmit(final Command command) {
        final PendingOutcome pending = new PendingOutcome(this);
        final PublishResult result = tryPublish(command, 0, pending);
        if (result == PublishResult.BACK_PRESSURED) {
            return Optional.empty();
        }
        settle(pending, result);
        return Optional.of(pending);
    }

    /** Ask and wait for room in the ring when it is full. The answer sees every command submitted before. */
    public <A extends Answer> CompletableFuture<A> ask(final Query<A> query) {
        final PendingAnswer<A> pending = new PendingAnswer<>(this);
        enter(pending, () -> tryPublish(query, pending));
        return pending;
    }

    /**
     * A fast way in for one thread; see CommandPublisher. Its owner must not publish while the bank is being closed: such commands may stay
     * unanswered.
     */
    public CommandPublisher newPublisher() {
        return pipeline.newPublisher();
    }

    public BankHealth health() {
        final PipelineCounters counters = pipeline.counters();
        final long journalledSequence = counters.journalledSequence(); // before the other: it never is ahead
        final Throwable failure = pipeline.failure();
        final boolean isDiskLow = sink.isDiskLow();
        return new BankHealth(
                failure == null && !isClosed && !isDiskLow,
                counters.timeMs(),
                counters.sequence(),
                journalledSequence,
                pipeline.backlog(),
                isDiskLow,
                checkpointer == null ? 0 : checkpointer.coveredSequence(),
                checkpointer == null ? null : checkpointer.failure(),
                snapshotter.failure(),
                failure == null ? null : describe(failure));
    }

    /** For tests, while nothing is under way. */
    Ledger ledger() {
        return ledger;
    }

    /**
     * Take a snapshot beside the commands, which do not wait for it.
     *
     * @return completes with one that covers at least all that was journalled when this was called, or with SnapshotFailedException.
     */
    public CompletableFuture<Snapshot> takeSnapshot() {
        return snapshotter.request();
    }

    public SnapshotState snapshotState() {
        return snapshotter.state();
    }

    public RetentionState retentionState() {
        return archiver.state();
    }

    /**
     * @param requestedTimeMs for a bank on its data's clock; 0 for no opinion.
     * @return ledger time that a command would get now, ms since 1970. Between commands it goes on, where that of the last command stands still.
     */
    public long timeMs(final long requestedTimeMs) {
        return pipeline.timeMs(requestedTimeMs);
    }

    /** @return where the bank's files are: for those who read them. */
    public Path directory() {
        return directory;
    }

    public Recovery recovery() {
        return recovery;
    }

    public PipelineCounters counters() {
        return pipeline.counters();
    }

    /** @return what happens in the buildings; readable until the bank is closed, and after. */
    public EventFeed events() {
        return events;
    }

    private long repliedSequence() {
        return pipeline.counters().repliedSequence();
    }

    /** Finish what is in the ring, close the journal, free the directory. Safe to call twice; must not be called by a stage on the reply thread. */
    @Override
    public void close() {
        final long stamp = closing.writeLock();
        try {
            if (isClosed) {
                return;
            }
            isClosed = true;
            publishers.letGo();
        } finally {
            closing.unlockWrite(stamp);
        }
        pipeline.close();
        snapshotter.close();
        try {
            writer.close();
            if (pipeline.failure() == null) {
                snapshotter.takeAtClose(ledger, writer.place(), force);
            }
        } finally {
            closeAll(checkpointer, writer, ledger, lock);
        }
    }

    private void signState(final Snapshot snapshot) {
        if (checkpointer != null) {
            checkpointer.trySignState(snapshot.place(), snapshot.stateHash());
        }
    }

    void onReplyThread() {
        if (replyThread == null) {
            replyThread = Thread.currentThread();
        }
    }

    BankStoppedException stopped() {
        final Throwable failure = pipeline.failure();
        final String message = failure == null
                ? "The bank is closed; open it again."
                : "The bank stopped (" + describe(failure)
                        + "); open it again and send what was not answered with the same ids.";
        return new BankStoppedException(message, failure);
    }

    private void enter(final CompletableFuture<?> pending, final Supplier<PublishResult> attempt) {
        final PublishResult result = attempt.get();
        if (result != PublishResult.BACK_PRESSURED) {
            settle(pending, result);
        } else if (Thread.currentThread() == replyThread) {
            ForkJoinPool.commonPool().execute(() -> awaitRoom(pending, attempt));
        } else {
            awaitRoom(pending, attempt);
        }
    }

    private void awaitRoom(final CompletableFuture<?> pending, final Supplier<PublishResult> attempt) {
        int attempts = 0;
        PublishResult result = attempt.get();
        while (result == PublishResult.BACK_PRESSURED) {
            if (++attempts < YIELDS_BEFORE_PARKING) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(PARK_NS);
            }
            result = attempt.get();
        }
        settle(pending, result);
    }

    private void settle(final CompletableFuture<?> pending, final PublishResult result) {
        switch (result) {
            case STOPPED -> pending.completeExceptionally(stopped());
            case DISK_LOW ->
                pending.completeExceptionally(
                        new DiskLowException("The disk is nearly full; free space, then send the command again."));
            case PUBLISHED, BACK_PRESSURED -> {
                // the pipeline will tell, or the caller tries again
            }
        }
    }

    private PublishResult tryPublish(final Command command, final long requestedTimeMs, final PendingOutcome pending) {
        final long stamp = closing.readLock();
        try {
            return isClosed
                    ? PublishResult.STOPPED
                    : publishers.mine().tryPublish(command, requestedTimeMs, pending, 0);
        } finally {
            closing.unlockRead(stamp);
        }
    }

    private PublishResult tryPublish(final Query<?> query, final PendingAnswer<?> pending) {
        final long stamp = closing.readLock();
        try {
            return isClosed ? PublishResult.STOPPED : publishers.mine().tryPublish(query, pending, 0);
        } finally {
            closing.unlockRead(stamp);
        }
    }

    private static String describe(final Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    /** Close what there is, each even if the one before it fails. */
    private static void closeAll(final AutoCloseable... parts) {
        RuntimeException failure = null;
        for (final AutoCloseable part : parts) {
            try {
                if (part != null) {
                    part.close();
                }
            } catch (final Exception e) {
                failure = e instanceof RuntimeException problem ? problem : new IllegalStateException(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
