package org.caloriebank.pipeline;

import com.lmax.disruptor.BatchEventProcessor;
import com.lmax.disruptor.BatchEventProcessorBuilder;
import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import com.lmax.disruptor.Sequence;
import com.lmax.disruptor.SequenceBarrier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.ledger.Ledger;

/**
 * The ring and its three stages, each on its own thread, plus the ticker:
 *
 * <pre>
 *   publishers --> [ ring ] --> ledger --> journal --> replies
 *       ticker ------^
 * </pre>
 *
 * Takes over the ledger: between the constructor and the end of {@link #close()} no other thread may touch it. The owner of the journal closes it
 * after the pipeline.
 */
public final class LedgerPipeline implements AutoCloseable {
    private final RingBuffer<CommandSlot> ring;
    private final RecordSink journal;
    private final LedgerClock clock;
    private final FailStop failStop = new FailStop();
    private final PipelineCounters counters = new PipelineCounters();
    private final List<BatchEventProcessor<CommandSlot>> processors = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Sequence lastSequence;
    private final Ticker ticker;
    private volatile boolean isClosing;

    /** Start the threads. The ledger stands where recovery left it. */
    public LedgerPipeline(
            final Ledger ledger,
            final RecordSink journal,
            final OutcomeListener listener,
            final PipelineConfig config) {
        this.journal = journal;
        clock = config.clock();
        final UnsafeBuffer slab = new UnsafeBuffer(ByteBuffer.allocateDirect(config.ringSize() * CommandSlot.LENGTH));
        final int[] index = {0};
        ring = RingBuffer.createMultiProducer(
                () -> new CommandSlot(slab, index[0]++),
                config.ringSize(),
                config.waitKind().newStrategy());

        counters.onStart(ledger.lastSequence(), ledger.timeMs());
        counters.onDueAt(ledger.dueAtMs());
        final LedgerStage ledgerStage = new LedgerStage(ledger, config.clock(), failStop, counters);
        final JournalStage journalStage = new JournalStage(journal, failStop, counters);
        final ReplyStage replyStage = new ReplyStage(journalStage, failStop, counters, listener);
        ledgerStage.ring(ring);

        final Sequence afterLedger =
                addStage("caloriebank-ledger", ledgerStage, ring.newBarrier(), config.batchSizeMax());
        final Sequence afterJournal = addStage(
                "caloriebank-journal", journalStage, ring.newBarrier(afterLedger), config.journalBatchSizeMax());
        lastSequence =
                addStage("caloriebank-replies", replyStage, ring.newBarrier(afterJournal), config.batchSizeMax());
        ring.addGatingSequences(lastSequence);
        ticker = new Ticker(newPublisher(), counters, config);
        threads.add(ticker.thread());
        threads.forEach(Thread::start);
    }

    /** @return a new way in, for one thread. */
    public CommandPublisher newPublisher() {
        return new CommandPublisher(ring, journal, failStop, this);
    }

    public PipelineCounters counters() {
        return counters;
    }

    /** @return why the bank stopped, or null while it runs. */
    public Throwable failure() {
        return failStop.cause();
    }

    public boolean isClosing() {
        return isClosing;
    }

    /**
     * @param requestedTimeMs what the door would ask for; 0 when it has no opinion.
     * @return ledger time that a command would get now, ms since 1970.
     */
    public long timeMs(final long requestedTimeMs) {
        final long lastTimeMs = counters.timeMs();
        return Math.max(lastTimeMs, clock.timeMs(lastTimeMs, requestedTimeMs));
    }

    /** @return commands waiting or under way. */
    public long backlog() {
        return ring.getCursor() - lastSequence.get();
    }

    /** Refuse new commands, finish those in the ring, reply to them, and end the threads. Safe to call twice. */
    @Override
    public void close() {
        if (isClosing) {
            return;
        }
        isClosing = true;
        ticker.stop();
        awaitEmptyRing();
        processors.forEach(BatchEventProcessor::halt);
        for (final Thread thread : threads) {
            join(thread);
        }
    }

    private void awaitEmptyRing() {
        while (backlog() > 0) {
            Thread.onSpinWait();
            Thread.yield();
        }
    }

    private Sequence addStage(
            final String name,
            final EventHandler<CommandSlot> stage,
            final SequenceBarrier barrier,
            final int batchSizeMax) {
        final BatchEventProcessor<CommandSlot> processor =
                new BatchEventProcessorBuilder().setMaxBatchSize(batchSizeMax).build(ring, barrier, stage);
        processor.setExceptionHandler(failStop);
        processors.add(processor);
        final Thread thread = new Thread(processor, name);
        thread.setDaemon(true);
        threads.add(thread);
        return processor.getSequence();
    }

    private static void join(final Thread thread) {
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
