package org.caloriebank.pipeline;

import com.lmax.disruptor.EventHandler;

/**
 * Second stage: hands each record to the journal, and at the end of each batch waits until the journal has it all. Nothing passes on to the
 * replies before that.
 */
final class JournalStage implements EventHandler<CommandSlot> {
    private final RecordSink journal;
    private final FailStop failStop;
    private final PipelineCounters counters;
    private long takenSequence;
    private boolean hasTaken;
    /** Slots up to here are in the journal. Written before this stage's ring sequence, read after it. */
    private long safeRingSequence = -1;

    JournalStage(final RecordSink journal, final FailStop failStop, final PipelineCounters counters) {
        this.journal = journal;
        this.failStop = failStop;
        this.counters = counters;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long ringSequence, final boolean endOfBatch) {
        try {
            if (!slot.isSkipped && !slot.isQuery && !failStop.isTripped()) {
                take(slot);
            }
            if (endOfBatch) {
                endBatch(ringSequence);
            }
        } catch (final Throwable failure) {
            failStop.trip(failure);
        }
    }

    boolean isSafe(final long ringSequence) {
        return ringSequence <= safeRingSequence;
    }

    private void take(final CommandSlot slot) {
        journal.onRecord(
                slot.sequence,
                slot.timeMs,
                slot.slab,
                slot.commandOffset,
                slot.commandLength,
                slot.outcomeOffset,
                slot.outcomeLength);
        takenSequence = slot.sequence;
        hasTaken = true;
    }

    private void endBatch(final long ringSequence) {
        if (failStop.isTripped()) {
            return;
        }
        if (hasTaken) {
            journal.onBatchEnd();
            counters.onJournalled(takenSequence);
            hasTaken = false;
        }
        safeRingSequence = ringSequence;
    }
}
