package org.caloriebank.protocol;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder.EventsDecoder;

/** The events of an outcome, read where they stand: no objects. One thread at a time. */
public final class OutcomeEvents {
    private static final int GROUPS_BEFORE = 2;
    private static final int GROUP_HEADER_LENGTH = EventsDecoder.sbeHeaderSize();
    private static final int UNSIGNED_SHORT = 0xFFFF;
    private static final int UNSIGNED_BYTE = 0xFF;

    private DirectBuffer buffer;
    private int entriesOffset;
    private int entryLength;

    /**
     * @param outcomeOffset of its message header.
     * @return how many events there are; none in an outcome that was written before there were any.
     */
    public int wrap(final DirectBuffer outcomeBuffer, final int outcomeOffset) {
        final int version = unsignedShort(outcomeBuffer, outcomeOffset + MessageHeaderDecoder.versionEncodingOffset());
        if (version < OutcomeDecoder.eventsDecoderSinceVersion()) {
            return 0;
        }
        final int groupOffset = outcomeOffset + groupOffset(outcomeBuffer, outcomeOffset);
        buffer = outcomeBuffer;
        entryLength = unsignedShort(outcomeBuffer, groupOffset);
        entriesOffset = groupOffset + GROUP_HEADER_LENGTH;
        return unsignedShort(outcomeBuffer, groupOffset + Short.BYTES);
    }

    /** @return where the group of events begins or, in an older outcome, would begin, from the outcome's own beginning. */
    public static int groupOffset(final DirectBuffer outcomeBuffer, final int outcomeOffset) {
        int at = MessageHeaderDecoder.ENCODED_LENGTH + OutcomeDecoder.BLOCK_LENGTH;
        for (int group = 0; group < GROUPS_BEFORE; group++) {
            final int length = unsignedShort(outcomeBuffer, outcomeOffset + at);
            final int entries = unsignedShort(outcomeBuffer, outcomeOffset + at + Short.BYTES);
            at += GROUP_HEADER_LENGTH + length * entries;
        }
        return at;
    }

    public EventKind kind(final int index) {
        return EventKind.get((short) unsignedByte(index, EventsDecoder.kindEncodingOffset()));
    }

    /** @return 0 for none. */
    public long facilityId(final int index) {
        return longAt(index, EventsDecoder.facilityIdEncodingOffset());
    }

    public long subjectId(final int index) {
        return longAt(index, EventsDecoder.subjectIdEncodingOffset());
    }

    /** @return 0 for none. */
    public long memberId(final int index) {
        return longAt(index, EventsDecoder.memberIdEncodingOffset());
    }

    public long value(final int index) {
        return longAt(index, EventsDecoder.valueEncodingOffset());
    }

    public int detail(final int index) {
        return unsignedByte(index, EventsDecoder.detailEncodingOffset());
    }

    private long longAt(final int index, final int fieldOffset) {
        return buffer.getLong(entriesOffset + index * entryLength + fieldOffset, LITTLE_ENDIAN);
    }

    private int unsignedByte(final int index, final int fieldOffset) {
        return buffer.getByte(entriesOffset + index * entryLength + fieldOffset) & UNSIGNED_BYTE;
    }

    private static int unsignedShort(final DirectBuffer buffer, final int offset) {
        return buffer.getShort(offset, LITTLE_ENDIAN) & UNSIGNED_SHORT;
    }
}
