package org.caloriebank.workload;

import java.util.EnumMap;
import java.util.Map;

/**
 * What a workload is like. Immutable.
 *
 * @param members population; ids from 1. Small numbers make commands collide.
 * @param merchants likewise; every third is a charity.
 * @param oddPerMille chance of each field to be outside its usual range: zero, negative, beyond a limit.
 * @param idReusePerMille chance that a new command carries an id used before.
 * @param idCapacity what the setting ID_CAPACITY is set to first; 0 leaves it alone.
 * @param pace how ledger time runs.
 * @param weightByKind shares of the kinds of commands.
 */
public record WorkloadConfig(
        int members,
        int merchants,
        int oddPerMille,
        int idReusePerMille,
        long idCapacity,
        Pace pace,
        Map<CommandKind, Integer> weightByKind) {
    public WorkloadConfig {
        weightByKind = Map.copyOf(weightByKind);
    }

    /**
     * How ledger time runs between two commands: mostly by milliseconds, and now and then by a jump.
     *
     * @param hourJumpsPerMille up to six hours.
     * @param dayJumpsPerMille up to three days.
     * @param monthJumpsPerMille up to forty days.
     * @param deadlineJumpsPerMille to a hold's deadline, a millisecond before or after it, or to a midnight.
     */
    public record Pace(
            int hourJumpsPerMille, int dayJumpsPerMille, int monthJumpsPerMille, int deadlineJumpsPerMille) {}

    /** Everything happens, nothing dominates. */
    public static WorkloadConfig standard() {
        return new WorkloadConfig(9, 5, 8, 20, 0, new Pace(4, 1, 1, 8), standardMix());
    }

    /**
     * Ordinary days, nearly all of it accepted or refused for want of coins: for measurements and for tests of other
     * layers.
     */
    public static WorkloadConfig ordinary(final int members) {
        return new WorkloadConfig(members, Math.max(3, members / 100), 0, 0, 0, new Pace(1, 0, 0, 1), standardMix());
    }

    int weightOf(final CommandKind kind) {
        return weightByKind.getOrDefault(kind, 0);
    }

    public WorkloadConfig withPopulation(final int members, final int merchants) {
        return new WorkloadConfig(members, merchants, oddPerMille, idReusePerMille, idCapacity, pace, weightByKind);
    }

    public WorkloadConfig withPace(final Pace pace) {
        return new WorkloadConfig(members, merchants, oddPerMille, idReusePerMille, idCapacity, pace, weightByKind);
    }

    public WorkloadConfig withOddPerMille(final int oddPerMille) {
        return new WorkloadConfig(members, merchants, oddPerMille, idReusePerMille, idCapacity, pace, weightByKind);
    }

    public WorkloadConfig withIdCapacity(final long idCapacity) {
        return new WorkloadConfig(members, merchants, oddPerMille, idReusePerMille, idCapacity, pace, weightByKind);
    }

    public WorkloadConfig withWeight(final CommandKind kind, final int weight) {
        final Map<CommandKind, Integer> changed = new EnumMap<>(weightByKind);
        changed.put(kind, weight);
        return new WorkloadConfig(members, merchants, oddPerMille, idReusePerMille, idCapacity, pace, changed);
    }

    private static Map<CommandKind, Integer> standardMix() {
        final Map<CommandKind, Integer> mix = new EnumMap<>(CommandKind.class);
        for (final CommandKind kind : CommandKind.values()) {
            mix.put(kind, kind.standardWeight());
        }
        return mix;
    }
}
