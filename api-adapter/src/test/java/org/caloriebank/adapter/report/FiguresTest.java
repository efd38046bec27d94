package org.caloriebank.adapter.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0.00", "5|0.05", "-5|-0.05", "100|1.00", "-12345|-123.45", "69792300|697,923.00"})
    void shouldWriteCoinsWithTwoDecimals(final long centicoins, final String text) {
        assertEquals(text, Figures.coins(centicoins));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0.00 ms", "1234567|1.23 ms", "12345678|12.3 ms", "234567890|235 ms", "1234567890|1,235 ms"})
    void shouldWriteMillisecondsWithAsManyDecimalsAsMeanSomething(final long nanos, final String text) {
        assertEquals(text, Figures.milliseconds(nanos));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0 bytes", "1023|1023 bytes", "1024|1.0 KiB", "6291456|6.0 MiB"})
    void shouldWriteBytesInTheUnitThatFits(final long bytes, final String text) {
        assertEquals(text, Figures.bytes(bytes));
    }

    @Test
    void shouldWriteCountsWithTheirNouns() {
        assertEquals("1 row", Figures.count(1, "row"));
        assertEquals("45,205 rows", Figures.count(45_205, "row"));
        assertEquals("999,999", Figures.millions(999_999));
        assertEquals("7.2 M", Figures.millions(7_216_000));
        assertEquals("0", Figures.rate(10, 0));
        assertEquals("2,000", Figures.rate(1_000, 500_000_000));
        assertEquals("00000000000000ff", Figures.hash(255));
    }

    @Test
    void shouldTellPercentilesExactly() {
        final long[] nanos = new long[1000];
        for (int i = 0; i < nanos.length; i++) {
            nanos[i] = nanos.length - i;
        }

        final Latencies latencies = Latencies.of(nanos);

        assertEquals(500, latencies.percentile(50));
        assertEquals(999, latencies.percentile(99.9));
        assertEquals(1000, latencies.max());
        assertEquals(1, latencies.percentile(0.001));
        assertEquals(0, Latencies.of(new long[0]).percentile(50));
    }
}
