package org.caloriebank.ledger;

import org.caloriebank.ledger.checkout.MerchantPayments;

/** Tells campaigns of what merchants were paid. */
final class SpendingLinks implements MerchantPayments {
    private final Centre centre;

    SpendingLinks(final Centre centre) {
        this.centre = centre;
    }

    @Override
    public void onCaptured(
            final long captureId, final long merchantId, final int memberRow, final long amountCenticoins) {
        centre.campaign.onCaptured(captureId, merchantId, memberRow, amountCenticoins);
    }

    @Override
    public void onRefunded(
            final long captureId, final int memberRow, final long capturedCenticoins, final long refundedCenticoins) {
        centre.campaign.onRefunded(captureId, memberRow, capturedCenticoins, refundedCenticoins);
    }

    @Override
    public void onForgotten(final long captureId) {
        centre.campaign.onCaptureForgotten(captureId);
    }
}
