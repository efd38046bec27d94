package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.FACILITY;
import static org.caloriebank.ledger.BookingScene.MINUTE_MS;
import static org.caloriebank.ledger.BookingScene.SPACE;
import static org.caloriebank.ledger.BookingScene.hour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.TapKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a booking is worth at the gate and on the court. A visit costs 1 coin and 50 hundredths for each hour begun; wristbands have their members' numbers. */
class BookedVisitTest {
    private final BookingScene bookings = new BookingScene(3);
    private final LedgerScene scene = bookings.scene;
    private final AdmissionScene visits = new AdmissionScene(scene);
    private long session;
    private long first;
    private long second;

    /** A session from hour 12 to 13 for members 1 and 2; all three are inside from half an hour before it. */
    @BeforeEach
    void bookAndCheckIn() {
        bookings.facilities.putTariff(FACILITY, 1_00, 50, 10_00);
        visits.stock(FACILITY, 1, 2, 3);
        session = bookings.openSession(hour(12), 2, 3_00);
        first = bookings.book(session, 1);
        second = bookings.book(session, 2);
        bookings.to(hour(11) + 30 * MINUTE_MS);
        bookings.tickAll();
        for (int memberId = 1; memberId <= 3; memberId++) {
            visits.checkIn(FACILITY, memberId, memberId);
        }
    }

    @AfterEach
    void close() {
        bookings.close();
    }

    @Test
    void shouldNotChargeTheTimeOfASessionThatIsPaidAndAttended() {
        bookings.to(hour(12) + 10 * MINUTE_MS);
        bookings.tickAll();
        visits.enter(1, SPACE);
        bookings.to(hour(14));
        bookings.tickAll();

        final Outcome attended = visits.checkOut(1);
        final Outcome missed = visits.checkOut(2);

        assertEquals(BookingState.CAPTURED, bookings.booking(first).state());
        assertEquals(BookingState.NO_SHOW, bookings.booking(second).state());
        assertEquals(1_00 + 2 * 50, attended.amountCenticoins());
        assertEquals(1_00 + 3 * 50, missed.amountCenticoins());
        assertEquals(3_00 + attended.amountCenticoins(), bookings.spent(1));
        assertEquals(
                6_00 + attended.amountCenticoins() + missed.amountCenticoins(),
                scene.ledger.balanceCenticoins(AccountKind.FACILITY, FACILITY));
    }

    @Test
    void shouldCountWhoIsOnTheCourtAlreadyAsCome() {
        visits.enter(1, SPACE);
        bookings.to(hour(12));
        bookings.tickAll();

        assertTrue(bookings.booking(first).hasAttended());
        assertFalse(bookings.booking(second).hasAttended());
    }

    @Test
    void shouldKeepOthersOffTheCourtFromTheLeadToTheEnd() {
        bookings.to(hour(12) - 5 * MINUTE_MS);
        assertEquals(ResultCode.ACCEPTED, enter(3));
        scene.accept(visits.tap(TapKind.LEAVE, 3, SPACE));
        bookings.tickAll();
        assertEquals(ResultCode.SPACE_BOOKED, enter(3));
        assertEquals(ResultCode.ACCEPTED, enter(1));
        assertTrue(bookings.booking(first).hasAttended());
        bookings.to(hour(13) - 1);
        bookings.tickAll();
        assertEquals(ResultCode.SPACE_BOOKED, enter(3));
        bookings.to(hour(13));
        bookings.tickAll();
        assertEquals(ResultCode.ACCEPTED, enter(3));
    }

    private ResultCode enter(final long wristbandId) {
        return scene.apply(visits.tap(TapKind.ENTER, wristbandId, SPACE)).code();
    }
}
