package org.caloriebank.ledger.campaign;

import org.caloriebank.ledger.memory.Rows;

/**
 * Bonuses on what a day earned: after each change of it, what a multiplier should have paid by now, less what it paid. Owned by the ledger thread;
 * allocates nothing.
 */
final class Multipliers {
    static final int BASIS_POINTS = 10_000;

    private final Campaigns campaigns;
    private final Bonuses bonuses;
    private final CampaignCoins coins;

    Multipliers(final Campaigns campaigns, final Bonuses bonuses, final CampaignCoins coins) {
        this.campaigns = campaigns;
        this.bonuses = bonuses;
        this.coins = coins;
    }

    /**
     * The member's expired lots have expired before the day's own earning was posted, and do not again.
     *
     * @param multipliers of the day, not 0.
     * @param lotMonth of what the day earns.
     */
    void onEarned(
            final long multipliers,
            final int memberRow,
            final long member,
            final int epochDay,
            final int earnedCenticoins,
            final int lotMonth) {
        for (long rows = multipliers; rows != 0; rows = CampaignDays.rest(rows)) {
            final int campaign = CampaignDays.first(rows);
            final int bonus = bonuses.find(memberRow, epochDay, campaign);
            final long paid = bonus == Rows.NULL_ROW ? 0 : bonuses.paidCenticoins(bonus);
            final long target =
                    (long) earnedCenticoins * CampaignRow.rateBp(campaigns.address(campaign)) / BASIS_POINTS;
            if (target < paid) {
                coins.takeBack(campaign, member, lotMonth, paid - target);
                bonuses.paidCenticoins(bonus, target);
            } else if (target > paid && (bonus != Rows.NULL_ROW || !bonuses.isFull())) {
                final long amount = coins.payable(campaign, target - paid);
                if (amount > 0) {
                    coins.pay(campaign, member, lotMonth, amount);
                    bonuses.paidCenticoins(
                            bonus == Rows.NULL_ROW ? bonuses.make(memberRow, epochDay, campaign) : bonus,
                            paid + amount);
                }
            }
        }
    }
}
