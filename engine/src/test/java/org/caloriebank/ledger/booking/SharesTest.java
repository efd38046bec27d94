package org.caloriebank.ledger.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.caloriebank.protocol.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    @Test
    void shouldShareEachPriceToTheLastCenticoin() {
        for (long price = 0; price <= 400; price++) {
            for (int players = 1; players <= 64; players++) {
                final String game = "price " + price + ", players " + players;
                final long joined = Shares.joined(price, players);
                final long organiser = Shares.organiser(price, players);

                assertEquals(price, organiser + (players - 1) * joined, game);
                assertTrue(organiser - joined >= 0 && organiser - joined < players, game);
                assertTrue(players < 2 || joined <= Shares.mostOfJoined(price), game);
                assertTrue(organiser <= price, game);
            }
        }
    }

    @Test
    void shouldShareTheGreatestPrice() {
        assertEquals(15_625_000_000L, Shares.joined(Limits.AMOUNT_CENTICOINS_MAX, 64));
        assertEquals(15_625_000_000L, Shares.organiser(Limits.AMOUNT_CENTICOINS_MAX, 64));
        assertEquals(Limits.AMOUNT_CENTICOINS_MAX, Shares.late(Limits.AMOUNT_CENTICOINS_MAX, 10_000));
    }

    @ParameterizedTest
    @CsvSource({
        "0,     5000,   0",
        "1,     9999,   0",
        "1,    10000,   1",
        "999,   5000, 499",
        "1000,  3333, 333",
        "3,     3334,   1",
        "3,     3333,   0",
        "12345,    0,   0",
    })
    void shouldRoundALateShareDown(final long priceCenticoins, final int lateShareBp, final long expected) {
        assertEquals(expected, Shares.late(priceCenticoins, lateShareBp));
    }
}
