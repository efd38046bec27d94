package org.caloriebank.journal.snapshot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.agrona.UnsafeApi;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.memory.LedgerCorruptedException;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Loads a ledger from a snapshot: first the words, by which the ledger asks for its memory; then all chunks, each proven and dealt out to the
 * stretches that lie in it, on as many threads as there are processors.
 */
final class SnapshotLoader implements StateSource {
    private static final int THREADS_MAX = 8;
    private static final long BYTES_OFFSET = UnsafeApi.arrayBaseOffset(byte[].class);

    private final SnapshotFile file;
    private final long[] words;
    private final AtomicLong nextChunk = new AtomicLong();
    /** Where each stretch begins in the memory's bytes, ascending, and where it is wanted. */
    private long[] starts = new long[1 << 8];

    private long[] addresses = new long[1 << 8];
    private int stretches;
    private int nextWord;
    private long memoryLength;
    private volatile Throwable failure;

    private SnapshotLoader(final SnapshotFile file) {
        this.file = file;
        words = new ChunkReader(file).readWords();
    }

    /**
     * @param ledger new; after a failure it may only be closed.
     * @throws UnusableSnapshotException if the file is damaged.
     */
    static void load(final SnapshotFile file, final Ledger ledger, final JournalProgress progress) {
        final SnapshotLoader loader = new SnapshotLoader(file);
        try {
            ledger.loadFrom(loader);
        } catch (final LedgerCorruptedException | ArrayIndexOutOfBoundsException e) {
            throw new UnusableSnapshotException("Snapshot " + file.path() + " holds no state of this ledger.", e);
        }
        loader.requireAllAskedFor();
        loader.fill(progress);
        if (ledger.lastSequence() != file.header().place().sequence()) {
            throw file.damaged("it holds another sequence than its header says");
        }
    }

    @Override
    public long word() {
        return words[nextWord++];
    }

    @Override
    public void memory(final long address, final long length) {
        if (stretches == starts.length) {
            starts = Arrays.copyOf(starts, 2 * stretches);
            addresses = Arrays.copyOf(addresses, 2 * stretches);
        }
        if (length > 0) {
            starts[stretches] = memoryLength;
            addresses[stretches++] = address;
            memoryLength += length;
        }
    }

    private void requireAllAskedFor() {
        if (nextWord != words.length || memoryLength != file.header().memoryLength()) {
            throw file.damaged("it holds more or less than a ledger's state");
        }
    }

    private void fill(final JournalProgress progress) {
        final List<Thread> threads = new ArrayList<>();
        final int count = Math.min(THREADS_MAX, Runtime.getRuntime().availableProcessors());
        for (int i = 1; i < count; i++) {
            final Thread thread = new Thread(() -> fillChunks(JournalProgress.SILENT), "caloriebank-snapshot-loader");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        fillChunks(progress);
        threads.forEach(SnapshotLoader::join);
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private void fillChunks(final JournalProgress progress) {
        try {
            final ChunkReader reader = new ChunkReader(file);
            final long chunks = SnapshotFormat.chunks(memoryLength);
            long chunk = nextChunk.getAndIncrement();
            while (chunk < chunks && failure == null) {
                deal(chunk, reader.read(chunk));
                progress.onProgress(chunk * SnapshotFormat.CHUNK_LENGTH, memoryLength);
                chunk = nextChunk.getAndIncrement();
            }
        } catch (final Throwable e) {
            failure = e;
        }
    }

    private void deal(final long chunk, final byte[] bytes) {
        final long from = chunk * SnapshotFormat.CHUNK_LENGTH;
        final long to = Math.min(from + SnapshotFormat.CHUNK_LENGTH, memoryLength);
        final int found = Arrays.binarySearch(starts, 0, stretches, from);
        int stretch = found >= 0 ? found : -found - 2; // the last that begins at or before it
        long at = from;
        while (at < to) {
            final long end = Math.min(to, stretch + 1 < stretches ? starts[stretch + 1] : memoryLength);
            UnsafeApi.copyMemory(
                    bytes, BYTES_OFFSET + (at - from), null, addresses[stretch] + (at - starts[stretch]), end - at);
            at = end;
            stretch++;
        }
    }

    private static void join(final Thread thread) {
        boolean isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join(); // it stores into the ledger's memory: nobody may go on before it ends
            } catch (final InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
