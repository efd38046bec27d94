package org.caloriebank.ledger.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeesTest {
    @ParameterizedTest
    @CsvSource({
        "500, 100,   30,                   0,          2000, 500",
        "500, 100,   30,                   1,          2000, 600",
        "500, 100,   30,             1800000,          2000, 600",
        "500, 100,   30,             1800001,          2000, 700",
        "500, 100,   30,            27000000,          2000, 2000",
        "500, 100,   30,            27000001,          2000, 2000",
        "500, 100,   30,             1800001,           699, 699",
        "500, 100,   30,             1800001,             0, 0",
        "0,     0,    1, 9223372036854775807,             5, 0",
        "0,     0, 1440,            86400001,             0, 0",
        "0,     1,    1, 9223372036854775807, 1000000000000, 1000000000000",
        "1000000000000, 1000000000000, 1, 9223372036854775807, 1000000000000, 1000000000000",
        "0, 1000000000000, 1440,           1, 1000000000000, 1000000000000",
    })
    void shouldAddTheEntryAndEachBlockBegunUpToTheCeilingLeft(
            final long entryFee,
            final long blockPrice,
            final int blockMinutes,
            final long timeMs,
            final long ceilingLeft,
            final long expected) {
        assertEquals(expected, Fees.fee(entryFee, blockPrice, blockMinutes, timeMs, ceilingLeft));
    }
}
