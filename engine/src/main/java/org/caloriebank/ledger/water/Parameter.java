package org.caloriebank.ledger.water;

/** What is measured of water, numbered from 1 as in {@code docs/CENTRE-RULES.md}; arrays of readings stand in that order, from 0. */
final class Parameter {
    static final int COUNT = 6;
    /** Not measured; as a bound: none. */
    static final int NULL_READING = Integer.MIN_VALUE;

    /** No water is outside these, whatever a sensor says: units are those of the protocol's fields. */
    private static final int[] LEAST_POSSIBLE = {0, 0, 0, 0, -2_000, -500};

    private static final int[] GREATEST_POSSIBLE = {1_400, 50_000, 50_000, 100_000, 2_000, 10_000};

    private Parameter() {}

    /** @return whether there can be water of which each reading given is true. */
    static boolean arePossible(final int[] readings) {
        for (int i = 0; i < COUNT; i++) {
            if (readings[i] != NULL_READING
                    && (readings[i] < LEAST_POSSIBLE[i] || readings[i] > GREATEST_POSSIBLE[i])) {
                return false;
            }
        }
        return true;
    }

    /** @return a bit for each reading that is given, the lowest for the first parameter. */
    static int given(final int[] readings) {
        int given = 0;
        for (int i = 0; i < COUNT; i++) {
            given |= readings[i] == NULL_READING ? 0 : 1 << i;
        }
        return given;
    }
}
