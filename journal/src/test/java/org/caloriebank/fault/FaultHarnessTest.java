package org.caloriebank.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Some trials of the fault harness in each build; {@code journal/faults} runs more. */
class FaultHarnessTest {
    private static final int SEEDS = Integer.getInteger("caloriebank.faults.seeds", 64);
    private static final long FIRST_SEED = Long.getLong("caloriebank.faults.first", 0);
    private static final int SEEDS_TO_FIND_A_MUTATION = 256;

    @Test
    void shouldEqualTheTruthAfterEachFault() {
        try (Campaign campaign = new Campaign()) {
            for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
                assertNull(campaign.tryRun(seed));
            }
        }
    }

    @Test
    void shouldTakeTheSameStepsInEachRun() {
        final Map<StepKind, Integer> first = stepsOf(3);

        assertEquals(first, stepsOf(3));
    }

    @ParameterizedTest
    @EnumSource(value = Mutation.class, mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void shouldFailWhenADiskOrABankDoesNotForceWhatItSays(final Mutation mutation) {
        AssertionError failure = null;
        try (Campaign campaign = new Campaign(mutation)) {
            for (long seed = 0; seed < SEEDS_TO_FIND_A_MUTATION && failure == null; seed++) {
                failure = campaign.tryRun(seed);
            }
        }

        assertNotNull(failure, mutation + " was not found");
    }

    private static Map<StepKind, Integer> stepsOf(final long seed) {
        try (WorkDirectory files = new WorkDirectory();
                Base base = new Base(seed, files)) {
            final Map<StepKind, Integer> steps = new HashMap<>(base.countByKind());
            steps.keySet().removeIf(StepKind::isByTheWall);
            return steps;
        }
    }
}
