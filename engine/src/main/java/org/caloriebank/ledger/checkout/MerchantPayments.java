package org.caloriebank.ledger.checkout;

/** Is told of what merchants' holds paid and gave back, once that has been posted. Amounts are centicoins. */
public interface MerchantPayments {
    void onCaptured(long captureId, long merchantId, int memberRow, long amountCenticoins);

    /** @param refundedCenticoins by all refunds of the capture so far. */
    void onRefunded(long captureId, int memberRow, long capturedCenticoins, long refundedCenticoins);

    /** The capture cannot be refunded any more. */
    void onForgotten(long captureId);
}
