package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryBookingEncoder;
import org.caloriebank.protocol.codec.QueryMemberBookingsEncoder;
import org.caloriebank.protocol.codec.QuerySessionEncoder;
import org.caloriebank.protocol.codec.QuerySessionsEncoder;

/** Questions about sessions and bookings; see {@link Query}. */
public sealed interface BookingQuery<A extends Answer> extends Query<A> {
    record Session(long sessionId) implements BookingQuery<BookingAnswer.Session> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QuerySessionEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .sessionId(sessionId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QuerySessionEncoder.BLOCK_LENGTH;
        }
    }

    /** Sessions of a space that overlap a time, by (start, id). */
    record Sessions(long spaceId, long fromMs, long toMs, long afterStartMs, long afterSessionId)
            implements BookingQuery<BookingAnswer.Sessions> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QuerySessionsEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .spaceId(spaceId)
                    .fromMs(fromMs)
                    .toMs(toMs)
                    .afterStartMs(afterStartMs)
                    .afterSessionId(afterSessionId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QuerySessionsEncoder.BLOCK_LENGTH;
        }
    }

    record Booking(long bookingId) implements BookingQuery<BookingAnswer.Booking> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryBookingEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .bookingId(bookingId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryBookingEncoder.BLOCK_LENGTH;
        }
    }

    /** Newest first. */
    record MemberBookings(long memberId, long beforeBookingId) implements BookingQuery<BookingAnswer.Bookings> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryMemberBookingsEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .memberId(memberId)
                    .beforeBookingId(beforeBookingId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryMemberBookingsEncoder.BLOCK_LENGTH;
        }
    }
}
