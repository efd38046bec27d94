package org.caloriebank.workload;

/** Draws how ledger time goes on. It never goes back. */
final class TimeDraw {
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 86_400_000;
    private static final long STEP_MAX_MS = 2_000;
    private static final long FAR_MS = 4 * HOUR_MS;
    private static final int FAR_PER_MILLE = 100;
    private static final int MIDNIGHTS_PER_MILLE = 150;
    private static final int TRIES = 5;

    private final Dice dice;
    private final WorkloadConfig.Pace pace;
    private final Memory memory;

    TimeDraw(final Dice dice, final WorkloadConfig.Pace pace, final Memory memory) {
        this.dice = dice;
        this.pace = pace;
        this.memory = memory;
    }

    long after(final long nowMs) {
        if (dice.chance(pace.monthJumpsPerMille())) {
            return nowMs + dice.between(DAY_MS, 40 * DAY_MS);
        }
        if (dice.chance(pace.dayJumpsPerMille())) {
            return nowMs + dice.between(HOUR_MS, 3 * DAY_MS);
        }
        if (dice.chance(pace.hourJumpsPerMille())) {
            return nowMs + dice.between(1, 6 * HOUR_MS);
        }
        if (dice.chance(pace.deadlineJumpsPerMille())) {
            return Math.max(nowMs, dueTimeMs(nowMs) + dice.between(-1, 1));
        }
        return nowMs + (dice.chance(300) ? 0 : dice.between(1, STEP_MAX_MS));
    }

    /** @return a midnight, or the soonest of a few deadlines ahead, so that those behind it are not all passed at once. */
    private long dueTimeMs(final long nowMs) {
        if (memory.deadlinesMs.isEmpty() || dice.chance(MIDNIGHTS_PER_MILLE)) {
            return (nowMs / DAY_MS + 1) * DAY_MS;
        }
        long soonestMs = nowMs + 31 * DAY_MS;
        for (int tries = 0; tries < TRIES; tries++) {
            final long deadlineMs = dice.recent(memory.deadlinesMs);
            soonestMs = deadlineMs >= nowMs ? Math.min(soonestMs, deadlineMs) : soonestMs;
        }
        final boolean isFar = soonestMs - nowMs > FAR_MS;
        return isFar && !dice.chance(FAR_PER_MILLE) ? nowMs : soonestMs;
    }
}
