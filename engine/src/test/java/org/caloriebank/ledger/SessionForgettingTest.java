package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.hour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When nobody can ask for a session and its bookings any more. */
class SessionForgettingTest {
    private static final long PRICE = 3_00;

    private final BookingScene bookings = new BookingScene(1);
    private final LedgerScene scene = bookings.scene;

    @AfterEach
    void close() {
        bookings.close();
    }

    @Test
    void shouldForgetSessionsWithTheirBookingsAfterTheRefundWindow() {
        scene.set(Setting.REFUND_WINDOW_MS, 10_000);
        final long cancelled = bookings.openSession(hour(3), 5, PRICE);
        final long onCancelled = bookings.book(cancelled, 1);
        final long ended = bookings.openSession(hour(1), 5, PRICE);
        final long onEnded = bookings.book(ended, 1);
        bookings.to(hour(2));
        bookings.tickAll();
        bookings.to(hour(2) + 1_000);
        scene.accept(bookings.cancelSession(cancelled));
        bookings.tickAll();

        bookings.to(hour(2) + 10_000);
        bookings.tickAll();
        assertEquals(ResultCode.ACCEPTED, bookings.session(ended).code());
        bookings.to(hour(2) + 10_001);
        bookings.tickAll();
        assertEquals(ResultCode.UNKNOWN_SESSION, bookings.session(ended).code());
        assertEquals(ResultCode.UNKNOWN_BOOKING, bookings.booking(onEnded).code());
        assertEquals(ResultCode.ACCEPTED, bookings.booking(onCancelled).code());
        assertEquals(1, bookings.bookings(1, 0).bookings().size());
        bookings.to(hour(2) + 11_001);
        bookings.tickAll();
        assertEquals(ResultCode.UNKNOWN_BOOKING, bookings.booking(onCancelled).code());
        assertEquals(0, bookings.bookings(1, 0).bookings().size());
        assertTrue(bookings.sessions(0, Long.MAX_VALUE, 0, 0).sessions().isEmpty());
    }

    /** Each booking counts, and the session: 300 of them are more than one tick forgets. */
    @Test
    void shouldForgetAGreatSessionOverSeveralTicks() {
        scene.set(Setting.REFUND_WINDOW_MS, 0);
        final long session = bookings.openSession(hour(1), 5, 0);
        final long first = bookings.book(session, 1);
        scene.accept(bookings.cancelBooking(first));
        long last = first;
        for (int i = 1; i < 300; i++) {
            last = bookings.book(session, 1);
            scene.accept(bookings.cancelBooking(last));
        }
        scene.accept(bookings.cancelSession(session));
        scene.advanceMs(1);

        assertTrue(scene.tick().flags().moreDue());
        assertEquals(ResultCode.UNKNOWN_BOOKING, bookings.booking(first).code());
        assertEquals(ResultCode.ACCEPTED, bookings.booking(last).code());
        assertEquals(ResultCode.ACCEPTED, bookings.session(session).code());
        scene.ledger.verify();
        scene.tick();
        assertEquals(ResultCode.UNKNOWN_BOOKING, bookings.booking(last).code());
        assertEquals(ResultCode.UNKNOWN_SESSION, bookings.session(session).code());
    }
}
