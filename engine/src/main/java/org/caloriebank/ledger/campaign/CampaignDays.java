package org.caloriebank.ledger.campaign;

import static org.caloriebank.ledger.memory.Invariant.check;

import java.util.Arrays;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.Limits;

/**
 * Which campaigns of one kind there are on each civil day: up to four, by their rows of 16 bits in one word, that of the least id in the low bits. So a
 * report on a day without a campaign reads one word, which the report before it has read too. Owned by the ledger thread; allocates nothing once made.
 */
final class CampaignDays {
    static final int CAMPAIGNS_MAX = 4;

    private static final int ROW_BITS = 16;
    private static final int ROW_MASK = (1 << ROW_BITS) - 1;

    private final long[] rowsByDay = new long[Limits.EPOCH_DAY_MAX + 1];

    /** @return rows of the day's campaigns, for {@link #first} and {@link #rest}; 0 for none. */
    long on(final int epochDay) {
        return (epochDay & ~Limits.EPOCH_DAY_MAX) == 0 ? rowsByDay[epochDay] : 0;
    }

    /** @return what {@link #on} answers, by day; to be read only. */
    long[] rowsByDay() {
        return rowsByDay;
    }

    /** @return row of the campaign with the least id. */
    static int first(final long rows) {
        return (int) rows & ROW_MASK;
    }

    /** @return the rows without the first, 0 when there are no more. */
    static long rest(final long rows) {
        return rows >>> ROW_BITS;
    }

    /** @return whether each day has room for a campaign that is there already in this row, or for one more when it is 0. */
    boolean hasRoom(final int fromDay, final int toDay, final int row) {
        for (int day = fromDay; day <= toDay; day++) {
            int others = 0;
            for (long rows = rowsByDay[day]; rows != 0; rows = rest(rows)) {
                others += first(rows) == row ? 0 : 1;
            }
            if (others == CAMPAIGNS_MAX) {
                return false;
            }
        }
        return true;
    }

    void add(final Campaigns campaigns, final int row) {
        final long campaign = campaigns.address(row);
        final long campaignId = CampaignRow.id(campaign);
        for (int day = CampaignRow.fromDay(campaign); day <= CampaignRow.toDay(campaign); day++) {
            final long rows = rowsByDay[day];
            int shift = 0;
            while (rows >>> shift != 0 && CampaignRow.id(campaigns.address(first(rows >>> shift))) < campaignId) {
                shift += ROW_BITS;
            }
            final long smaller = rows & (1L << shift) - 1;
            final long greater = (rows ^ smaller) << ROW_BITS;
            rowsByDay[day] = smaller | (long) row << shift | greater;
        }
    }

    void remove(final Campaigns campaigns, final int row) {
        final long campaign = campaigns.address(row);
        for (int day = CampaignRow.fromDay(campaign); day <= CampaignRow.toDay(campaign); day++) {
            final long rows = rowsByDay[day];
            int shift = 0;
            while (first(rows >>> shift) != row) {
                shift += ROW_BITS;
            }
            final long smaller = rows & (1L << shift) - 1;
            rowsByDay[day] = smaller | (rows ^ smaller ^ (long) row << shift) >>> ROW_BITS;
        }
    }

    /** Prove that each day has its campaigns by id, and no others. */
    void verify(final Campaigns campaigns, final long campaignDays) {
        long found = 0;
        for (int day = 0; day < rowsByDay.length; day++) {
            long previousId = 0;
            for (long rows = rowsByDay[day]; rows != 0; rows = rest(rows)) {
                final long campaign = campaigns.address(first(rows));
                check(CampaignRow.hasDay(campaign, day), "window of campaign", CampaignRow.id(campaign));
                check(CampaignRow.id(campaign) > previousId, "campaigns of a day by id", day);
                previousId = CampaignRow.id(campaign);
                found++;
            }
        }
        check(found == campaignDays, "days of all campaigns");
    }

    /** Words, not memory: they are there as soon as they are loaded. */
    void saveTo(final StateSink sink) {
        int days = 0;
        for (final long rows : rowsByDay) {
            days += rows == 0 ? 0 : 1;
        }
        sink.word(days);
        for (int day = 0; day < rowsByDay.length; day++) {
            if (rowsByDay[day] != 0) {
                sink.word(day);
                sink.word(rowsByDay[day]);
            }
        }
    }

    void loadFrom(final StateSource source) {
        Arrays.fill(rowsByDay, 0);
        for (long days = source.word(); days > 0; days--) {
            final int day = (int) source.word();
            rowsByDay[day] = source.word();
        }
    }
}
