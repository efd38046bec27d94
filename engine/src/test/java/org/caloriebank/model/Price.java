package org.caloriebank.model;

import java.math.BigInteger;
import org.caloriebank.protocol.Limits;

/** What a hold costs, and the money and rate it was worked out from. */
record Price(long centicoins, long minorUnits, int rateCenticoins, int rateMinorUnits) {
    static Price inCoins(final long centicoins) {
        return new Price(centicoins, Limits.NULL_AMOUNT, 0, 0);
    }

    /** @return the price rounded up, or null when it is above the limit for amounts of coins. */
    static Price inMoney(final long minorUnits, final NaiveMerchant merchant) {
        final BigInteger rateMinorUnits = BigInteger.valueOf(merchant.rateMinorUnits());
        final BigInteger centicoins = BigInteger.valueOf(minorUnits)
                .multiply(BigInteger.valueOf(merchant.rateCenticoins()))
                .add(rateMinorUnits.subtract(BigInteger.ONE))
                .divide(rateMinorUnits);
        if (centicoins.compareTo(BigInteger.valueOf(Limits.AMOUNT_CENTICOINS_MAX)) > 0) {
            return null;
        }
        return new Price(centicoins.longValueExact(), minorUnits, merchant.rateCenticoins(), merchant.rateMinorUnits());
    }
}
