package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.workload.Auditor;
import org.caloriebank.workload.CommandKind;
import org.caloriebank.workload.Coverage;
import org.caloriebank.workload.WorkloadConfig;
import org.caloriebank.workload.WorkloadConfig.Pace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The ledger against the naive model on random streams: every outcome, and at checkpoints every answer and balance.
 * <p>
 * {@code -Dcaloriebank.seeds=100} runs the seeds 1 to 100; {@code -Dcaloriebank.seeds=7,31} those two.
 */
class ModelWorkloadTest {
    private static final int STEPS = 15_000;
    private static final int STEPS_PER_CHECKPOINT = 1_500;
    private static final int SEEDS_COVERING = 3;
    private static final Set<ResultCode> CODES_WITH_TESTS_OF_THEIR_OWN =
            EnumSet.of(ResultCode.ID_MEMORY_FULL, ResultCode.LEDGER_FULL);

    static LongStream seeds() {
        final String asked = System.getProperty("caloriebank.seeds", "3");
        if (asked.contains(",")) {
            return Arrays.stream(asked.split(",")).mapToLong(Long::parseLong);
        }
        return LongStream.rangeClosed(1, Long.parseLong(asked));
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenEverythingHappens(final long seed) {
        audit(seed, WorkloadConfig.standard());
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenMonthsFly(final long seed) {
        audit(seed, WorkloadConfig.standard().withPace(new Pace(40, 20, 12, 40)).withWeight(CommandKind.TICK, 150));
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenTimeStandsNearlyStill(final long seed) {
        audit(seed, WorkloadConfig.standard().withPopulation(2, 2).withPace(new Pace(1, 0, 0, 1)));
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenManyMembersAreSweptInTurns(final long seed) {
        audit(
                seed,
                WorkloadConfig.standard()
                        .withPopulation(700, 5)
                        .withPace(new Pace(20, 6, 3, 10))
                        .withWeight(CommandKind.TICK, 300)
                        .withWeight(CommandKind.PUT_MEMBER, 100));
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenManyFieldsAreOdd(final long seed) {
        audit(seed, WorkloadConfig.standard().withOddPerMille(80));
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenMembersOweFees(final long seed) {
        audit(seed, withDebts());
    }

    /** Changes of settings have no weight: one of them would raise the capacity. */
    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldDoWhatTheModelDoesWhenTheIdMemoryIsOftenFull(final long seed) {
        final Coverage coverage = audit(
                seed,
                WorkloadConfig.standard()
                        .withIdCapacity(150)
                        .withPace(new Pace(40, 20, 12, 40))
                        .withWeight(CommandKind.CHANGE_SETTING, 0));

        assertFalse(coverage.missingCodes().contains(ResultCode.ID_MEMORY_FULL), coverage.toString());
    }

    @Test
    void shouldMeetEveryResultCodeAndFlag() {
        final Coverage coverage = new Coverage();
        for (long seed = 1; seed <= SEEDS_COVERING; seed++) {
            coverage.add(audit(seed, WorkloadConfig.standard()));
            coverage.add(audit(seed, withDebts()));
        }

        assertEquals(CODES_WITH_TESTS_OF_THEIR_OWN, coverage.missingCodes(), coverage.toString());
        assertEquals(Set.of(), coverage.missingEvents(), coverage.toString());
        for (final Map.Entry<String, Long> flag : coverage.countByFlag().entrySet()) {
            assertTrue(flag.getValue() > 0, "never " + flag.getKey() + ": " + coverage);
        }
        assertEquals(Set.of(), coverage.missingCommands(), coverage.toString());
    }

    /** Days pass, and with them closing times, at which the whole ceiling is due; payments are confirmed at random. */
    private static WorkloadConfig withDebts() {
        return WorkloadConfig.standard()
                .withPace(new Pace(10, 10, 2, 10))
                .withWeight(CommandKind.CONFIRM_PAYMENT, 400)
                .withWeight(CommandKind.CHECK_IN, 250)
                .withWeight(CommandKind.TICK, 200);
    }

    private static Coverage audit(final long seed, final WorkloadConfig config) {
        return Auditor.audit(seed, config, STEPS, STEPS_PER_CHECKPOINT);
    }
}
