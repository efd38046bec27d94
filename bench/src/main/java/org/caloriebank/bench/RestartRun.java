package org.caloriebank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/**
 * Snapshots of a large bank: how long its ledger pauses for one, how long it takes, how soon a new process answers from it, and how fast it catches up with the
 * records behind it.
 */
final class RestartRun {
    private static final double GIB = 1L << 30;
    private static final int ROUNDS = 3;

    private final Path directory;
    private final int members;
    private final long tailReports;
    private final int ratePerSecond;

    RestartRun(final Path directory, final int members, final long tailReports, final int ratePerSecond) {
        this.directory = directory;
        this.members = members;
        this.tailReports = tailReports;
        this.ratePerSecond = ratePerSecond;
    }

    void run(final Marks marks) {
        final long stateHash = fill(marks);
        measureRestart(marks, stateHash);
        final long tailHash = addTail();
        measureTail(marks, tailHash);
    }

    /** @return the state hash at the close. */
    private long fill(final Marks marks) {
        final CalorieBank bank = CalorieBank.open(config());
        try (bank) {
            final ReportStream stream = new ReportStream(bank, members);
            stream.open(new Population(members));
            stream.reportDayOfEach(2);
            final long startNs = System.nanoTime();
            final CompletableFuture<Snapshot> snapshot = bank.takeSnapshot();
            final Stall beside = stall(bank, stream, snapshot, 1);
            final double tookSeconds = (System.nanoTime() - startNs) / 1e9;
            snapshot.join();
            final Stall alone =
                    stall(bank, stream, snapshot, beside.seconds); // as long: the longest grows with the time
            System.out.printf(
                    Locale.ROOT,
                    "snapshot of %,d members beside %,d reports/s: %.2f GiB in %.1f s; the ledger's longest pause %.1f ms,"
                            + " without a snapshot %.1f ms%n",
                    members,
                    ratePerSecond,
                    bank.snapshotState().lengthBytes() / GIB,
                    tookSeconds,
                    beside.longestMs,
                    alone.longestMs);
            marks.atMost(
                    "pause for a snapshot",
                    Math.max(0, beside.longestMs - alone.longestMs),
                    10,
                    "ms",
                    String.format(
                            Locale.ROOT,
                            "longest beside a snapshot less longest without, as long, %,d members",
                            members));
            return hash(bank);
        }
    }

    /** The longest time for which the ledger ran no command, and over how many seconds. */
    private record Stall(double longestMs, int seconds) {}

    /** Keep the bank busy at the rate, second by second, until the future is complete. */
    private Stall stall(
            final CalorieBank bank, final ReportStream stream, final CompletableFuture<?> until, final int secondsMin) {
        try (StallWatch watch = new StallWatch(bank.counters())) {
            int seconds = 0;
            while (seconds < secondsMin || !until.isDone()) {
                stream.reportAtRate(ratePerSecond, 1);
                seconds++;
            }
            return new Stall(watch.longestMs(), seconds);
        }
    }

    private void measureRestart(final Marks marks, final long stateHash) {
        final long[] answeredMs = new long[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            final Probe probe = probe(round == ROUNDS - 1);
            require(probe.snapshotSequence > 0 && probe.records == 0, "it did not start from the snapshot alone");
            require(round < ROUNDS - 1 || probe.stateHash == stateHash, "it came to another state");
            answeredMs[round] = probe.answeredMs;
            System.out.printf(
                    Locale.ROOT,
                    "restart %d: first answer %.2f s after the process began%n",
                    round + 1,
                    probe.answeredMs / 1e3);
        }
        Arrays.sort(answeredMs);
        marks.atMost(
                "restart to the first answer",
                answeredMs[ROUNDS / 2] / 1e3,
                5,
                "s",
                String.format(Locale.ROOT, "median of %d processes, %,d members, a day each", ROUNDS, members));
    }

    private long addTail() {
        try (CalorieBank bank = CalorieBank.open(config().withSnapshots(SnapshotPolicy.onDemand()))) {
            new ReportStream(bank, members).report(tailReports);
            return hash(bank);
        }
    }

    private void measureTail(final Marks marks, final long stateHash) {
        double best = 0;
        for (int round = 0; round < ROUNDS; round++) {
            final Probe probe = probe(round == ROUNDS - 1);
            require(probe.records >= tailReports, "it replayed too little");
            require(round < ROUNDS - 1 || probe.stateHash == stateHash, "it came to another state");
            final double rate = probe.records / (probe.nanos / 1e9);
            best = Math.max(best, rate);
            System.out.printf(
                    Locale.ROOT,
                    "restart with a tail %d: %,d records behind the snapshot at %.2f M/s, first answer after %.2f s%n",
                    round + 1,
                    probe.records,
                    rate / 1e6,
                    probe.answeredMs / 1e3);
        }
        marks.atLeast("replay behind a snapshot", best / 1e6, 3, "M records/s", "best of 3 processes, page cache warm");
    }

    private static void require(final boolean holds, final String what) {
        if (!holds) {
            throw new IllegalStateException(what + ": the run proves nothing");
        }
    }

    private static long hash(final CalorieBank bank) {
        final Answer.Ledger books = bank.ask(new Query.Ledger(true)).join();
        System.out.printf("  proven: sequence %,d, state %016x%n", books.lastSequence(), books.stateHash());
        return books.stateHash();
    }

    private BankConfig config() {
        return BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withClock(LedgerClock.ofCommands())
                .withSnapshots(SnapshotPolicy.onDemand().withTakenAtClose(true));
    }

    /** What a process said that opened the bank. */
    private record Probe(long answeredMs, long snapshotSequence, long records, long nanos, long stateHash) {}

    private Probe probe(final boolean isProven) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(RestartProbe.class.getName());
        command.add(directory.toString());
        command.add(Boolean.toString(isProven));
        try {
            final Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            final String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            require(process.waitFor() == 0, "the process failed: " + said);
            final String[] fields = said.split(" ");
            return new Probe(
                    Long.parseLong(fields[0]),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseUnsignedLong(fields[4], 16));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
