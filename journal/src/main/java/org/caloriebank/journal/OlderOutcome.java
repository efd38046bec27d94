package org.caloriebank.journal;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.caloriebank.protocol.OutcomeEvents;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/**
 * A journalled outcome that a program before this one wrote: without a group that came later, and with the version of its own time. What it does tell
 * must still come out the same.
 */
public final class OlderOutcome {
    private static final int VERSION_OFFSET = MessageHeaderDecoder.versionEncodingOffset();
    private static final int BLOCK_OFFSET = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private OlderOutcome() {}

    /**
     * @param given the ledger's outcome now.
     * @param length of the journalled one, bytes.
     * @return whether the journalled outcome is an older one and all of it is in the given one.
     */
    public static boolean isToldBy(
            final DirectBuffer given,
            final int givenOffset,
            final DirectBuffer journalled,
            final int offset,
            final int length) {
        return version(journalled, offset) < OutcomeDecoder.eventsDecoderSinceVersion()
                && length == OutcomeEvents.groupOffset(given, givenOffset)
                && areEqual(given, givenOffset, journalled, offset, 0, VERSION_OFFSET)
                && areEqual(given, givenOffset, journalled, offset, BLOCK_OFFSET, length);
    }

    private static int version(final DirectBuffer outcome, final int offset) {
        return outcome.getShort(offset + VERSION_OFFSET, LITTLE_ENDIAN) & UNSIGNED_SHORT;
    }

    private static boolean areEqual(
            final DirectBuffer given,
            final int givenOffset,
            final DirectBuffer journalled,
            final int offset,
            final int from,
            final int to) {
        for (int i = from; i < to; i++) {
            if (given.getByte(givenOffset + i) != journalled.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }
}
