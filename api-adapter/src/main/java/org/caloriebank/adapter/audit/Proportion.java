package org.caloriebank.adapter.audit;

import java.math.BigInteger;

/** Shares of amounts, in whole units. */
final class Proportion {
    private Proportion() {}

    /**
     * @param total not negative, as is the part.
     * @param whole positive.
     * @return total x part / whole, rounded down; exact whatever the size.
     * @throws ArithmeticException if it does not fit.
     */
    static long floor(final long total, final long part, final long whole) {
        final long product = total * part;
        if (Math.multiplyHigh(total, part) == 0 && product >= 0) {
            return product / whole;
        }
        return wide(total, part, whole, 1);
    }

    /** The same, rounded to the nearest, halves up. */
    static long nearest(final long total, final long part, final long whole) {
        final long product = total * part;
        if (Math.multiplyHigh(total, part) == 0 && product >= 0) {
            return product / whole + (product % whole >= whole - product % whole ? 1 : 0);
        }
        return wide(Math.multiplyExact(2, total), part, whole, 2);
    }

    /** @return floor((total x part + (halves - 1) x whole) / (halves x whole)). */
    private static long wide(final long total, final long part, final long whole, final int halves) {
        final BigInteger divisor = BigInteger.valueOf(whole);
        return BigInteger.valueOf(total)
                .multiply(BigInteger.valueOf(part))
                .add(divisor.multiply(BigInteger.valueOf(halves - 1)))
                .divide(divisor.multiply(BigInteger.valueOf(halves)))
                .longValueExact();
    }
}
