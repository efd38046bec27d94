package org.caloriebank.ledger.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.TreeSet;
import org.caloriebank.ledger.memory.StatePipe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockerMapTest {
    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldGiveTheLowestFreeNumberAtAnyTime(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final TreeSet<Integer> inUse = new TreeSet<>();
        LockerMap map = new LockerMap();
        for (int step = 0; step < 20_000; step++) {
            // fills up to 4,500 or so and empties again, so that whole words of full words come and go
            final boolean isFilling = step / 5_000 % 2 == 0;
            if (inUse.isEmpty() || random.nextInt(10) < (isFilling ? 9 : 2)) {
                final int number = map.lowestFree(1_000_000);
                assertEquals(lowestFree(inUse), number, "seed " + seed + " step " + step);
                map.take(number);
                inUse.add(number);
            } else {
                final int number = inUse.floor(1 + random.nextInt(inUse.last()));
                map.free(number);
                inUse.remove(number);
            }
            assertEquals(inUse.size(), map.inUse());
            assertEquals(inUse.isEmpty() ? 0 : inUse.last(), map.inUseMax());
            if (step % 3_000 == 2_999) {
                final LockerMap copy = new LockerMap();
                StatePipe.pass(map::saveTo, copy::loadFrom);
                map = copy;
            }
        }
    }

    @Test
    void shouldGiveNoneAboveTheNumberOfLockers() {
        final LockerMap map = new LockerMap();

        assertEquals(0, map.lowestFree(0));
        for (int number = 1; number <= 64; number++) {
            map.take(number);
        }
        assertEquals(0, map.lowestFree(64));
        assertEquals(65, map.lowestFree(65));
        map.free(64);
        assertEquals(64, map.lowestFree(64));
        assertEquals(0, map.lowestFree(63));
    }

    private static int lowestFree(final TreeSet<Integer> inUse) {
        int number = 1;
        for (final int taken : inUse) {
            if (taken != number) {
                return number;
            }
            number++;
        }
        return number;
    }
}
