package org.caloriebank.pipeline;

import com.lmax.disruptor.EventHandler;

/** Last stage: tells each door what came of its command, now that the journal has it. */
final class ReplyStage implements EventHandler<CommandSlot> {
    private final JournalStage journalStage;
    private final FailStop failStop;
    private final PipelineCounters counters;

    ReplyStage(final JournalStage journalStage, final FailStop failStop, final PipelineCounters counters) {
        this.journalStage = journalStage;
        this.failStop = failStop;
        this.counters = counters;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long ringSequence, final boolean endOfBatch) {
        final ReplyHandler handler = slot.replyHandler;
        slot.replyHandler = null;
        final boolean isSafe = !slot.isSkipped && journalStage.isSafe(ringSequence);
        if (isSafe && !slot.isQuery) {
            counters.onReplied(slot.sequence);
        }
        if (handler == null) {
            return;
        }
        try {
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
        } catch (final Throwable failure) {
            failStop.trip(failure); // a door that loses replies is a broken bank
        }
    }
}
