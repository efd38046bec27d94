package org.caloriebank.ledger.campaign;

import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;

/** A part of what members spend at chosen merchants, paid with the capture and taken back with its refunds. Owned by the ledger thread. */
final class RebatePayments {
    private final Campaigns campaigns;
    private final CampaignPairs merchants;
    private final Rebates rebates;
    private final CampaignCoins coins;
    private final Settings settings;
    private final OutcomeDraft outcome;

    /** @param merchants of the rebates, by campaign and merchant. */
    RebatePayments(
            final Campaigns campaigns,
            final CampaignPairs merchants,
            final Rebates rebates,
            final CampaignCoins coins,
            final Settings settings,
            final OutcomeDraft outcome) {
        this.campaigns = campaigns;
        this.merchants = merchants;
        this.rebates = rebates;
        this.coins = coins;
        this.settings = settings;
        this.outcome = outcome;
    }

    void onCaptured(final long captureId, final long merchantId, final long member, final long amountCenticoins) {
        final int month = outcome.month() + settings.rules().lotMonths;
        int previous = Rows.NULL_ROW;
        for (long rows = campaigns.rebatesOn(outcome.day()); rows != 0; rows = CampaignDays.rest(rows)) {
            final int campaign = CampaignDays.first(rows);
            final long rebate = payable(campaign, merchantId, amountCenticoins);
            if (rebate > 0) {
                coins.expire(member);
                coins.pay(campaign, member, month, rebate);
                previous = rebates.make(captureId, previous, campaign, month, rebate);
            }
        }
    }

    /** @param leftCenticoins what of the capture has not been refunded. */
    void onRefunded(final long captureId, final long member, final long leftCenticoins) {
        for (int row = rebates.find(captureId); row != Rows.NULL_ROW; row = rebates.next(row)) {
            final long kept = rebateOf(rebates.campaign(row), leftCenticoins);
            final long paid = rebates.paidCenticoins(row);
            if (paid > kept) {
                coins.expire(member);
                coins.takeBack(rebates.campaign(row), member, rebates.lotMonth(row), paid - kept);
                rebates.paidCenticoins(row, kept);
            }
        }
    }

    void onForgotten(final long captureId) {
        rebates.forget(captureId, campaigns);
    }

    private long payable(final int campaign, final long merchantId, final long amountCenticoins) {
        return merchants.find(campaign, merchantId) == Rows.NULL_ROW || rebates.isFull()
                ? 0
                : coins.payable(campaign, rebateOf(campaign, amountCenticoins));
    }

    private long rebateOf(final int campaign, final long amountCenticoins) {
        return amountCenticoins * CampaignRow.rateBp(campaigns.address(campaign)) / Multipliers.BASIS_POINTS;
    }
}
