package org.caloriebank.ledger;

import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.campaign.CampaignPorts;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.merchant.Merchants;

/** Tells campaigns what they must know of earning and of shops. */
final class CampaignLinks implements CampaignPorts {
    private final Members members;
    private final Days days;
    private final Merchants merchants;

    CampaignLinks(final Members members, final Days days, final Merchants merchants) {
        this.members = members;
        this.days = days;
        this.merchants = merchants;
    }

    @Override
    public long earnedCenticoins(final int memberRow, final int fromDay, final int toDay) {
        return days.earnedCenticoins(members.address(memberRow), fromDay, toDay);
    }

    @Override
    public boolean isMerchant(final long merchantId) {
        return merchants.find(merchantId) != Rows.NULL_ROW;
    }
}
