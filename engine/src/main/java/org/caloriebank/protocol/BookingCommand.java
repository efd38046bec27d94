package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.BookDecoder;
import org.caloriebank.protocol.codec.BookEncoder;
import org.caloriebank.protocol.codec.CancelBookingDecoder;
import org.caloriebank.protocol.codec.CancelBookingEncoder;
import org.caloriebank.protocol.codec.CancelSessionDecoder;
import org.caloriebank.protocol.codec.CancelSessionEncoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.MoveSessionDecoder;
import org.caloriebank.protocol.codec.MoveSessionEncoder;
import org.caloriebank.protocol.codec.OpenGameDecoder;
import org.caloriebank.protocol.codec.OpenGameEncoder;
import org.caloriebank.protocol.codec.OpenSessionDecoder;
import org.caloriebank.protocol.codec.OpenSessionEncoder;

/** Sessions, open games and places in them. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface BookingCommand extends Command {
    /** A bookable time in a space; its id is the outcome's reference. */
    record OpenSession(
            CommandId id,
            long callerId,
            int capacity,
            long spaceId,
            long startMs,
            long endMs,
            long priceCenticoins,
            int cutOffMinutes,
            int lateShareBp)
            implements BookingCommand {
        @Override
        public int templateId() {
            return OpenSessionEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final OpenSessionEncoder encoder =
                    new OpenSessionEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .capacity(capacity)
                    .spaceId(spaceId)
                    .startMs(startMs)
                    .endMs(endMs)
                    .priceCenticoins(priceCenticoins)
                    .cutOffMinutes(cutOffMinutes)
                    .lateShareBp(lateShareBp);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static OpenSession decode(final DirectBuffer buffer, final int offset) {
            final OpenSessionDecoder d =
                    new OpenSessionDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new OpenSession(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.capacity(),
                    d.spaceId(),
                    d.startMs(),
                    d.endMs(),
                    d.priceCenticoins(),
                    d.cutOffMinutes(),
                    d.lateShareBp());
        }
    }

    /** A member takes a court and looks for partners; session and booking id are the outcome's reference. */
    record OpenGame(CommandId id, long callerId, int players, long spaceId, long memberId, long startMs, long endMs)
            implements BookingCommand {
        @Override
        public int templateId() {
            return OpenGameEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final OpenGameEncoder encoder =
                    new OpenGameEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .players(players)
                    .spaceId(spaceId)
                    .memberId(memberId)
                    .startMs(startMs)
                    .endMs(endMs);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static OpenGame decode(final DirectBuffer buffer, final int offset) {
            final OpenGameDecoder d =
                    new OpenGameDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new OpenGame(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.players(),
                    d.spaceId(),
                    d.memberId(),
                    d.startMs(),
                    d.endMs());
        }
    }

    /** Move a session without bookings to another time. */
    record MoveSession(CommandId id, long callerId, long sessionId, long startMs, long endMs)
            implements BookingCommand {
        @Override
        public int templateId() {
            return MoveSessionEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final MoveSessionEncoder encoder =
                    new MoveSessionEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .sessionId(sessionId)
                    .startMs(startMs)
                    .endMs(endMs);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static MoveSession decode(final DirectBuffer buffer, final int offset) {
            final MoveSessionDecoder d =
                    new MoveSessionDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new MoveSession(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.sessionId(),
                    d.startMs(),
                    d.endMs());
        }
    }

    /** Cancel a session; ticks release its bookings. */
    record CancelSession(CommandId id, long callerId, boolean releasesBookings, long sessionId)
            implements BookingCommand {
        @Override
        public int templateId() {
            return CancelSessionEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final CancelSessionEncoder encoder =
                    new CancelSessionEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .releasesBookings((short) (releasesBookings ? 1 : 0))
                    .padding((short) 0)
                    .padding2(0)
                    .sessionId(sessionId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static CancelSession decode(final DirectBuffer buffer, final int offset) {
            final CancelSessionDecoder d =
                    new CancelSessionDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new CancelSession(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.releasesBookings() != 0,
                    d.sessionId());
        }
    }

    /** A place in a session or open game; the booking's id is the outcome's reference. */
    record Book(CommandId id, long callerId, long sessionId, long memberId) implements BookingCommand {
        @Override
        public int templateId() {
            return BookEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final BookEncoder encoder =
                    new BookEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .sessionId(sessionId)
                    .memberId(memberId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static Book decode(final DirectBuffer buffer, final int offset) {
            final BookDecoder d = new BookDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Book(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.sessionId(), d.memberId());
        }
    }

    /** Give a place back. */
    record CancelBooking(CommandId id, long callerId, long bookingId) implements BookingCommand {
        @Override
        public int templateId() {
            return CancelBookingEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final CancelBookingEncoder encoder =
                    new CancelBookingEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .bookingId(bookingId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static CancelBooking decode(final DirectBuffer buffer, final int offset) {
            final CancelBookingDecoder d =
                    new CancelBookingDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new CancelBooking(new CommandId(d.commandIdHigh(), d.commandIdLow()), d.callerId(), d.bookingId());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static BookingCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case OpenSessionDecoder.TEMPLATE_ID -> OpenSession.decode(buffer, offset);
            case OpenGameDecoder.TEMPLATE_ID -> OpenGame.decode(buffer, offset);
            case MoveSessionDecoder.TEMPLATE_ID -> MoveSession.decode(buffer, offset);
            case CancelSessionDecoder.TEMPLATE_ID -> CancelSession.decode(buffer, offset);
            case BookDecoder.TEMPLATE_ID -> Book.decode(buffer, offset);
            case CancelBookingDecoder.TEMPLATE_ID -> CancelBooking.decode(buffer, offset);
            default -> null;
        };
    }
}
