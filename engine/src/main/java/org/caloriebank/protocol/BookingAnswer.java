package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.BookingAnswerDecoder;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.BookingsAnswerDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.SessionAnswerDecoder;
import org.caloriebank.protocol.codec.SessionKind;
import org.caloriebank.protocol.codec.SessionState;
import org.caloriebank.protocol.codec.SessionsAnswerDecoder;

/** What the ledger answered about sessions and bookings; see {@link Answer}. */
public sealed interface BookingAnswer extends Answer {
    record Session(
            ResultCode code,
            long sessionId,
            long spaceId,
            long organiserId,
            long startMs,
            long endMs,
            long priceCenticoins,
            int capacity,
            int liveBookings,
            int cutOffMinutes,
            int lateShareBp,
            SessionKind kind,
            SessionState state)
            implements BookingAnswer {
        static Session decode(final DirectBuffer buffer, final int offset) {
            final SessionAnswerDecoder d =
                    new SessionAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Session(
                    ResultCode.of(d.resultCode()),
                    d.sessionId(),
                    d.spaceId(),
                    d.organiserId(),
                    d.startMs(),
                    d.endMs(),
                    d.priceCenticoins(),
                    d.capacity(),
                    d.liveBookings(),
                    d.cutOffMinutes(),
                    d.lateShareBp(),
                    d.kind(),
                    d.state());
        }
    }

    /** Up to 12 sessions. */
    record Sessions(ResultCode code, boolean isComplete, List<Session> sessions) implements BookingAnswer {
        static Sessions decode(final DirectBuffer buffer, final int offset) {
            final SessionsAnswerDecoder d =
                    new SessionsAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final boolean isComplete = d.isComplete() != 0;
            final List<Session> sessions = new ArrayList<>();
            for (final SessionsAnswerDecoder.SessionsDecoder g : d.sessions()) {
                sessions.add(new Session(
                        ResultCode.ACCEPTED,
                        g.sessionId(),
                        g.spaceId(),
                        g.organiserId(),
                        g.startMs(),
                        g.endMs(),
                        g.priceCenticoins(),
                        g.capacity(),
                        g.liveBookings(),
                        g.cutOffMinutes(),
                        g.lateShareBp(),
                        g.kind(),
                        g.state()));
            }
            return new Sessions(code, isComplete, List.copyOf(sessions));
        }
    }

    record Booking(
            ResultCode code,
            long bookingId,
            long sessionId,
            long memberId,
            long heldCenticoins,
            long capturedCenticoins,
            BookingState state,
            boolean hasAttended)
            implements BookingAnswer {
        static Booking decode(final DirectBuffer buffer, final int offset) {
            final BookingAnswerDecoder d =
                    new BookingAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Booking(
                    ResultCode.of(d.resultCode()),
                    d.bookingId(),
                    d.sessionId(),
                    d.memberId(),
                    d.heldCenticoins(),
                    d.capturedCenticoins(),
                    d.state(),
                    d.hasAttended() != 0);
        }
    }

    /** Up to 16 bookings. */
    record Bookings(ResultCode code, boolean isComplete, List<Booking> bookings) implements BookingAnswer {
        static Bookings decode(final DirectBuffer buffer, final int offset) {
            final BookingsAnswerDecoder d =
                    new BookingsAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final boolean isComplete = d.isComplete() != 0;
            final List<Booking> bookings = new ArrayList<>();
            for (final BookingsAnswerDecoder.BookingsDecoder g : d.bookings()) {
                bookings.add(new Booking(
                        ResultCode.ACCEPTED,
                        g.bookingId(),
                        g.sessionId(),
                        g.memberId(),
                        g.heldCenticoins(),
                        g.capturedCenticoins(),
                        g.state(),
                        g.hasAttended() != 0));
            }
            return new Bookings(code, isComplete, List.copyOf(bookings));
        }
    }

    /** @return the answer with the template, or null when it is none of these. */
    static BookingAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case SessionAnswerDecoder.TEMPLATE_ID -> Session.decode(buffer, offset);
            case SessionsAnswerDecoder.TEMPLATE_ID -> Sessions.decode(buffer, offset);
            case BookingAnswerDecoder.TEMPLATE_ID -> Booking.decode(buffer, offset);
            case BookingsAnswerDecoder.TEMPLATE_ID -> Bookings.decode(buffer, offset);
            default -> null;
        };
    }
}
