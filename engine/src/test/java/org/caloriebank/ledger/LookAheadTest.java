package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.caloriebank.workload.Recording;
import org.caloriebank.workload.WorkloadConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking ahead must change nothing, whatever stands in the commands: many of these are malformed. */
class LookAheadTest {
    private static final int STEPS = 20_000;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3})
    void shouldChangeNothing(final long seed) {
        final Recording recording = Recording.of(seed, WorkloadConfig.standard().withOddPerMille(80), STEPS);
        try (Ledger plain = new Ledger();
                Ledger lookingAhead = new Ledger()) {
            final List<byte[]> expected = recording.playOn(plain);
            final List<byte[]> actual = recording.playLookingAheadOn(lookingAhead);

            for (int i = 0; i < STEPS; i++) {
                assertArrayEquals(expected.get(i), actual.get(i), "seed " + seed + " sequence " + (i + 1));
            }
            assertEquals(plain.stateHash(), lookingAhead.stateHash());
            assertEquals(plain.idempotencyHash(), lookingAhead.idempotencyHash());
        }
    }
}
