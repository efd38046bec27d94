package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.FACILITY;
import static org.caloriebank.ledger.BookingScene.MINUTE_MS;
import static org.caloriebank.ledger.BookingScene.SPACE;
import static org.caloriebank.ledger.BookingScene.hour;
import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SessionState;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens to sessions by the passing of time: lit, started, paid, missed, ended, released. */
class SessionTimersTest {
    private static final int MEMBERS = 6;
    private static final long OTHER_COURT = 2;
    private static final long PRICE = 3_00;

    private final BookingScene bookings = new BookingScene(MEMBERS);
    private final LedgerScene scene = bookings.scene;

    @BeforeEach
    void openOtherCourt() {
        bookings.facilities.putSpace(OTHER_COURT, FACILITY, SpaceKind.COURT, 100);
        bookings.tickAll(); // the day's sweep is no matter here
    }

    @AfterEach
    void close() {
        bookings.close();
    }

    @Test
    void shouldLiveThroughAWholeSession() {
        final long session = bookings.openSession(hour(1), MEMBERS, PRICE);
        final List<Long> ids = new ArrayList<>();
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            ids.add(bookings.book(session, memberId));
        }
        scene.accept(bookings.cancelBooking(ids.get(2)));

        bookings.to(hour(1) - 5 * MINUTE_MS - 1);
        assertTrue(scene.ledger.dueAtMs() > scene.nowMs());
        bookings.to(hour(1) - 5 * MINUTE_MS);
        assertEquals(List.of(), scene.tick().events());
        assertEquals(SessionState.LIT, bookings.session(session).state());
        bookings.enter(2, SPACE);

