package org.caloriebank.journal;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.caloriebank.ledger.Ledger;

/**
 * Brings a ledger to where a journal ends, or to an earlier moment: reads and proves blocks on one thread, applies them on the calling one.
 *
 * <pre>
 *   reader thread:  file -> block -> proven --+--> full blocks --> calling thread: ledger, outcomes compared
 *                              ^--------------+--- empty blocks <--'
 * </pre>
 */
public final class JournalReplay {
    private static final int BLOCKS_UNDER_WAY = 8;

    private final JournalReader reader;
    private final ReplayLimit limit;
    private final JournalProgress progress;
    private final ReplayVisitor visitor;
    private final BlockingQueue<Block> empty = new ArrayBlockingQueue<>(BLOCKS_UNDER_WAY + 1);
    private final BlockingQueue<Block> full = new ArrayBlockingQueue<>(BLOCKS_UNDER_WAY + 1);
    /** In the queue of full blocks: there are no more. In the other: no more are wanted. */
    private final Block noMore = new Block();

    private volatile Throwable readerFailure;

    private JournalReplay(
            final JournalReader reader,
            final ReplayLimit limit,
            final JournalProgress progress,
            final ReplayVisitor visitor) {
        this.reader = reader;
        this.limit = limit;
        this.progress = progress;
        this.visitor = visitor;
        for (int i = 0; i < BLOCKS_UNDER_WAY; i++) {
            empty.add(new Block());
        }
    }

    /**
     * @param ledger new, or standing where the reader does.
     * @param limit nothing is read behind the block that holds its sequence.
     * @return what was done.
     * @throws JournalException if the journal is damaged, or an outcome differs from the journalled one.
     */
    public static Replay replay(
            final JournalReader reader, final Ledger ledger, final ReplayLimit limit, final JournalProgress progress) {
        return replay(reader, ledger, limit, progress, ReplayVisitor.NONE);
    }

    /** @param visitor is shown every block on the way. */
    public static Replay replay(
            final JournalReader reader,
            final Ledger ledger,
            final ReplayLimit limit,
            final JournalProgress progress,
            final ReplayVisitor visitor) {
        return new JournalReplay(reader, limit, progress, visitor).run(ledger);
    }

    private Replay run(final Ledger ledger) {
        final long startNs = System.nanoTime();
        final Thread thread = new Thread(this::read, "caloriebank-replay-reader");
        thread.setDaemon(true);
        thread.start();
        final BlockReplay blockReplay = new BlockReplay(ledger, limit, visitor);
        try {
            applyAll(blockReplay, ledger);
        } finally {
            stop(thread);
        }
        rethrowReaderFailure();
        final JournalEnd end = reader.end();
        return new Replay(
                blockReplay.records(),
                end.block(),
                reader.segmentCount(),
                System.nanoTime() - startNs,
                end,
                reader.notices());
    }

    private void applyAll(final BlockReplay blockReplay, final Ledger ledger) {
        Block block = take(full);
        while (block != noMore && !blockReplay.apply(block)) {
            visitor.onApplied(block, ledger);
            empty.add(block);
            block = take(full);
        }
    }

    private void read() {
        try {
            final long bytesInAll = reader.bytesInAll();
            Block block = empty.take();
            while (block != noMore && !limit.isReachedBy(reader.sequence()) && reader.next(block)) {
                visitor.onRead(block);
                full.add(block);
                progress.onProgress(Math.min(reader.bytesDone(), bytesInAll), bytesInAll);
                block = empty.take();
            }
            if (block != noMore) {
                progress.onProgress(bytesInAll, bytesInAll);
            }
        } catch (final Throwable failure) {
            readerFailure = failure;
        }
        full.add(noMore);
    }

    private void rethrowReaderFailure() {
        if (readerFailure instanceof RuntimeException failure) {
            throw failure;
        }
        if (readerFailure instanceof Error failure) {
            throw failure;
        }
    }

    private static Block take(final BlockingQueue<Block> queue) {
        try {
            return queue.take();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while replaying", e);
        }
    }

    private void stop(final Thread thread) {
        empty.add(noMore); // an interrupt would close the file under the reader
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
}
