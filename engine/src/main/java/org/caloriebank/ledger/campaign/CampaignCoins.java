package org.caloriebank.ledger.campaign;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;

/**
 * Pays out of a campaign's budget and into it. Members are given by the address of their row, months are expiry months of lots; each payment is an
 * event. Owned by the ledger thread; allocates nothing.
 */
final class CampaignCoins {
    private final Campaigns campaigns;
    private final Accounts accounts;
    private final OutcomeDraft outcome;

    CampaignCoins(final Campaigns campaigns, final Accounts accounts, final OutcomeDraft outcome) {
        this.campaigns = campaigns;
        this.accounts = accounts;
        this.outcome = outcome;
    }

    /** @return what of the amount the budget can pay, 0 or more. */
    long payable(final int campaign, final long wantedCenticoins) {
        final long address = campaigns.address(campaign);
        return Math.min(wantedCenticoins, CampaignRow.budgetCenticoins(address) - CampaignRow.paidCenticoins(address));
    }

    /** Debt is repaid first; not more than is payable, and more than 0. The member's expired lots have expired before. */
    void pay(final int campaign, final long member, final int month, final long amountCenticoins) {
        accounts.grant(AccountKind.ISSUANCE, idOf(campaign), member, month, amountCenticoins);
        note(EventKind.CAMPAIGN_PAID, campaign, member, amountCenticoins, amountCenticoins);
    }

    /** From the lot of the month first; what the member has not got becomes debt. The member's expired lots have expired before. */
    void takeBack(final int campaign, final long member, final int month, final long amountCenticoins) {
        accounts.takeBack(AccountKind.ISSUANCE, idOf(campaign), member, month, amountCenticoins);
        note(EventKind.CAMPAIGN_TAKEN_BACK, campaign, member, amountCenticoins, -amountCenticoins);
    }

    void expire(final long member) {
        accounts.expire(member);
    }

    private long idOf(final int campaign) {
        return CampaignRow.id(campaigns.address(campaign));
    }

    private void note(
            final EventKind kind,
            final int campaign,
            final long member,
            final long amountCenticoins,
            final long paidCenticoins) {
        final long address = campaigns.address(campaign);
        CampaignRow.paidCenticoins(address, CampaignRow.paidCenticoins(address) + paidCenticoins);
        outcome.event(
                kind,
                0,
                CampaignRow.id(address),
                MemberRow.memberId(member),
                amountCenticoins,
                CampaignRow.kind(address).value());
    }
}
