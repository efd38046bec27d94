package org.caloriebank.workload;

import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.OutcomeDecoder;

/** How long an outcome is before its postings, touches and events: header, block and three group headers. */
final class OutcomeBytes {
    static final int FIXED_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH
            + OutcomeDecoder.BLOCK_LENGTH
            + OutcomeDecoder.PostingsDecoder.sbeHeaderSize()
            + OutcomeDecoder.TouchesDecoder.sbeHeaderSize()
            + OutcomeDecoder.EventsDecoder.sbeHeaderSize();

    private OutcomeBytes() {}
}
