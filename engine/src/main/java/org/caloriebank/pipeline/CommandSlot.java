package org.caloriebank.pipeline;

import static org.caloriebank.protocol.Limits.COMMAND_LENGTH_MAX;
import static org.caloriebank.protocol.Limits.OUTCOME_LENGTH_MAX;

import org.agrona.BitUtil;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One reusable entry of the ring: a view on its part of one slab of memory, which holds a command's bytes and, right behind them so that the two share
 * cache lines, its outcome's.
 * <p>
 * Written by a publisher, then by the ledger stage, then read by the others; the ring's barriers order it all.
 */
final class CommandSlot {
    static final int LENGTH = COMMAND_LENGTH_MAX + OUTCOME_LENGTH_MAX;

    final UnsafeBuffer slab;
    final int commandOffset;

    int outcomeOffset;
    int commandLength;
    int outcomeLength;
    boolean isQuery;
    /** The ledger stage stopped before this command: it was not applied. */
    boolean isSkipped;
    /** Where a data clock takes ledger time from, ms; 0 when the door has no opinion. */
    long requestedTimeMs;
    /** Stamped by the ledger stage. For a query, the sequence it saw. */
    long sequence;

    long timeMs;
    ReplyHandler replyHandler;
    long correlationId;

    CommandSlot(final UnsafeBuffer slab, final int index) {
        this.slab = slab;
        commandOffset = index * LENGTH;
    }

    void commandLength(final int length) {
        commandLength = length;
        outcomeOffset = commandOffset + BitUtil.align(length, BitUtil.SIZE_OF_LONG);
    }
}
