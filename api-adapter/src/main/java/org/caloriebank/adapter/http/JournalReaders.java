package org.caloriebank.adapter.http;

import java.nio.file.Path;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalSeek;

/**
 * A few threads that read the bank's files, each with files of its own, and a bounded queue before them. Neither the ledger nor the server's threads wait for a
 * disk here. Any thread may submit; close it when the server has stopped.
 */
final class JournalReaders implements AutoCloseable {
    private static final long IDLE_SECONDS = 60;

    private final Path directory;
    private final ThreadPoolExecutor threads;
    private final ThreadLocal<JournalSeek> seek = new ThreadLocal<>();
    private final AtomicInteger number = new AtomicInteger();

    /** @param waitingMax further ones are refused. */
    JournalReaders(final String name, final Path directory, final int threadCount, final int waitingMax) {
        this.directory = directory;
        threads = new ThreadPoolExecutor(
                threadCount,
                threadCount,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waitingMax),
                work -> newThread(name, work));
        threads.allowCoreThreadTimeOut(true);
    }

    /**
     * @param reading is run on a reader's thread; throws nothing.
     * @return false when the queue is full, or the door closes.
     */
    boolean trySubmit(final Consumer<JournalReaders> reading) {
        try {
            threads.execute(() -> reading.accept(this));
            return true;
        } catch (final RejectedExecutionException e) {
            return false;
        }
    }

    /**
     * The calling reader's own way into the files.
     *
     * @throws JournalException if the journal cannot be read.
     */
    JournalSeek seek() {
        if (seek.get() == null) {
            seek.set(JournalSeek.open(directory));
        }
        return seek.get();
    }

    /** Something was not as it should be: the calling reader opens its files anew next time. */
    void forget() {
        final JournalSeek opened = seek.get();
        seek.remove();
        if (opened != null) {
            opened.close();
        }
    }

    int waiting() {
        return threads.getQueue().size();
    }

    private Thread newThread(final String name, final Runnable work) {
        final Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } finally {
                        forget();
                    }
                },
                name + "-" + number.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
