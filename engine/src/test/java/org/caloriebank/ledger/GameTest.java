package org.caloriebank.ledger;

import static org.caloriebank.ledger.BookingScene.COINS;
import static org.caloriebank.ledger.BookingScene.FACILITY;
import static org.caloriebank.ledger.BookingScene.SPACE;
import static org.caloriebank.ledger.BookingScene.hour;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.protocol.BookingAnswer;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.SessionKind;
import org.caloriebank.protocol.codec.SessionState;
import org.caloriebank.protocol.codec.SpaceKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Open games: one holds the whole price, others join, and at the start all pay their share. */
class GameTest {
    private static final int PLAYERS_MAX = 8;
    private static final int PRICE_MAX = 400;

    private final BookingScene bookings = new BookingScene(PLAYERS_MAX);
    private final LedgerScene scene = bookings.scene;

    @AfterEach
    void close() {
        bookings.close();
    }

    @Test
    void shouldShareEachPriceToTheLastCenticoin() {
        for (int memberId = 1; memberId <= PLAYERS_MAX; memberId++) {
            scene.grant(memberId, 10 * COINS);
        }
        int hour = 1;
        for (int price = 0; price <= PRICE_MAX; price++) {
            price(price);
            for (int players = 1; players <= PLAYERS_MAX; players++) {
                final String game = "price " + price + ", players " + players;
                final long revenueBefore = revenue();
                final long[] spentBefore = spent();

                play(hour, players);

                final long share = price / players;
                final long[] spent = spent();
                assertEquals(price, revenue() - revenueBefore, game);
                assertEquals(price - (players - 1) * share, spent[1] - spentBefore[1], game);
                for (int memberId = 2; memberId <= PLAYERS_MAX; memberId++) {
                    assertEquals(memberId <= players ? share : 0, spent[memberId] - spentBefore[memberId], game);
                    assertEquals(0, bookings.held(memberId), game);
                }
                hour += 2;
            }
        }
    }

    private void play(final int hour, final int players) {
        final long game = bookings.openGame(1, hour(hour), PLAYERS_MAX);
        for (int memberId = 2; memberId <= players; memberId++) {
            bookings.book(game, memberId);
        }
        bookings.to(hour(hour + 1));
        bookings.tickAll();
    }

