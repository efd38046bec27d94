package org.caloriebank.ledger.campaign;

/** What campaigns must know of earning and of shops. Answered by the ledger's root. */
public interface CampaignPorts {
    /** @return what the member's days from one to another, both included, have earned, as far as they are kept, centicoins. */
    long earnedCenticoins(int memberRow, int fromDay, int toDay);

    boolean isMerchant(long merchantId);
}
