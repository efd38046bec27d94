package org.caloriebank.model;

import org.caloriebank.protocol.Command.PutMerchant;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/** A merchant as last put. */
record NaiveMerchant(
        long merchantId,
        int rateCenticoins,
        int rateMinorUnits,
        String currency,
        MerchantKind kind,
        MerchantStatus status) {
    static NaiveMerchant of(final PutMerchant command) {
        return new NaiveMerchant(
                command.merchantId(),
                command.rateCenticoins(),
                command.rateMinorUnits(),
                command.currency(),
                command.kind(),
                command.status());
    }

    boolean isActive() {
        return status == MerchantStatus.ACTIVE;
    }

    boolean hasRate() {
        return rateCenticoins > 0;
    }
}
