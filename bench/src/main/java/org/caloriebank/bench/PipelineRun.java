package org.caloriebank.bench;

import java.nio.file.Path;
import java.util.Locale;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/**
 * The whole bank in one process, journal on: one publisher as fast as the ring takes reports, then an open loop at half the rate reached. After each part the
 * bank proves its books and the replies are counted. Before the measured part, memory for the journal's pages is touched once: see {@link HostMemory}.
 */
final class PipelineRun {
    /** About what a report takes in the journal. */
    private static final long RECORD_BYTES = 160;

    private final Path directory;
    private final SyncPolicy syncPolicy;
    private final int members;
    private final long reports;

    PipelineRun(final Path directory, final SyncPolicy syncPolicy, final int members, final long reports) {
        this.directory = directory;
        this.syncPolicy = syncPolicy;
        this.members = members;
        this.reports = reports;
    }

    void run(final Marks marks, final double markMillions, final int latencySeconds) {
        final BankConfig config = BankConfig.at(directory)
                .withSyncPolicy(syncPolicy)
                .withClock(LedgerClock.ofCommands())
                .withSnapshots(SnapshotPolicy.onDemand());
        try (CalorieBank bank = CalorieBank.open(config)) {
            final ReportStream stream = new ReportStream(bank, members);
            stream.open(new Population(members));
            stream.report(reports / 4); // warm
            HostMemory.touch(2 * reports * RECORD_BYTES);
            final long batchesBefore = bank.counters().batches();
            final ThreadTimes times = new ThreadTimes();
            final long startNs = System.nanoTime();
            stream.report(reports);
            final double seconds = (System.nanoTime() - startNs) / 1e9;
            final double rate = reports / seconds;
            final long batches = bank.counters().batches() - batchesBefore;
            System.out.printf(
                    Locale.ROOT,
                    "%s: %,d reports in %.2f s, %.2f M/s, %,d journal batches of %.0f%n",
                    syncPolicy,
                    reports,
                    seconds,
                    rate / 1e6,
                    batches,
                    (double) reports / batches);
            times.print(reports);
            prove(bank, stream);
            marks.atLeast(
                    "pipeline, journal " + syncPolicy,
                    rate / 1e6,
                    markMillions,
                    "M reports/s",
                    String.format(Locale.ROOT, "%,d members, 1 publisher", members));
            if (latencySeconds > 0) {
                HostMemory.touch((long) (rate * latencySeconds) * RECORD_BYTES);
                final boolean isReached = new OpenLoop(stream, rate / 2, latencySeconds).run(syncPolicy.name());
                if (!isReached) { // a disk may not keep up for long with what it took for a while
                    new OpenLoop(stream, rate / 4, latencySeconds).run(syncPolicy.name());
                }
                prove(bank, stream);
            }
        }
    }

    private void prove(final CalorieBank bank, final ReportStream stream) {
        final Answer.Ledger books = bank.ask(new Query.Ledger(true)).join();
        if (stream.refused() != 0 || books.members() != members) {
            throw new IllegalStateException(
                    stream.refused() + " refused, " + books.members() + " members: the run proves nothing");
        }
        System.out.printf("  proven: sequence %,d, state %016x%n", books.lastSequence(), books.stateHash());
    }
}
