package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DiskGuardTest {
    @Test
    void shouldBeWellOnlyAQuarterAboveTheMark() {
        final AtomicLong usableBytes = new AtomicLong(99);
        final DiskGuard guard = new DiskGuard(usableBytes::get, 100);

        assertEquals("true true false false true", looks(guard, usableBytes, 100, 124, 125, 100, 99));
    }

    @Test
    void shouldStayLowWhenNoDiskHasRoomEnough() {
        final DiskGuard guard = new DiskGuard(() -> Long.MAX_VALUE - 1, Long.MAX_VALUE);

        guard.look();

        assertTrue(guard.isLow());
    }

    private static String looks(final DiskGuard guard, final AtomicLong usableBytes, final long... amounts) {
        final StringBuilder seen = new StringBuilder();
        for (final long amount : amounts) {
            usableBytes.set(amount);
            guard.look();
            seen.append(guard.isLow()).append(' ');
        }
        return seen.toString().strip();
    }
}
