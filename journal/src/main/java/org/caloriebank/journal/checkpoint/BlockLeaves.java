package org.caloriebank.journal.checkpoint;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.caloriebank.journal.Block;

/** Computes blocks' leaves on several threads and gives them back in order. One thread begins, one takes. */
final class BlockLeaves implements AutoCloseable {
    private static final int THREADS_MAX = 4;

    private final Queue<Future<byte[]>> underWay = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<BlockRoot> blockRoot = ThreadLocal.withInitial(BlockRoot::new);
    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(Runtime.getRuntime().availableProcessors(), THREADS_MAX), BlockLeaves::newThread);

    private static Thread newThread(final Runnable work) {
        final Thread thread = new Thread(work, "caloriebank-merkle");
        thread.setDaemon(true);
        return thread;
    }

    /** @param block whose bytes stay as they are until its leaf is taken. */
    void begin(final Block block) {
        underWay.add(threads.submit(() -> blockRoot.get().leafOf(block)));
    }

    /** @return the leaf of the block begun first. */
    byte[] take() {
        try {
            return underWay.remove().get();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while hashing", e);
        } catch (final ExecutionException e) {
            throw new IllegalStateException("hashing cannot fail", e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