        bookings.to(hour(1));
        final Outcome firstTick = scene.tick();
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.SESSION_STARTED, FACILITY, session, 0, 5, 0),
                        captured(session, 1),
                        captured(session, 2),
                        captured(session, 4)),
                firstTick.events());
        assertEquals(3, firstTick.postings().size());
        assertEquals(3, firstTick.touches().size());
        assertTrue(firstTick.flags().moreDue());
        assertEquals(BookingState.BOOKED, bookings.booking(ids.get(5)).state());
        assertEquals(SessionState.STARTED, bookings.session(session).state());
        assertEquals(
                ResultCode.BOOKING_OVER,
                scene.apply(bookings.cancelBooking(ids.get(5))).code());
        assertEquals(
                List.of(captured(session, 5), captured(session, 6)),
                scene.tick().events());
        bookings.enter(4, SPACE);
        bookings.enter(4, SPACE);

        bookings.to(hour(2) - 1);
        assertTrue(scene.ledger.dueAtMs() > scene.nowMs());
        bookings.to(hour(2));
        assertEquals(
                List.of(missed(session, 1), missed(session, 5), missed(session, 6), ended(session, 2)),
                scene.tick().events());
        assertTrue(scene.ledger.dueAtMs() > scene.nowMs());

        assertEquals(SessionState.ENDED, bookings.session(session).state());
        assertEquals(BookingState.NO_SHOW, bookings.booking(ids.get(0)).state());
        assertEquals(BookingState.CAPTURED, bookings.booking(ids.get(1)).state());
        assertTrue(bookings.booking(ids.get(1)).hasAttended());
        assertTrue(bookings.booking(ids.get(3)).hasAttended());
        assertEquals(PRICE, bookings.booking(ids.get(0)).capturedCenticoins());
        assertEquals(5 * PRICE, scene.ledger.balanceCenticoins(AccountKind.FACILITY, FACILITY));
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            assertEquals(memberId == 3 ? 0 : PRICE, bookings.spent(memberId));
            assertEquals(0, bookings.held(memberId));
        }
    }

    @Test
    void shouldGoOnWithAStartFromASavedState() {
        final long session = bookings.openSession(hour(1), MEMBERS, PRICE);
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            bookings.book(session, memberId);
        }
        bookings.to(hour(1));
        scene.tick(); // lit, started, two have paid
        try (Ledger copy = new Ledger()) {
            StateImage.of(scene.ledger).loadInto(copy);
            copy.verify();
            final LedgerPort copyPort = new LedgerPort(copy);

            final Outcome tick = scene.tick();
            assertEquals(tick, copyPort.apply(scene.nowMs(), new Command.Tick()));

            assertEquals(
                    List.of(captured(session, 3), captured(session, 4), captured(session, 5), captured(session, 6)),
                    tick.events());
            copy.verify();
            assertEquals(scene.ledger.stateHash(), copy.stateHash());
        }
    }

    @Test
    void shouldFireByDeadlineThenSession() {
        final long later = bookings.openSession(OTHER_COURT, hour(2), hour(3), 5, 0, 0, 0);
        final long second = bookings.openSession(OTHER_COURT, hour(1), hour(2), 5, 0, 0, 0);
        final long third = bookings.openSession(SPACE, hour(1), hour(2), 5, 0, 0, 0);
        bookings.book(second, 1);
        bookings.book(third, 2);

        bookings.to(hour(2));
        final List<Outcome> ticks = bookings.tickAll();

        assertTrue(ticks.stream().allMatch(tick -> tick.events().size() <= 4));
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.SESSION_STARTED, FACILITY, second, 0, 1, 0),
                        new Outcome.Event(EventKind.BOOKING_CAPTURED, FACILITY, second, 1, 0, 0),
                        new Outcome.Event(EventKind.SESSION_STARTED, FACILITY, third, 0, 1, 0),
                        new Outcome.Event(EventKind.BOOKING_CAPTURED, FACILITY, third, 2, 0, 0),
                        new Outcome.Event(EventKind.SESSION_STARTED, FACILITY, later, 0, 0, 0),
                        missed(second, 1),
                        ended(second, 0),
                        missed(third, 2),
                        ended(third, 0)),
                ticks.stream().flatMap(tick -> tick.events().stream()).toList());
    }

    @Test
    void shouldChargeNothingForWhatIsFree() {
        final long session = bookings.openSession(hour(1), MEMBERS, 0);
        final long booking = bookings.book(session, 1);

        bookings.to(hour(1));
        final Outcome tick = scene.tick();

        assertEquals(List.of(), tick.postings());
        assertEquals(new Outcome.Event(EventKind.BOOKING_CAPTURED, FACILITY, session, 1, 0, 0), last(tick));
        assertEquals(1, tick.touches().size());
        assertEquals(BookingState.CAPTURED, bookings.booking(booking).state());
    }

    @Test
    void shouldKeepTheLeadOfItsOpening() {
        final long session = bookings.openSession(hour(1), MEMBERS, 0);
        scene.set(Setting.LIGHT_LEAD_MINUTES, 0);

        bookings.to(hour(1) - 5 * MINUTE_MS);
        bookings.tickAll();
        assertEquals(SessionState.LIT, bookings.session(session).state());
        scene.accept(new BookingCommand.MoveSession(scene.nextId(), CALLER, session, hour(4), hour(5)));
        assertEquals(SessionState.PLANNED, bookings.session(session).state());
        bookings.to(hour(4) - 1);
        bookings.tickAll();
        assertEquals(SessionState.PLANNED, bookings.session(session).state());
        bookings.to(hour(4));
        bookings.tickAll();
        assertEquals(SessionState.STARTED, bookings.session(session).state());
    }

    @Test
    void shouldReleaseACancelledSessionOverSeveralTicks() {
        final long session = bookings.openSession(hour(1), MEMBERS, PRICE);
        for (int memberId = 1; memberId <= MEMBERS; memberId++) {
            bookings.book(session, memberId);
        }
        bookings.to(hour(1) - MINUTE_MS);
        bookings.tickAll();

        final Outcome cancelled = scene.accept(bookings.cancelSession(session));
        assertEquals(
                List.of(new Outcome.Event(EventKind.SESSION_CANCELLED, FACILITY, session, 0, MEMBERS, 0)),
                cancelled.events());
        assertEquals(List.of(), cancelled.touches());
        final long other = bookings.openSession(hour(1) + 30 * MINUTE_MS, MEMBERS, PRICE); // the space is free at once
        assertEquals(
                ResultCode.BOOKING_OVERLAPS,
                scene.apply(bookings.tryBook(other, 5)).code());
        assertEquals(
                List.of(released(session, 1), released(session, 2), released(session, 3), released(session, 4)),
                bookings.scene.tick().events());
        assertEquals(2, bookings.session(session).liveBookings());
        bookings.book(other, 4);
        assertEquals(PRICE, bookings.held(4));
        assertTrue(scene.tick().events().containsAll(List.of(released(session, 5), released(session, 6))));
        bookings.book(other, 5);
        assertEquals(0, bookings.held(6));
        assertEquals(SessionState.CANCELLED, bookings.session(session).state());
    }

    /** The deadline of what a cancelled session still owes is the moment of its cancelling: it stands behind what was due before. */
    @Test
    void shouldReleaseInOrderOfCancelling() {
        final long first = bookings.openSession(hour(5), MEMBERS, PRICE);
        final long second = bookings.openSession(hour(7), MEMBERS, PRICE);
        bookings.book(first, 1);
        bookings.book(second, 1);
        scene.accept(bookings.cancelSession(second));
        scene.advanceMs(1);
        scene.accept(bookings.cancelSession(first));

        assertEquals(List.of(released(second, 1), released(first, 1)), bookings.eventsOfTicks());
    }

    @Test
    void shouldLetCoinsExpireThatAHoldKeptOverTheirMonth() {
        scene.set(Setting.LOT_MONTHS, 1);
        scene.putMember(9, MemberStatus.ACTIVE);
        scene.grant(9, 10_00); // until the end of February
        final long march = hour(0) + 45 * DAY_MS;
        final long taken = bookings.openSession(march, 5, 4_00);
        final long cancelled = bookings.openSession(march + DAY_MS, 5, 6_00);
        bookings.book(taken, 9);
        bookings.book(cancelled, 9);
        bookings.to(march);
        bookings.tickAll();

        assertNotEquals(Calendar.monthOfTime(hour(0)) + 1, Calendar.monthOfTime(march));
        assertEquals(6_00, scene.member(9).balanceCenticoins());
        assertEquals(4_00, scene.ledger.balanceCenticoins(AccountKind.FACILITY, FACILITY));
        scene.accept(bookings.cancelSession(cancelled));
        final Outcome released = bookings.tickAll().get(0);

        assertEquals(List.of(released(cancelled, 9, 6_00)), released.events());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.MEMBER, 9, AccountKind.BREAKAGE, 0, 6_00)),
                released.postings());
        assertEquals(0, scene.member(9).balanceCenticoins());
    }

    private static Outcome.Event captured(final long session, final long memberId) {
        return new Outcome.Event(EventKind.BOOKING_CAPTURED, FACILITY, session, memberId, PRICE, 0);
    }

    private static Outcome.Event missed(final long session, final long memberId) {
        return new Outcome.Event(EventKind.NO_SHOW, FACILITY, session, memberId, 0, 0);
    }

    private static Outcome.Event ended(final long session, final long live) {
        return new Outcome.Event(EventKind.SESSION_ENDED, FACILITY, session, 0, live, 0);
    }

    private static Outcome.Event released(final long session, final long memberId) {
        return released(session, memberId, PRICE);
    }

    private static Outcome.Event released(final long session, final long memberId, final long amount) {
        return new Outcome.Event(EventKind.BOOKING_RELEASED, FACILITY, session, memberId, amount, 0);
    }

    private static Outcome.Event last(final Outcome outcome) {
        return outcome.events().get(outcome.events().size() - 1);
    }
}
