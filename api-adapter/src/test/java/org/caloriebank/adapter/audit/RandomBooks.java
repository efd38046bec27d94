package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.RecordVisitor;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.workload.CommandKind;
import org.caloriebank.workload.Workload;
import org.caloriebank.workload.WorkloadConfig;
import org.caloriebank.workload.WorkloadConfig.Pace;

/** A ledger run by a seeded workload, whose records are shown to what is tested as a journal would. */
public final class RandomBooks implements AutoCloseable {
    /** Everything happens, and months pass: coins expire. */
    static final WorkloadConfig MONTHS_FLY = WorkloadConfig.standard()
            .withPace(new Pace(30, 15, 6, 20))
            .withWeight(CommandKind.TICK, 100)
            .withWeight(CommandKind.CHANGE_SETTING, 2)
            .withWeight(CommandKind.SETTLE, 10);

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

    /** Journal the first commands of a workload in a new bank's directory. */
    public static void write(final Path directory, final long seed, final int steps) {
        final BankConfig config =
                ImportClock.DATA.configure(BankConfig.at(directory).withSyncPolicy(SyncPolicy.NONE));
        final Workload workload = new Workload(seed, MONTHS_FLY);
        try (CalorieBank bank = CalorieBank.open(config)) {
            CompletableFuture<Outcome> last = null;
            for (int i = 0; i < steps; i++) {
                final Workload.Step step = workload.next();
                last = bank.submit(step.command(), step.timeMs());
            }
            last.join();
        }
    }

    @Override
    public void close() {
        ledger.close();
    }
}