    @Test
    void shouldHoldTheWholePriceOfTheOrganiserAndHalfOfWhoJoins() {
        price(10_01);

        final Outcome opened = scene.accept(
                new BookingCommand.OpenGame(scene.nextId(), LedgerScene.CALLER, 3, SPACE, 1, hour(5), hour(6)));
        final Outcome joined = scene.accept(bookings.tryBook(opened.reference(), 2));

        final long game = opened.reference();
        assertEquals(10_01, opened.amountCenticoins());
        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.SESSION_OPENED, FACILITY, game, 1, hour(5), 0),
                        new Outcome.Event(EventKind.BOOKED, FACILITY, game, 1, 1, 0)),
                opened.events());
        assertEquals(1, opened.touches().size());
        assertEquals(10_01, bookings.held(1));
        assertEquals(5_00, joined.amountCenticoins());
        assertEquals(List.of(new Outcome.Event(EventKind.BOOKED, FACILITY, game, 2, 2, 0)), joined.events());
        assertEquals(5_00, bookings.held(2));
        assertEquals(
                new BookingAnswer.Session(
                        ResultCode.ACCEPTED,
                        game,
                        SPACE,
                        1,
                        hour(5),
                        hour(6),
                        10_01,
                        3,
                        2,
                        120,
                        0,
                        SessionKind.GAME,
                        SessionState.PLANNED),
                bookings.session(game));
        assertEquals(
                new BookingAnswer.Booking(
                        ResultCode.ACCEPTED, joined.reference(), game, 2, 5_00, 0, BookingState.BOOKED, false),
                bookings.booking(joined.reference()));
    }

    @Test
    void shouldKeepThePriceAndTheCutOffOfItsOpening() {
        price(10_00);
        final long game = bookings.openGame(1, hour(5), 4);
        final long joined = bookings.book(game, 2);
        price(20_00);
        scene.set(Setting.GAME_CUT_OFF_MINUTES, 240);

        bookings.to(hour(3));
        scene.accept(bookings.cancelBooking(joined));
        bookings.book(game, 3);
        bookings.to(hour(5));
        bookings.tickAll();

        assertEquals(5_00, bookings.spent(1));
        assertEquals(0, bookings.spent(2));
        assertEquals(5_00, bookings.spent(3));
    }

    @Test
    void shouldLetPlayersLeaveUntilTheCutOffToTheMillisecond() {
        final long game = bookings.openGame(1, hour(5), 4);
        final long joined = bookings.book(game, 2);
        final long late = bookings.book(game, 3);

        bookings.to(hour(3));
        final Outcome inTime = scene.apply(bookings.cancelBooking(joined));
        bookings.to(hour(3) + 1);
        final Outcome tooLate = scene.apply(bookings.cancelBooking(late));
        final Outcome organiserTooLate = scene.apply(bookings.cancelBooking(game));

        assertEquals(ResultCode.ACCEPTED, inTime.code());
        assertEquals(0, inTime.amountCenticoins());
        assertEquals(List.of(), inTime.postings());
        assertEquals(List.of(new Outcome.Event(EventKind.BOOKING_CANCELLED, FACILITY, game, 2, 2, 0)), inTime.events());
        assertEquals(0, bookings.held(2));
        assertEquals(ResultCode.CANCEL_TOO_LATE, tooLate.code());
        assertEquals(ResultCode.CANCEL_TOO_LATE, organiserTooLate.code());
        bookings.book(game, 2); // a place is taken again
    }

    @Test
    void shouldCancelTheGameWithItsOrganiser() {
        final long game = bookings.openGame(1, hour(5), 8);
        for (int memberId = 2; memberId <= 8; memberId++) {
            bookings.book(game, memberId);
        }

        final Outcome cancelled = scene.accept(bookings.cancelBooking(game));

        assertEquals(
                List.of(
                        new Outcome.Event(EventKind.BOOKING_CANCELLED, FACILITY, game, 1, 7, 0),
                        new Outcome.Event(EventKind.SESSION_CANCELLED, FACILITY, game, 0, 7, 0)),
                cancelled.events());
        assertEquals(1, cancelled.touches().size());
        assertEquals(0, bookings.held(1));
        assertEquals(5_00, bookings.held(2));
        bookings.openGame(1, hour(5), 2); // both the court and the organiser are free at once
        assertEquals(
                List.of(2L, 3L, 4L, 5L, 6L, 7L, 8L),
                bookings.eventsOfTicks().stream()
                        .filter(event -> event.kind() == EventKind.BOOKING_RELEASED && event.value() == 5_00)
                        .map(Outcome.Event::memberId)
                        .toList());
        for (int memberId = 2; memberId <= 8; memberId++) {
            assertEquals(0, bookings.held(memberId));
            assertEquals(
                    BookingState.RELEASED,
                    bookings.bookings(memberId, 0).bookings().get(0).state());
        }
        assertEquals(0, revenue());
    }

    private void price(final long priceCenticoins) {
        bookings.facilities.putSpace(SPACE, FACILITY, SpaceKind.COURT, 100, priceCenticoins, 0, 0);
    }

    private long revenue() {
        return scene.ledger.balanceCenticoins(AccountKind.FACILITY, FACILITY);
    }

    private long[] spent() {
        final long[] spent = new long[PLAYERS_MAX + 1];
        for (int memberId = 1; memberId <= PLAYERS_MAX; memberId++) {
            spent[memberId] = COINS - scene.member(memberId).balanceCenticoins();
        }
        return spent;
    }
}
