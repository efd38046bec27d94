package org.caloriebank.adapter.demo;

import java.util.List;
import org.caloriebank.protocol.Command.PutMerchant;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/** The merchants of the demonstration: one prices in coins, one in money, one takes gifts. */
final class Shops {
    static final long CAFE = 1;
    static final long BOOKSHOP = 2;
    static final long CHARITY = 3;
    static final List<Long> ALL = List.of(CAFE, BOOKSHOP, CHARITY);
    /** 25 coins for a euro. */
    static final int RATE_CENTICOINS = 2_500;

    static final int RATE_MINOR_UNITS = 100;
    private static final String CURRENCY = "EUR";

    private Shops() {}

    static String nameOf(final long merchantId) {
        if (merchantId == CAFE) {
            return "Corner Cafe";
        }
        return merchantId == BOOKSHOP ? "Book Shop" : "Food Bank";
    }

    static PutMerchant put(final long merchantId, final long callerId) {
        final boolean hasRate = merchantId == BOOKSHOP;
        return new PutMerchant(
                CommandId.ofText("demo merchant " + merchantId),
                callerId,
                merchantId,
                hasRate ? RATE_CENTICOINS : 0,
                hasRate ? RATE_MINOR_UNITS : 0,
                hasRate ? CURRENCY : "",
                merchantId == CHARITY ? MerchantKind.CHARITY : MerchantKind.SHOP,
                MerchantStatus.ACTIVE);
    }

    /** @return the price in coins, rounded up to a whole centicoin, as the rules say. */
    static long centicoinsOf(final long minorUnits) {
        return (minorUnits * RATE_CENTICOINS + RATE_MINOR_UNITS - 1) / RATE_MINOR_UNITS;
    }
}
