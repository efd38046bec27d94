package org.caloriebank.fault;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.workload.CommandKind;
import org.caloriebank.workload.Workload;
import org.caloriebank.workload.WorkloadConfig;

/**
 * What is sent to the banks of one seed: first again what was not answered, then new commands, in bursts. A function of its seed and of what was sent
 * again.
 */
final class Script {
    private static final WorkloadConfig CONFIG = WorkloadConfig.standard()
            .withPace(new WorkloadConfig.Pace(12, 6, 2, 8))
            .withWeight(CommandKind.TICK, 60);
    private static final int LARGE_BURST = 400;
    private static final int SMALL_BURST = 16;
    private static final long BACK_MAX_MS = 5L * 86_400_000;

    private final long seed;
    private final int taken;
    private final Workload workload;
    private final SplittableRandom random;
    private final Deque<Sent> again = new ArrayDeque<>();
    private int newCommands;

    /** @param taken how many of the workload's commands other scripts have taken. */
    Script(final long seed, final int taken) {
        this.seed = seed;
        this.taken = taken;
        workload = new Workload(seed, CONFIG);
        random = new SplittableRandom(seed + taken);
        for (int i = 0; i < taken; i++) {
            workload.next();
        }
    }

    /** @return one that goes on where this one is. */
    Script next() {
        return new Script(seed, taken + newCommands);
    }

    void sendAgain(final List<Sent> unanswered) {
        again.clear();
        again.addAll(unanswered);
    }

    int burstLength() {
        return random.nextInt(40) == 0 ? LARGE_BURST : 1 + random.nextInt(SMALL_BURST);
    }

    /** @return commands with the times they ask for; now and then the wall's clock has gone back. */
    List<Workload.Step> burst(final int length) {
        final List<Workload.Step> steps = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            if (again.isEmpty()) {
                final Workload.Step step = workload.next();
                newCommands++;
                final long backMs = random.nextInt(100) == 0 ? random.nextLong(BACK_MAX_MS) : 0;
                steps.add(new Workload.Step(step.sequence(), step.timeMs() - backMs, step.command()));
            } else {
                final Sent sent = again.remove();
                steps.add(new Workload.Step(0, sent.requestedTimeMs(), sent.command()));
            }
        }
        return steps;
    }
}
