package org.caloriebank.fault;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs trials by seed. Those of one base follow each other, so that its past is made once. One thread. */
final class Campaign implements AutoCloseable {
    static final int SEEDS_PER_BASE = 32;

    private final WorkDirectory files = new WorkDirectory();
    private final Map<Verdict, Integer> countByVerdict = new EnumMap<>(Verdict.class);
    private final List<Long> failed = new ArrayList<>();
    private final Mutation mutation;
    private Base base;
    private long baseSeed = -1;

    Campaign() {
        this(Mutation.NONE);
    }

    Campaign(final Mutation mutation) {
        this.mutation = mutation;
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            if (!(failure instanceof Crash)) {
                failure.printStackTrace();
            }
        });
    }

    /** @return null, or the failure. */
    AssertionError tryRun(final long seed) {
        Trial trial = null;
        try {
            useBase(seed / SEEDS_PER_BASE);
            trial = new Trial(seed, base, files, mutation);
            countByVerdict.merge(trial.run(), 1, Integer::sum);
            return null;
        } catch (final AssertionError | RuntimeException | Crash e) {
            failed.add(seed);
            final String story = trial == null ? "while its past was made" : String.join("\n    ", trial.story());
            return new AssertionError(
                    "Fault seed " + seed + " failed: " + e.getMessage() + "\n    " + story
                            + "\n  repeat it with: journal/faults " + seed,
                    e);
        }
    }

    private void useBase(final long seed) {
        if (seed != baseSeed) {
            if (base != null) {
                base.close();
            }
            base = null;
            base = new Base(seed, files);
            baseSeed = seed;
        }
    }

    Base base() {
        return base;
    }

    List<Long> failed() {
        return failed;
    }

    @Override
    public String toString() {
        return countByVerdict + ", failed " + failed.size();
    }

    @Override
    public void close() {
        if (base != null) {
            base.close();
        }
        files.close();
    }
}
