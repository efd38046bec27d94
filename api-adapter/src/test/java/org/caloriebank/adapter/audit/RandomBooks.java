package org.caloriebank.adapter.audit;

import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Limits;
import org.caloriebank.workload.CommandKind;
import org.caloriebank.workload.Workload;
import org.caloriebank.workload.WorkloadConfig;
import org.caloriebank.workload.WorkloadConfig.Pace;

/** A ledger run by a seeded workload, whose records are shown to what is tested as a journal would. */
final class RandomBooks implements AutoCloseable {
    /** Everything happens, and months pass: coins expire. */
    static final WorkloadConfig MONTHS_FLY = WorkloadConfig.standard()
            .withPace(new Pace(30, 15, 6, 20))
            .withWeight(CommandKind.TICK, 100)
            .withWeight(CommandKind.SETTLE, 30);

    private final Ledger ledger = new Ledger();
    private final UnsafeBuffer slab = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX + Limits.OUTCOME_LENGTH_MAX]);
    private final Workload workload;

    RandomBooks(final long seed) {
        workload = new Workload(seed, MONTHS_FLY);
    }

    Ledger ledger() {
        return ledger;
    }

    /** Run the next commands. */
    void run(final int steps, final RecordVisitor... visitors) {
        for (int i = 0; i < steps; i++) {
            final Workload.Step step = workload.next();
            final int length = step.command().encode(slab, 0);
            final int outcomeLength = ledger.apply(step.timeMs(), slab, 0, slab, Limits.COMMAND_LENGTH_MAX);
            for (final RecordVisitor visitor : visitors) {
                visitor.onRecord(
                        step.sequence(), step.timeMs(), slab, 0, length, Limits.COMMAND_LENGTH_MAX, outcomeLength);
            }
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
