package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.SPACE;
import static org.caloriebank.ledger.BookingScene.hour;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.SessionState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionQueriesTest {
    private final BookingScene bookings = new BookingScene(2);
    private final LedgerScene scene = bookings.scene;

    @AfterEach
    void close() {
        bookings.close();
    }

    /** Twice as many as there are hours: each hour's first was cancelled, so that the second could have its time. */
    @Test
    void shouldPageSessionsOfAllStatesByStartThenId() {
        final List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            final long cancelled = bookings.openSession(hour(i), 1, 0);
            scene.accept(bookings.cancelSession(cancelled));
            ids.add(cancelled);
            ids.add(bookings.openSession(hour(i), 1, 0));
        }
        bookings.to(hour(5) + 1);
        bookings.tickAll();

        final List<BookingAnswer.Session> found = pages(hour(0), hour(100));

        assertEquals(ids, found.stream().map(BookingAnswer.Session::sessionId).toList());
        assertEquals(SessionState.CANCELLED, found.get(0).state());
        assertEquals(SessionState.ENDED, found.get(1).state());
        assertEquals(SessionState.STARTED, found.get(9).state());
        assertEquals(bookings.session(ids.get(9)), found.get(9));
        assertEquals(
                ids.subList(8, 12),
                pages(hour(6) - 1, hour(6) + 1).stream()
                        .map(BookingAnswer.Session::sessionId)
                        .toList());
        assertEquals(List.of(), pages(hour(22), hour(30)));
        assertEquals(List.of(), pages(hour(6), hour(6)));
        assertEquals(40, pages(Long.MIN_VALUE, Long.MAX_VALUE).size());
    }

    @Test
    void shouldFindASessionThatBeganADayBefore() {
        final long session = bookings.openSession(SPACE, hour(1), hour(25), 1, 0, 0, 0);

        assertEquals(session, pages(hour(25) - 1, hour(30)).get(0).sessionId());
        assertEquals(List.of(), pages(hour(25), hour(30)));
        assertEquals(List.of(), pages(hour(0), hour(1)));
        assertEquals(session, pages(hour(0), hour(1) + 1).get(0).sessionId());
    }

    @Test
    void shouldPageAMembersBookingsFromTheNewest() {
        final List<Long> ids = new ArrayList<>();
        for (int i = 1; i <= 40; i++) {
            final long session = bookings.openSession(hour(100 - 2 * i), 2, 0);
            ids.add(bookings.book(session, 1));
            bookings.book(session, 2);
        }
        Collections.reverse(ids);

        final List<Long> found = new ArrayList<>();
        long before = 0;
        BookingAnswer.Bookings page;
        do {
            page = bookings.bookings(1, before);
            page.bookings().forEach(booking -> found.add(booking.bookingId()));
            before = found.get(found.size() - 1);
        } while (!page.isComplete());

        assertEquals(ids, found);
        assertEquals(bookings.booking(ids.get(39)), page.bookings().get(7));
        assertEquals(
                ids.subList(2, 18),
                bookings.bookings(1, ids.get(1) - 1).bookings().stream()
                        .map(BookingAnswer.Booking::bookingId)
                        .toList());
        assertTrue(bookings.bookings(1, ids.get(39)).isComplete());
    }

    @Test
    void shouldSayWhatIsUnknown() {
        assertEquals(ResultCode.UNKNOWN_SESSION, bookings.session(99).code());
        assertEquals(ResultCode.UNKNOWN_BOOKING, bookings.booking(99).code());
        assertEquals(ResultCode.UNKNOWN_MEMBER, bookings.bookings(99, 0).code());
        final BookingAnswer.Sessions none =
                (BookingAnswer.Sessions) scene.port.answer(new BookingQuery.Sessions(99, 0, 1, 0, 0));
        assertEquals(ResultCode.UNKNOWN_SPACE, none.code());
        assertTrue(none.isComplete());
        assertEquals(List.of(), none.sessions());
        final BookingAnswer.Sessions empty = bookings.sessions(0, Long.MAX_VALUE, 0, 0);
        assertEquals(ResultCode.ACCEPTED, empty.code());
        assertTrue(empty.isComplete());
        assertTrue(bookings.bookings(1, 0).isComplete());
    }

    private List<BookingAnswer.Session> pages(final long fromMs, final long toMs) {
        final List<BookingAnswer.Session> found = new ArrayList<>();
        BookingAnswer.Sessions page = bookings.sessions(fromMs, toMs, 0, 0);
        found.addAll(page.sessions());
        while (!page.isComplete()) {
            assertFalse(page.sessions().isEmpty());
            final BookingAnswer.Session last = found.get(found.size() - 1);
            page = bookings.sessions(fromMs, toMs, last.startMs(), last.sessionId());
            found.addAll(page.sessions());
        }
        return found;
    }
}
