package org.caloriebank.pipeline;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.ledger.LookAhead;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * First stage: stamps each command with its sequence and time and lets the ledger decide. The only thread that touches the ledger.
 * <p>
 * Before a command's turn, the memory it will need has been touched together with its neighbours' ({@link LookAhead}).
 */
final class LedgerStage implements EventHandler<CommandSlot> {
    private static final int CODE_OFFSET =
            MessageHeaderEncoder.ENCODED_LENGTH + OutcomeDecoder.resultCodeEncodingOffset();
    private static final int FLAGS_OFFSET = MessageHeaderEncoder.ENCODED_LENGTH + OutcomeDecoder.flagsEncodingOffset();

    private final Ledger ledger;
    private final LookAhead lookAhead;
    private final LedgerClock clock;
    private final FailStop failStop;
    private final PipelineCounters counters;
    private RingBuffer<CommandSlot> ring;
    private long batchEnd;
    private long lookedAheadTo = -1;
    private long ringSequence = -1;

    LedgerStage(
            final Ledger ledger, final LedgerClock clock, final FailStop failStop, final PipelineCounters counters) {
        this.ledger = ledger;
        this.clock = clock;
        this.failStop = failStop;
        this.counters = counters;
        lookAhead = ledger.newLookAhead();
    }

    void ring(final RingBuffer<CommandSlot> ring) {
        this.ring = ring;
    }

    @Override
    public void onBatchStart(final long batchSize, final long queueDepth) {
        batchEnd = ringSequence + batchSize;
    }

    @Override
    public void onEvent(final CommandSlot slot, final long sequence, final boolean endOfBatch) {
        ringSequence = sequence;
        slot.isSkipped = failStop.isTripped();
        if (slot.isSkipped) {
            return;
        }
        try {
            if (sequence > lookedAheadTo) {
                lookAhead(sequence);
            }
            if (slot.isQuery) {
                answer(slot);
            } else {
                apply(slot);
            }
            if (endOfBatch) {
                counters.onDueAt(ledger.dueAtMs());
            }
        } catch (final Throwable failure) {
            slot.isSkipped = true;
            failStop.trip(failure);
        }
    }

    private void lookAhead(final long from) {
        final long to = Math.min(from + LookAhead.COMMANDS_MAX - 1, Math.max(from, batchEnd));
        for (long sequence = from; sequence <= to; sequence++) {
            final CommandSlot slot = ring.get(sequence);
            lookAhead.add(slot.slab, slot.commandOffset);
        }
        lookAhead.run();
        lookedAheadTo = to;
    }

    private void apply(final CommandSlot slot) {
        final long lastTimeMs = ledger.timeMs();
        final long timeMs = Math.max(lastTimeMs, clock.timeMs(lastTimeMs, slot.requestedTimeMs));
        slot.outcomeLength = ledger.apply(timeMs, slot.slab, slot.commandOffset, slot.slab, slot.outcomeOffset);
        slot.sequence = ledger.lastSequence();
        slot.timeMs = timeMs;
        final int code = slot.slab.getShort(slot.outcomeOffset + CODE_OFFSET, LITTLE_ENDIAN) & 0xFFFF;
        final int flags = slot.slab.getShort(slot.outcomeOffset + FLAGS_OFFSET, LITTLE_ENDIAN);
        counters.onCommand(slot.sequence, timeMs, code, (flags & 1) != 0);
    }

    private void answer(final CommandSlot slot) {
        slot.outcomeLength = ledger.answer(slot.slab, slot.commandOffset, slot.slab, slot.outcomeOffset);
        slot.sequence = ledger.lastSequence();
        slot.timeMs = ledger.timeMs();
        counters.onQuery();
    }
}
