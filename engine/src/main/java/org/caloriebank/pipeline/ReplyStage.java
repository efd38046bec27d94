package org.caloriebank.pipeline;

import com.lmax.disruptor.EventHandler;

/** Last stage: tells each door what came of its command, now that the journal has it. */
final class ReplyStage implements EventHandler<CommandSlot> {
    private final JournalStage journalStage;
    private final FailStop failStop;
    private final PipelineCounters counters;
    private final OutcomeListener listener;

    ReplyStage(
            final JournalStage journalStage,
            final FailStop failStop,
            final PipelineCounters counters,
            final OutcomeListener listener) {
        this.journalStage = journalStage;
        this.failStop = failStop;
        this.counters = counters;
        this.listener = listener;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long ringSequence, final boolean endOfBatch) {
        final ReplyHandler handler = slot.replyHandler;
        slot.replyHandler = null;
        final boolean isSafe = !slot.isSkipped && journalStage.isSafe(ringSequence);
        try {
            if (isSafe && !slot.isQuery) {
                listener.onOutcome(slot.sequence, slot.timeMs, slot.slab, slot.outcomeOffset);
                counters.onReplied(slot.sequence);
            }
            reply(slot, handler, isSafe);
            if (endOfBatch) {
                listener.onBatchEnd();
            }
        } catch (final Throwable failure) {
            failStop.trip(failure); // a door that loses replies is a broken bank
        }
    }

    private static void reply(final CommandSlot slot, final ReplyHandler handler, final boolean isSafe) {
        if (handler != null) {
            if (isSafe) {
                handler.onReply(
                        slot.correlationId,
                        slot.sequence,
                        slot.timeMs,
                        slot.slab,
                        slot.outcomeOffset,
                        slot.outcomeLength);
            } else {
                handler.onStopped(slot.correlationId);
            }
        }
    }
}
