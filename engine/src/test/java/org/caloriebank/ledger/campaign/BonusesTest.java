package org.caloriebank.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StatePipe;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BonusesTest {
    private static final int DAY = 20_000;

    private final Campaigns campaigns = new Campaigns();
    private final Bonuses bonuses = new Bonuses();
    private final int campaign = campaigns.open(7);

    @AfterEach
    void close() {
        campaigns.close();
        bonuses.close();
    }

    private void put(final int memberRow, final int epochDay, final long paidCenticoins) {
        bonuses.paidCenticoins(bonuses.make(memberRow, epochDay, campaign), paidCenticoins);
    }

    @Test
    void shouldBeForgottenByDayFromTheThirtyFourthDayAfterOn() {
        put(1, DAY + 2, 30);
        put(1, DAY, 10);
        put(2, DAY, 5);
        put(1, DAY + 1, 20);

        assertEquals((DAY + 34) * Calendar.DAY_MS, bonuses.forgettingDueAtMs());
        bonuses.forgetFirst(campaigns);
        bonuses.forgetFirst(campaigns);
        assertEquals((DAY + 35) * Calendar.DAY_MS, bonuses.forgettingDueAtMs());
        assertEquals(Rows.NULL_ROW, bonuses.find(1, DAY, campaign));
        assertEquals(15, CampaignRow.paidForgottenCenticoins(campaigns.address(campaign)));
        assertKept(50);
        bonuses.forgetFirst(campaigns);
        bonuses.forgetFirst(campaigns);
        assertEquals(Long.MAX_VALUE, bonuses.forgettingDueAtMs());
        assertKept(0);
    }

    @Test
    void shouldBeWhatWasSavedForMoreDaysThanUsual() {
        for (int i = 0; i < 200; i++) {
            put(1 + i % 3, DAY + i * 37 % 200, i);
        }

        try (Bonuses copy = new Bonuses()) {
            StatePipe.pass(bonuses::saveTo, copy::loadFrom);

            for (int i = 0; i < 200; i++) {
                assertEquals(i, copy.paidCenticoins(copy.find(1 + i % 3, DAY + i * 37 % 200, campaign)));
            }
            assertEquals(bonuses.forgettingDueAtMs(), copy.forgettingDueAtMs());
        }
        assertKept(199 * 100);
    }

    private void assertKept(final long paidCenticoins) {
        final long[] kept = new long[2];
        bonuses.addPaidTo(kept);
        assertArrayEquals(new long[] {0, paidCenticoins}, kept);
    }
}
