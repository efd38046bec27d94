package org.caloriebank.pipeline;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.ReportActivityEncoder;

/**
 * A door's way into the ring. Never waits: a full ring is an answer. Not thread-safe: one for each thread, as many as wanted.
 * <p>
 * Either one call publishes one command, or {@link #tryClaim} takes several slots, which are then filled in place and published together:
 * the fastest way, and it allocates nothing.
 */
public final class CommandPublisher {
    private static final long NONE = -1;

    private final RingBuffer<CommandSlot> ring;
    private final RecordSink journal;
    private final FailStop failStop;
    private final LedgerPipeline pipeline;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final ReportActivityEncoder report = new ReportActivityEncoder();
    private long claimedFrom = NONE;
    private long claimedTo;

    CommandPublisher(
            final RingBuffer<CommandSlot> ring,
            final RecordSink journal,
            final FailStop failStop,
            final LedgerPipeline pipeline) {
        this.ring = ring;
        this.journal = journal;
        this.failStop = failStop;
        this.pipeline = pipeline;
    }

    /**
     * Publish one command.
     *
     * @param requestedTimeMs for a bank on its data's clock, ms since 1970; else 0.
     * @param replyHandler told the outcome, or null to ask for no reply.
     */
    public PublishResult tryPublish(
            final Command command,
            final long requestedTimeMs,
            final ReplyHandler replyHandler,
            final long correlationId) {
        final PublishResult result = tryClaim(1);
        if (result == PublishResult.PUBLISHED) {
            final CommandSlot slot = ring.get(claimedFrom);
            try {
                fill(slot, command.encode(slot.slab, slot.commandOffset), requestedTimeMs, replyHandler, correlationId);
            } catch (final RuntimeException e) {
                publishNothing(slot);
                throw e;
            }
            publishClaimed();
        }
        return result;
    }

    /** Publish one query; it passes even when the disk is low. */
    public PublishResult tryPublish(final Query<?> query, final ReplyHandler replyHandler, final long correlationId) {
        final PublishResult result = tryClaim(1, false);
        if (result == PublishResult.PUBLISHED) {
            final CommandSlot slot = ring.get(claimedFrom);
            fill(slot, query.encode(slot.slab, slot.commandOffset), 0, replyHandler, correlationId);
            slot.isQuery = true;
            publishClaimed();
        }
        return result;
    }

    /**
     * Publish one encoded command.
     *
     * @throws IllegalArgumentException if it is longer than {@link Limits#COMMAND_LENGTH_MAX}.
     */
    public PublishResult tryPublish(
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long requestedTimeMs,
            final ReplyHandler replyHandler,
            final long correlationId) {
        if (length < MessageHeaderEncoder.ENCODED_LENGTH || length > Limits.COMMAND_LENGTH_MAX) {
            throw new IllegalArgumentException("a command has 8 to 128 bytes, not " + length);
        }
        final PublishResult result = tryClaim(1);
        if (result == PublishResult.PUBLISHED) {
            final CommandSlot slot = ring.get(claimedFrom);
            slot.slab.putBytes(slot.commandOffset, buffer, offset, length);
            fill(slot, length, requestedTimeMs, replyHandler, correlationId);
            publishClaimed();
        }
        return result;
    }

    /**
     * Claim slots for commands; when the answer is {@link PublishResult#PUBLISHED}, each must be filled and {@link #publishClaimed} called, at
     * once: the whole bank waits for it.
     *
     * @param count of slots, 1 to the size of the ring.
     */
    public PublishResult tryClaim(final int count) {
        return tryClaim(count, true);
    }

    private PublishResult tryClaim(final int count, final boolean isForCommands) {
        if (claimedFrom != NONE) {
            throw new IllegalStateException("slots claimed before are not published yet");
        }
        if (failStop.isTripped() || pipeline.isClosing()) {
            return PublishResult.STOPPED;
        }
        if (isForCommands && journal.isDiskLow()) {
            return PublishResult.DISK_LOW;
        }
        try {
            claimedTo = ring.tryNext(count);
            claimedFrom = claimedTo - count + 1;
            return PublishResult.PUBLISHED;
        } catch (final InsufficientCapacityException e) { // preallocated, has no stack trace
            return PublishResult.BACK_PRESSURED;
        }
    }

    /** Fill a claimed slot with an activity report. */
    public void putReport(
            final int index,
            final long memberId,
            final long sourceId,
            final int epochDay,
            final int hour,
            final int steps,
            final int energyCentikcal,
            final boolean isManual,
            final long requestedTimeMs,
            final ReplyHandler replyHandler,
            final long correlationId) {
        final CommandSlot slot = ring.get(claimedFrom + index);
        report.wrapAndApplyHeader(slot.slab, slot.commandOffset, header)
                .memberId(memberId)
                .sourceId(sourceId)
                .epochDay(epochDay)
                .steps(steps)
                .energyCentikcal(energyCentikcal)
                .hour((short) hour);
        report.flags().clear().manual(isManual);
        report.padding(0);
        fill(
                slot,
                MessageHeaderEncoder.ENCODED_LENGTH + ReportActivityEncoder.BLOCK_LENGTH,
                requestedTimeMs,
                replyHandler,
                correlationId);
    }

    /** Fill a claimed slot with an encoded command. */
    public void putCommand(
            final int index,
            final DirectBuffer buffer,
            final int offset,
            final int length,
            final long requestedTimeMs,
            final ReplyHandler replyHandler,
            final long correlationId) {
        final CommandSlot slot = ring.get(claimedFrom + index);
        final MutableDirectBuffer slab = slot.slab;
        slab.putBytes(slot.commandOffset, buffer, offset, length);
        fill(slot, length, requestedTimeMs, replyHandler, correlationId);
    }

    /** Hand all claimed slots to the ledger. */
    public void publishClaimed() {
        ring.publish(claimedFrom, claimedTo);
        claimedFrom = NONE;
    }

    private void publishNothing(final CommandSlot slot) {
        fill(slot, new Query.Ledger(false).encode(slot.slab, slot.commandOffset), 0, null, 0);
        slot.isQuery = true;
        publishClaimed();
    }

    private static void fill(
            final CommandSlot slot,
            final int length,
            final long requestedTimeMs,
            final ReplyHandler replyHandler,
            final long correlationId) {
        slot.commandLength(length);
        slot.isQuery = false;
        slot.requestedTimeMs = requestedTimeMs;
        slot.replyHandler = replyHandler;
        slot.correlationId = correlationId;
    }
}
