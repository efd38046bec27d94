package org.caloriebank.workload;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices of one workload. The sequence is a function of the seed on every platform. */
final class Dice {
    private static final int TROUBLED_PER_MILLE = 150;

    private final SplittableRandom random;
    private final int oddPerMille;

    Dice(final long seed, final int oddPerMille) {
        random = new SplittableRandom(seed);
        this.oddPerMille = oddPerMille;
    }

    boolean chance(final int perMille) {
        return random.nextInt(1_000) < perMille;
    }

    /** @return whether a field should be outside its usual range. */
    boolean isOdd() {
        return chance(oddPerMille);
    }

    /** @return whether somebody should be suspended or closed: never in a workload without odd fields. */
    boolean isTroubled() {
        return oddPerMille > 0 && chance(TROUBLED_PER_MILLE);
    }

    int between(final int first, final int last) {
        return (int) between((long) first, last);
    }

    long between(final long first, final long last) {
        return random.nextLong(first, last + 1);
    }

    /** @return mostly small, now and then up to the greatest. */
    int skewed(final int max) {
        final int bound =
                switch (random.nextInt(4)) {
                    case 0 -> max;
                    case 1 -> max / 4;
                    default -> max / 20;
                };
        return random.nextInt(bound + 1);
    }

    int odd(final int... values) {
        return values[random.nextInt(values.length)];
    }

    long odd(final long... values) {
        return values[random.nextInt(values.length)];
    }

    <T> T of(final List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    /** @return one of the last few most of the time, any of them otherwise; the list is not empty. */
    <T> T recent(final List<T> values) {
        final int span = chance(900) ? Math.min(12, values.size()) : values.size();
        return values.get(values.size() - 1 - random.nextInt(span));
    }
}
