package org.caloriebank.ledger.campaign;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CampaignKind;

/**
 * All campaigns, in the order they were opened, and which multipliers and rebates there are on a civil day. Owned by the ledger thread; allocates
 * nothing once made but pages of rows.
 */
final class Campaigns implements AutoCloseable {
    static final int CAMPAIGNS_MAX = 10_000;

    private final Rows rows = new Rows(CampaignRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    /** Challenges with participants, by when these are forgotten. */
    private final DeadlineHeap forgetting =
            new DeadlineHeap(rows, CampaignRow.ID, CampaignRow.FORGET_AT, CampaignRow.FORGET_POSITION);

    private final CampaignDays multipliers = new CampaignDays();
    private final CampaignDays rebates = new CampaignDays();

    /** @return the campaign's row, or {@link Rows#NULL_ROW}. */
    int find(final long campaignId) {
        return index.find(campaignId);
    }

    /** @return where the campaign's {@link CampaignRow} is. */
    long address(final int row) {
        return rows.address(row);
    }

    int count() {
        return rows.live();
    }

    /** @return one more than the last campaign's row; rows are dense from 1. */
    int end() {
        return rows.end();
    }

    /** @return the day's rebates, see {@link CampaignDays#on}. */
    long rebatesOn(final int epochDay) {
        return rebates.on(epochDay);
    }

    /** @return the days of campaigns of the kind; null for challenges, of which there may be any number on a day. */
    CampaignDays daysOf(final CampaignKind kind) {
        return switch (kind) {
            case MULTIPLIER -> multipliers;
            case REBATE -> rebates;
            default -> null;
        };
    }

    /** @return the row of a new campaign without any terms. */
    int open(final long campaignId) {
        final int row = rows.allocate();
        CampaignRow.id(rows.address(row), campaignId);
        index.add(campaignId, row);
        return row;
    }

    /** @return challenges by when their participants are forgotten. */
    DeadlineHeap forgetting() {
        return forgetting;
    }

    /** Prove budgets and days; {@code kept} is what is kept as paid, by row. */
    void verify(final Accounts accounts, final long[] keptByRow) {
        final long[] days = new long[CampaignKind.REBATE.value() + 1];
        for (int row = 1; row < rows.end(); row++) {
            final long campaign = rows.address(row);
            final long id = CampaignRow.id(campaign);
            final long paid = CampaignRow.paidCenticoins(campaign);
            check(paid >= 0 && paid <= CampaignRow.budgetCenticoins(campaign), "budget of campaign", id);
            check(accounts.balance(AccountKind.ISSUANCE, id) == -paid, "issuance of campaign", id);
            check(
                    keptByRow[row] + CampaignRow.paidForgottenCenticoins(campaign) == paid,
                    "sum of what was paid by campaign",
                    id);
            days[CampaignRow.kind(campaign).value()] +=
                    CampaignRow.toDay(campaign) - CampaignRow.fromDay(campaign) + 1L;
            final boolean hasParticipants = CampaignRow.firstParticipant(campaign) != Rows.NULL_ROW;
            check(forgetting.isQueued(row) == hasParticipants, "participants will be forgotten of campaign", id);
        }
        forgetting.verify();
        multipliers.verify(this, days[CampaignKind.MULTIPLIER.value()]);
        rebates.verify(this, days[CampaignKind.REBATE.value()]);
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            final long campaign = rows.address(row);
            for (int offset = 0; offset <= 64; offset += 8) {
                hash.add(UnsafeApi.getLong(campaign + offset));
            }
            hash.add(CampaignRow.rateBp(campaign));
            hash.add(CampaignRow.kind(campaign).value() << 1 | (CampaignRow.isTeam(campaign) ? 1 : 0));
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        forgetting.saveTo(sink);
        multipliers.saveTo(sink);
        rebates.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        forgetting.loadFrom(source);
        multipliers.loadFrom(source);
        rebates.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes() + forgetting.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        forgetting.close();
    }
}
