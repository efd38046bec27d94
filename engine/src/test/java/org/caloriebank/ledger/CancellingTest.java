package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.FACILITY;
import static org.caloriebank.ledger.BookingScene.MINUTE_MS;
import static org.caloriebank.ledger.BookingScene.SPACE;
import static org.caloriebank.ledger.BookingScene.hour;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Giving a place in a class back, in time and late. */
class CancellingTest {
    private final BookingScene bookings = new BookingScene(3);
    private final LedgerScene scene = bookings.scene;

    @AfterEach
    void close() {
        bookings.close();
    }

    /** The session starts at hour 5. */
    @ParameterizedTest
    @CsvSource({
        "1001, 60,  5000, -60,  0,   0, CANCELLED",
        "1001, 60,  5000, -60,  1, 500, CANCELLED_LATE",
        "1001, 60,  5000,   0, -1, 500, CANCELLED_LATE",
        "1001,  0,  5000,   0, -1,   0, CANCELLED",
        "1001, 60, 10000, -30,  0, 1001, CANCELLED_LATE",
        "1001, 60,     0, -30,  0,   0, CANCELLED_LATE",
        "   3, 60,  3333, -30,  0,   0, CANCELLED_LATE",
        "   3, 60,  3334, -30,  0,   1, CANCELLED_LATE",
        "   0, 60, 10000, -30,  0,   0, CANCELLED_LATE",
        "1001, 43200, 5000, -300, 0, 500, CANCELLED_LATE",
    })
    void shouldCostTheLateShareAfterTheCutOff(
            final long price,
            final int cutOffMinutes,
            final int lateShareBp,
            final int minutes,
            final int ms,
            final long expectedCost,
            final BookingState expectedState) {
        final long session = bookings.openSession(SPACE, hour(5), hour(6), 1, price, cutOffMinutes, lateShareBp);
        final long booking = bookings.book(session, 1);
        bookings.to(hour(5) + minutes * MINUTE_MS + ms);

        final Outcome cancelled = scene.accept(bookings.cancelBooking(booking));

        assertEquals(expectedCost, cancelled.amountCenticoins());
        assertEquals(expectedCost, bookings.spent(1));
        assertEquals(0, bookings.held(1));
        assertEquals(expectedState, bookings.booking(booking).state());
        assertEquals(price, bookings.booking(booking).heldCenticoins());
        assertEquals(expectedCost, bookings.booking(booking).capturedCenticoins());
        assertEquals(expectedCost, scene.ledger.balanceCenticoins(AccountKind.FACILITY, FACILITY));
        final int late = expectedState == BookingState.CANCELLED ? 0 : 1;
        final Outcome.Event told = new Outcome.Event(EventKind.BOOKING_CANCELLED, FACILITY, session, 1, 0, late);
        assertEquals(
                expectedCost == 0
                        ? List.of(told)
                        : List.of(
                                new Outcome.Event(EventKind.BOOKING_CAPTURED, FACILITY, session, 1, expectedCost, 0),
                                told),
                cancelled.events());
        assertEquals(1, cancelled.touches().size());
        bookings.book(session, 2); // the place is free, and so is the member's time
        final long again = bookings.openSession(SPACE, hour(6), hour(7), 1, 0, 0, 0);
        bookings.book(again, 1);
    }

    @Test
    void shouldNotCancelAtTheStartWhetherATickCameByOrNot() {
        final long session = bookings.openSession(hour(5), 1, 1_00);
        final long booking = bookings.book(session, 1);
        bookings.to(hour(5));

        assertEquals(
                ResultCode.BOOKING_OVER,
                scene.apply(bookings.cancelBooking(booking)).code());
        bookings.tickAll();
        assertEquals(
                ResultCode.BOOKING_OVER,
                scene.apply(bookings.cancelBooking(booking)).code());
        assertEquals(1_00, bookings.spent(1));
    }

    @Test
    void shouldHoldExactlyWhatIsBooked() {
        final long one = bookings.openSession(hour(1), 2, 999_99);
        final long other = bookings.openSession(hour(3), 2, 2);
        final long booking = bookings.book(one, 1);

        assertEquals(999_99, bookings.held(1));
        assertEquals(
                ResultCode.INSUFFICIENT_COINS,
                scene.apply(bookings.tryBook(other, 1)).code());
        scene.accept(bookings.cancelBooking(booking));
        final Outcome booked = scene.accept(bookings.tryBook(other, 1));

        assertEquals(2, booked.amountCenticoins());
        assertEquals(2, bookings.held(1));
        assertEquals(List.of(), booked.postings());
    }
}
