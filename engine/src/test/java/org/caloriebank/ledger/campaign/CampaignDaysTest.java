package org.caloriebank.ledger.campaign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.caloriebank.protocol.Limits;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CampaignDaysTest {
    private static final int LAST_DAY = 60;

    /** Windows come and go; each day names its campaigns by id, and has room for four. */
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldNameTheCampaignsOfEachDayById(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        try (Campaigns campaigns = new Campaigns()) {
            final CampaignDays days = new CampaignDays();
            final Map<Integer, Integer> openByRow = new TreeMap<>();
            for (int i = 0; i < 40; i++) {
                campaigns.open(random.nextLong(1, Long.MAX_VALUE));
            }

            for (int step = 0; step < 2_000; step++) {
                final int row = random.nextInt(1, campaigns.end());
                if (openByRow.remove(row) != null) {
                    days.remove(campaigns, row);
                } else {
                    final int fromDay = random.nextInt(LAST_DAY);
                    final int toDay = random.nextInt(fromDay, LAST_DAY);
                    final boolean hasRoom = hasRoom(campaigns, openByRow, fromDay, toDay);
                    assertEquals(hasRoom, days.hasRoom(fromDay, toDay, 0), "seed " + seed + " step " + step);
                    if (hasRoom) {
                        CampaignRow.window(campaigns.address(row), fromDay, toDay);
                        openByRow.put(row, row);
                        days.add(campaigns, row);
                    }
                }
                final int day = random.nextInt(LAST_DAY);
                assertEquals(idsOn(campaigns, openByRow, day), ids(campaigns, days.on(day)), "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, Limits.EPOCH_DAY_MAX + 1, Integer.MAX_VALUE})
    void shouldHaveNoneOnDaysThatCannotBeNamed(final int day) {
        assertEquals(0, new CampaignDays().on(day));
    }

    private static boolean hasRoom(
            final Campaigns campaigns, final Map<Integer, Integer> openByRow, final int fromDay, final int toDay) {
        for (int day = fromDay; day <= toDay; day++) {
            if (idsOn(campaigns, openByRow, day).size() == CampaignDays.CAMPAIGNS_MAX) {
                return false;
            }
        }
        return true;
    }

    private static List<Long> idsOn(final Campaigns campaigns, final Map<Integer, Integer> openByRow, final int day) {
        return openByRow.keySet().stream()
                .map(campaigns::address)
                .filter(campaign -> CampaignRow.hasDay(campaign, day))
                .map(CampaignRow::id)
                .sorted()
                .toList();
    }

    private static List<Long> ids(final Campaigns campaigns, final long rowsOfDay) {
        final List<Long> ids = new ArrayList<>();
        for (long rows = rowsOfDay; rows != 0; rows = CampaignDays.rest(rows)) {
            ids.add(CampaignRow.id(campaigns.address(CampaignDays.first(rows))));
        }
        return ids;
    }
}
