package org.caloriebank.adapter.audit;

import java.util.Locale;

/** Amounts within sentences. */
final class CoinText {
    private static final int CENTICOINS_PER_COIN = 100;

    private CoinText() {}

    /** @return such as 12.05, of an amount that is not negative. */
    static String of(final long centicoins) {
        return String.format(
                Locale.ROOT, "%d.%02d", centicoins / CENTICOINS_PER_COIN, centicoins % CENTICOINS_PER_COIN);
    }

    /** @return such as 12.05 coins. */
    static String coins(final long centicoins) {
        return of(centicoins) + " coins";
    }
}
