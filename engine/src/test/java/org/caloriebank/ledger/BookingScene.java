package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.BookingQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.SpaceKind;

/** Facility 1 with a court, space 1, and members with coins, for tests of sessions and bookings. */
final class BookingScene implements AutoCloseable {
    static final long MINUTE_MS = 60_000;
    static final long SPACE = 1;
    static final long FACILITY = 1;
    static final long COINS = 1_000_00;

    final LedgerScene scene = new LedgerScene();
    final FacilityScene facilities = new FacilityScene(scene);

    BookingScene(final int members) {
        facilities.putFacility(FACILITY, 1_000, 0, 0);
        facilities.putSpace(SPACE, FACILITY, SpaceKind.COURT, 100, 10_00, 0, 0);
        for (int memberId = 1; memberId <= members; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
            scene.grant(memberId, COINS);
        }
    }

    /** @return that many hours after the scene's beginning, ms. */
    static long hour(final int hours) {
        return LedgerScene.START_MS + hours * HOUR_MS;
    }

    void to(final long timeMs) {
        scene.advanceMs(timeMs - scene.nowMs());
    }

    /** An hour from the time on. */
    long openSession(final long startMs, final int capacity, final long price) {
        return openSession(SPACE, startMs, startMs + HOUR_MS, capacity, price, 60, 5_000);
    }

    long openSession(
            final long spaceId,
            final long startMs,
            final long endMs,
            final int capacity,
            final long price,
            final int cutOffMinutes,
            final int lateShareBp) {
        return scene.accept(new BookingCommand.OpenSession(
                        scene.nextId(), CALLER, capacity, spaceId, startMs, endMs, price, cutOffMinutes, lateShareBp))
                .reference();
    }

    long openGame(final long memberId, final long startMs, final int players) {
        return scene.accept(new BookingCommand.OpenGame(
                        scene.nextId(), CALLER, players, SPACE, memberId, startMs, startMs + HOUR_MS))
                .reference();
    }

    long book(final long sessionId, final long memberId) {
        return scene.accept(tryBook(sessionId, memberId)).reference();
    }

    BookingCommand.Book tryBook(final long sessionId, final long memberId) {
        return new BookingCommand.Book(scene.nextId(), CALLER, sessionId, memberId);
    }

    BookingCommand.CancelBooking cancelBooking(final long bookingId) {
        return new BookingCommand.CancelBooking(scene.nextId(), CALLER, bookingId);
    }

    BookingCommand.CancelSession cancelSession(final long sessionId) {
        return new BookingCommand.CancelSession(scene.nextId(), CALLER, true, sessionId);
    }

    /** @return outcomes of the ticks it takes until nothing is due. */
    List<Outcome> tickAll() {
        final List<Outcome> ticks = new ArrayList<>();
        while (scene.ledger.dueAtMs() <= scene.nowMs()) {
            ticks.add(scene.tick());
        }
        return ticks;
    }

    /** @return the events of the ticks it takes until nothing is due. */
    List<Outcome.Event> eventsOfTicks() {
        return tickAll().stream().flatMap(tick -> tick.events().stream()).toList();
    }

    BookingAnswer.Session session(final long sessionId) {
        return (BookingAnswer.Session) scene.port.answer(new BookingQuery.Session(sessionId));
    }

    BookingAnswer.Booking booking(final long bookingId) {
        return (BookingAnswer.Booking) scene.port.answer(new BookingQuery.Booking(bookingId));
    }

    BookingAnswer.Sessions sessions(
            final long fromMs, final long toMs, final long afterStartMs, final long afterSessionId) {
        return (BookingAnswer.Sessions)
                scene.port.answer(new BookingQuery.Sessions(SPACE, fromMs, toMs, afterStartMs, afterSessionId));
    }

    BookingAnswer.Bookings bookings(final long memberId, final long beforeBookingId) {
        return (BookingAnswer.Bookings) scene.port.answer(new BookingQuery.MemberBookings(memberId, beforeBookingId));
    }

    long held(final long memberId) {
        return scene.member(memberId).heldCenticoins();
    }

    long spent(final long memberId) {
        return COINS - scene.member(memberId).balanceCenticoins();
    }

    /** The member came into the space, as a tap would tell. */
    void enter(final long memberId, final long spaceId) {
        final Centre centre = scene.ledger.centre();
        centre.booking.onEntered((int) memberId, centre.spaces.find(spaceId)); // members are opened by number
    }

    @Override
    public void close() {
        scene.close();
    }
}
