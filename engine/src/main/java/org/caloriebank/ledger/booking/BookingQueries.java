package org.caloriebank.ledger.booking;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.BookingAnswerEncoder;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.BookingsAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryBookingDecoder;
import org.caloriebank.protocol.codec.QueryMemberBookingsDecoder;

/** What can be told of bookings. Changes nothing; owned by the ledger thread. */
final class BookingQueries {
    private static final int BOOKINGS_MAX = 16;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final BookingAnswerEncoder bookingAnswer = new BookingAnswerEncoder();
    private final BookingsAnswerEncoder bookingsAnswer = new BookingsAnswerEncoder();

    private final Members members;
    private final Bookings bookings;

    BookingQueries(final Members members, final Bookings bookings) {
        this.members = members;
        this.bookings = bookings;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryBookingDecoder(), this::onBooking);
        table.add(new QueryMemberBookingsDecoder(), this::onMemberBookings);
    }

    private int onBooking(final QueryBookingDecoder query, final MutableDirectBuffer buffer, final int offset) {
        bookingAnswer.wrapAndApplyHeader(buffer, offset, header).bookingId(query.bookingId());
        final int booking = bookings.find(query.bookingId());
        if (booking == Rows.NULL_ROW) {
            bookingAnswer
                    .sessionId(0)
                    .memberId(0)
                    .heldCenticoins(0)
                    .capturedCenticoins(0)
                    .state(BookingState.BOOKED)
                    .hasAttended((short) 0)
                    .resultCode(ResultCode.UNKNOWN_BOOKING.code());
        } else {
            final long address = bookings.address(booking);
            bookingAnswer
                    .sessionId(SessionRow.id(bookings.session(booking)))
                    .memberId(memberId(address))
                    .heldCenticoins(bookings.heldCenticoins(booking))
                    .capturedCenticoins(BookingRow.capturedCenticoins(address))
                    .state(BookingRow.state(address))
                    .hasAttended(hasAttended(address))
                    .resultCode(ResultCode.ACCEPTED.code());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + bookingAnswer.encodedLength();
    }

    private int onMemberBookings(
            final QueryMemberBookingsDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int memberRow = members.find(query.memberId());
        final boolean isKnown = memberRow != Rows.NULL_ROW;
        final int first = isKnown ? firstBefore(memberRow, query.beforeBookingId()) : Rows.NULL_ROW;
        int end = first;
        int count = 0;
        while (end != Rows.NULL_ROW && count < BOOKINGS_MAX) {
            end = BookingRow.older(bookings.address(end));
            count++;
        }
        bookingsAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .resultCode((isKnown ? ResultCode.ACCEPTED : ResultCode.UNKNOWN_MEMBER).code())
                .isComplete((short) (end == Rows.NULL_ROW ? 1 : 0));
        final BookingsAnswerEncoder.BookingsEncoder group = bookingsAnswer.bookingsCount(count);
        for (int i = first; i != end; i = BookingRow.older(bookings.address(i))) {
            final long address = bookings.address(i);
            group.next()
                    .bookingId(BookingRow.id(address))
                    .sessionId(SessionRow.id(bookings.session(i)))
                    .memberId(query.memberId())
                    .heldCenticoins(bookings.heldCenticoins(i))
                    .capturedCenticoins(BookingRow.capturedCenticoins(address))
                    .state(BookingRow.state(address))
                    .hasAttended(hasAttended(address));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + bookingsAnswer.encodedLength();
    }

    /** @param bookingId 0 for the newest; else the last one seen, from which it goes on, or where it would stand. */
    private int firstBefore(final int memberRow, final long bookingId) {
        final int seen = bookingId == 0 ? Rows.NULL_ROW : bookings.find(bookingId);
        if (seen != Rows.NULL_ROW && BookingRow.memberRow(bookings.address(seen)) == memberRow) {
            return BookingRow.older(bookings.address(seen));
        }
        int booking = bookings.ofMembers().newest(memberRow);
        while (bookingId != 0 && booking != Rows.NULL_ROW && BookingRow.id(bookings.address(booking)) >= bookingId) {
            booking = BookingRow.older(bookings.address(booking));
        }
        return booking;
    }

    private long memberId(final long booking) {
        return MemberRow.memberId(members.address(BookingRow.memberRow(booking)));
    }

    private static short hasAttended(final long booking) {
        return (short) (BookingRow.hasAttended(booking) ? 1 : 0);
    }
}
