package org.caloriebank.adapter.audit;

import org.agrona.DirectBuffer;
import org.agrona.collections.Long2ObjectHashMap;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CaptureHoldDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.PlaceHoldDecoder;
import org.caloriebank.protocol.codec.PutMerchantDecoder;
import org.caloriebank.protocol.codec.RefundDecoder;
import org.caloriebank.protocol.codec.VoidHoldDecoder;

/**
 * What captures and refunds of one merchant are in money, for holds whose price was given in money.
 * <p>
 * A hold of price P minor units set aside A centicoins. When captures have taken C of them, they stand for P x C / A minor units rounded to the nearest (halves up), and
 * a capture is worth the difference it makes. When refunds have given back R of a capture of c centicoins worth m, they stand for m x R / c rounded likewise, and a
 * refund is worth the difference it makes. So a hold captured whole, in whatever pieces, is worth exactly its price, a capture refunded whole exactly what it was
 * worth, and no piece differs from its exact share by a minor unit or more.
 */
final class MoneyPrices {
    /** No merchant has this id: nothing has a price. */
    static final long NOBODY = 0;

    private static final int FORGET_AT_COUNT_MIN = 1_024;

    private final long merchantId;
    private final Long2ObjectHashMap<Hold> holdById = new Long2ObjectHashMap<>();
    private final Long2ObjectHashMap<Capture> captureById = new Long2ObjectHashMap<>();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final PutMerchantDecoder putMerchant = new PutMerchantDecoder();
    private final PlaceHoldDecoder placeHold = new PlaceHoldDecoder();
    private final CaptureHoldDecoder captureHold = new CaptureHoldDecoder();
    private final VoidHoldDecoder voidHold = new VoidHoldDecoder();
    private final RefundDecoder refund = new RefundDecoder();
    /** Of the merchant now; a hold keeps the one it was placed with. */
    private String merchantCurrency = "";

    private boolean isMerchantKnown;
    private String currency = "";
    private long minorUnits;
    private int forgetAtCount = FORGET_AT_COUNT_MIN;

    /** A price in money and how much of the hold was captured. */
    private static final class Hold {
        private final String currency;
        private final long priceMinorUnits;
        private final long amountCenticoins;
        private final long deadlineMs;
        private long capturedCenticoins;

        Hold(final String currency, final long priceMinorUnits, final long amountCenticoins, final long deadlineMs) {
            this.currency = currency;
            this.priceMinorUnits = priceMinorUnits;
            this.amountCenticoins = amountCenticoins;
            this.deadlineMs = deadlineMs;
        }
    }

    /** A capture of such a hold and how much of it was refunded. */
    private static final class Capture {
        private final Hold hold;
        private final long amountCenticoins;
        private final long amountMinorUnits;
        private final long timeMs;
        private long refundedCenticoins;

        Capture(final Hold hold, final long timeMs, final long amountCenticoins, final long amountMinorUnits) {
            this.hold = hold;
            this.timeMs = timeMs;
            this.amountCenticoins = amountCenticoins;
            this.amountMinorUnits = amountMinorUnits;
        }
    }

    MoneyPrices(final long merchantId) {
        this.merchantId = merchantId;
    }

    /** @return currency of what {@link #onCapture} or {@link #onRefund} was last told of; empty when its price was not in money. */
    String currency() {
        return currency;
    }

    /** @return its worth, not negative. */
    long minorUnits() {
        return minorUnits;
    }

    /** @return whether the merchant was opened. */
    boolean isMerchantKnown() {
        return isMerchantKnown;
    }

    /** An accepted command, not a duplicate: it may set a rate, price a hold or close one. */
    void onAccepted(
            final int templateId,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final long amountCenticoins) {
        switch (templateId) {
            case PutMerchantDecoder.TEMPLATE_ID -> {
                if (putMerchant
                                .wrapAndApplyHeader(buffer, commandOffset, header)
                                .merchantId()
                        == merchantId) {
                    isMerchantKnown = true;
                    merchantCurrency = putMerchant.currency().trim();
                }
            }
            case PlaceHoldDecoder.TEMPLATE_ID -> {
                placeHold.wrapAndApplyHeader(buffer, commandOffset, header);
                final long priceMinorUnits = placeHold.amountMinorUnits();
                if (placeHold.merchantId() == merchantId && priceMinorUnits != Limits.NULL_AMOUNT) {
                    final long deadlineMs = timeMs + placeHold.ttlMs();
                    holdById.put(sequence, new Hold(merchantCurrency, priceMinorUnits, amountCenticoins, deadlineMs));
                    forgetWhenMany(timeMs);
                }
            }
            case VoidHoldDecoder.TEMPLATE_ID ->
                holdById.remove(voidHold.wrapAndApplyHeader(buffer, commandOffset, header)
                        .holdId());
            default -> {}
        }
    }

    /** @param amountCenticoins captured by the command; its sequence names the capture. */
    void onCapture(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final long amountCenticoins) {
        captureHold.wrapAndApplyHeader(buffer, commandOffset, header);
        final Hold hold = holdById.get(captureHold.holdId());
        if (hold == null) {
            none();
            return;
        }
        final long before = Proportion.nearest(hold.priceMinorUnits, hold.capturedCenticoins, hold.amountCenticoins);
        hold.capturedCenticoins += amountCenticoins;
        currency = hold.currency;
        minorUnits = Proportion.nearest(hold.priceMinorUnits, hold.capturedCenticoins, hold.amountCenticoins) - before;
        captureById.put(sequence, new Capture(hold, timeMs, amountCenticoins, minorUnits));
        if (captureHold.isFinal() == 1 || hold.capturedCenticoins == hold.amountCenticoins) {
            holdById.remove(captureHold.holdId());
        }
    }

    /** @param amountCenticoins refunded by the command, positive. */
    void onRefund(final DirectBuffer buffer, final int commandOffset, final long amountCenticoins) {
        refund.wrapAndApplyHeader(buffer, commandOffset, header);
        final Capture capture = captureById.get(refund.captureId());
        if (capture == null) {
            none();
            return;
        }
        final long before =
                Proportion.nearest(capture.amountMinorUnits, capture.refundedCenticoins, capture.amountCenticoins);
        capture.refundedCenticoins += amountCenticoins;
        currency = capture.hold.currency;
        minorUnits = Proportion.nearest(capture.amountMinorUnits, capture.refundedCenticoins, capture.amountCenticoins)
                - before;
        if (capture.refundedCenticoins == capture.amountCenticoins) {
            captureById.remove(refund.captureId());
        }
    }

    /** Holds past their deadline are never captured again, and captures past every window never refunded. */
    private void forgetWhenMany(final long nowMs) {
        if (holdById.size() + captureById.size() >= forgetAtCount) {
            holdById.values().removeIf(hold -> hold.deadlineMs <= nowMs);
            captureById.values().removeIf(capture -> nowMs - capture.timeMs > Setting.REFUND_WINDOW_MS.max());
            forgetAtCount = Math.max(FORGET_AT_COUNT_MIN, 2 * (holdById.size() + captureById.size()));
        }
    }

    private void none() {
        currency = Settlement.NO_CURRENCY;
        minorUnits = 0;
    }
}
