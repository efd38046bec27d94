package org.caloriebank.model;

import static org.caloriebank.protocol.codec.AccountKind.ISSUANCE;
import static org.caloriebank.protocol.codec.EventKind.CAMPAIGN_PAID;
import static org.caloriebank.protocol.codec.EventKind.CAMPAIGN_TAKEN_BACK;

import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.codec.EventKind;

/** Section 13: how campaigns pay out of their budgets, and take back. Expired lots are others' business. */
final class CampaignPay {
    private final CoinRules coins;

    CampaignPay(final CoinRules coins) {
        this.coins = coins;
    }

    /** Pay at most what the budget has left; answers how much that was. */
    long pay(
            final NaiveCampaign campaign,
            final NaiveMember member,
            final long centicoins,
            final int month,
            final OutcomeDraft draft) {
        final long paid = Math.min(centicoins, campaign.budgetLeftCenticoins());
        if (paid > 0) {
            campaign.paidCenticoins += paid;
            coins.give(member, new Account(ISSUANCE, campaign.campaignId), paid, month, draft);
            tell(CAMPAIGN_PAID, campaign, member, paid, draft);
        }
        return paid;
    }

    void takeBack(
            final NaiveCampaign campaign,
            final NaiveMember member,
            final long centicoins,
            final int month,
            final OutcomeDraft draft) {
        if (centicoins > 0) {
            campaign.paidCenticoins -= centicoins;
            coins.take(member, new Account(ISSUANCE, campaign.campaignId), centicoins, month, draft);
            tell(CAMPAIGN_TAKEN_BACK, campaign, member, centicoins, draft);
        }
    }

    private static void tell(
            final EventKind kind,
            final NaiveCampaign campaign,
            final NaiveMember member,
            final long centicoins,
            final OutcomeDraft draft) {
        draft.event(
                kind,
                0,
                campaign.campaignId,
                member.memberId,
                centicoins,
                campaign.terms.kind().value());
        draft.touch(member);
    }
}
