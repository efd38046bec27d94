package org.caloriebank.model;

import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CampaignKind;

/** Section 13: a part of what is spent at chosen merchants comes back. */
final class RebateRules {
    private final NaiveState state;
    private final CoinRules coins;
    private final CampaignPay pay;

    RebateRules(final NaiveState state, final CoinRules coins, final CampaignPay pay) {
        this.state = state;
        this.coins = coins;
        this.pay = pay;
    }

    /** What a campaign has paid for a capture. */
    static final class Rebate {
        final NaiveCampaign campaign;
        final int month;
        long paidCenticoins;

        Rebate(final NaiveCampaign campaign, final int month, final long paidCenticoins) {
            this.campaign = campaign;
            this.month = month;
            this.paidCenticoins = paidCenticoins;
        }
    }

    void onCaptured(final NaiveHold.Capture capture, final OutcomeDraft draft) {
        final NaiveMember member = capture.hold.member;
        final int month = state.monthNow() + (int) state.settings.of(Setting.LOT_MONTHS);
        for (final NaiveCampaign campaign : state.campaignById.values()) {
            final long rebate = isPaying(campaign, capture) ? campaign.shareOf(capture.amountCenticoins) : 0;
            if (Math.min(rebate, campaign.budgetLeftCenticoins()) > 0) {
                coins.expireLots(member, draft);
                final long paid = pay.pay(campaign, member, rebate, month, draft);
                capture.rebates.add(new Rebate(campaign, month, paid));
            }
        }
    }

    private boolean isPaying(final NaiveCampaign campaign, final NaiveHold.Capture capture) {
        return campaign.is(CampaignKind.REBATE)
                && campaign.isOn(state.utcDay())
                && campaign.merchantIds.contains(capture.hold.payeeId);
    }

    void onRefunded(final NaiveHold.Capture capture, final OutcomeDraft draft) {
        final long spent = capture.amountCenticoins - capture.refundedCenticoins();
        for (final Rebate rebate : capture.rebates) {
            final long tooMuch = Math.max(0, rebate.paidCenticoins - rebate.campaign.shareOf(spent));
            if (tooMuch > 0) {
                coins.expireLots(capture.hold.member, draft);
            }
            rebate.paidCenticoins -= tooMuch;
            pay.takeBack(rebate.campaign, capture.hold.member, tooMuch, rebate.month, draft);
        }
    }
}
