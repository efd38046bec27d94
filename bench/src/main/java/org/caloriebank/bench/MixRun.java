package org.caloriebank.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.LongConsumer;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/**
 * What commands of shops and sports centres cost among reports: the same bank takes reports only, then the mix of {@link MixStream}, in turns; the ratio
 * of each pair counts, because two short stretches that follow one another see the same machine. Every other pair begins with the mix, because what one
 * stretch has written is still on its way to the disk in the next.
 */
final class MixRun {
    private static final double MARK = 0.85;
    private static final int WARM_UP = 4;
    /** About what a command of the mix takes in the journal. */
    private static final long RECORD_BYTES = 320;

    private final Path directory;
    private final int members;
    private final long commands;
    private final int pairs;

    /** @param commands of each stretch. */
    MixRun(final Path directory, final int members, final long commands, final int pairs) {
        this.directory = directory;
        this.members = members;
        this.commands = commands;
        this.pairs = pairs;
    }

    void run(final Marks marks) {
        final BankConfig config = BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withClock(LedgerClock.ofCommands())
                .withSnapshots(SnapshotPolicy.onDemand());
        try (CalorieBank bank = CalorieBank.open(config)) {
            final ReportStream stream = new ReportStream(bank, members);
            stream.open(new Population(members));
            stream.reportDayOfEach(1); // so that everybody has coins
            final MixStream mix = new MixStream(stream, members);
            mix.open();
            for (int i = 0; i < WARM_UP; i++) {
                mix.send(commands);
                stream.report(commands);
            }
            HostMemory.touch(2 * pairs * commands * RECORD_BYTES);
            final double[] processorNs = new double[2];
            final double[] ratios = new double[pairs];
            for (int pair = 0; pair < pairs; pair++) {
                ratios[pair] = ratio(stream, mix, pair % 2 == 1, processorNs);
            }
            System.out.printf(
                    Locale.ROOT,
                    "  processor time of all threads, ns: %.0f for a command of the mix, %.0f for a report%n",
                    processorNs[1] / pairs,
                    processorNs[0] / pairs);
            prove(bank, stream, mix);
            Arrays.sort(ratios);
            marks.atLeast(
                    "mix to reports only (median ratio)",
                    ratios[pairs / 2],
                    MARK,
                    "",
                    String.format(
                            Locale.ROOT,
                            "90/6/4 %%, %d pairs of %,d, half of them %.2f to %.2f",
                            pairs,
                            commands,
                            ratios[pairs / 4],
                            ratios[pairs - 1 - pairs / 4]));
        }
    }

    /** @param processorNs of a command is added: of the reports, then of the mix. */
    private double ratio(
            final ReportStream stream, final MixStream mix, final boolean isMixFirst, final double[] processorNs) {
        final double mixedFirst = isMixFirst ? rate(mix::send, processorNs, 1) : 0;
        final double reportsOnly = rate(stream::report, processorNs, 0);
        final double mixed = isMixFirst ? mixedFirst : rate(mix::send, processorNs, 1);
        System.out.printf(
                Locale.ROOT,
                "mix: %.2f M/s, reports only: %.2f M/s, ratio %.2f%n",
                mixed / 1e6,
                reportsOnly / 1e6,
                mixed / reportsOnly);
        return mixed / reportsOnly;
    }

    private double rate(final LongConsumer stretch, final double[] processorNs, final int which) {
        final ThreadTimes times = new ThreadTimes();
        final long startNs = System.nanoTime();
        stretch.accept(commands);
        final long tookNs = System.nanoTime() - startNs;
        processorNs[which] += (double) times.totalNs() / commands;
        return commands / (tookNs / 1e9);
    }

    private void prove(final CalorieBank bank, final ReportStream stream, final MixStream mix) {
        final Answer.Ledger books = bank.ask(new Query.Ledger(true)).join();
        if (stream.refused() != 0 || mix.refused() != 0 || mix.missedCaptures() != 0) {
            throw new IllegalStateException(String.format(
                    Locale.ROOT,
                    "%d and %d refused, %d captures missed: the run proves nothing",
                    stream.refused(),
                    mix.refused(),
                    mix.missedCaptures()));
        }
        System.out.printf("  proven: sequence %,d, state %016x%n", books.lastSequence(), books.stateHash());
    }
}
