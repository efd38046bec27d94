package org.caloriebank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/** All members with a day of activity in one running bank: what the process took, as the operating system counts it. Linux only. */
final class MemoryRun {
    private static final double GIB = 1L << 30;

    private final Path directory;
    private final int members;

    MemoryRun(final Path directory, final int members) {
        this.directory = directory;
        this.members = members;
    }

    void run(final Marks marks) {
        final BankConfig config = BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withClock(LedgerClock.ofCommands())
                .withSnapshots(SnapshotPolicy.onDemand());
        try (CalorieBank bank = CalorieBank.open(config)) {
            final ReportStream stream = new ReportStream(bank, members);
            stream.open(new Population(members));
            stream.reportDayOfEach(2);
            final Answer.Ledger books = bank.ask(new Query.Ledger(true)).join();
            if (books.members() != members || books.memberDays() != members || stream.refused() != 0) {
                throw new IllegalStateException("not every member has its day: the run proves nothing");
            }
            final double anonymousBytes = status("RssAnon:");
            final double peakBytes = status("VmHWM:");
            System.out.printf(
                    Locale.ROOT,
                    "memory: %,d members with a day each; ledger %.2f GiB (%.0f bytes each), process %.2f GiB without the"
                            + " journal's mapped pages, %.2f GiB at its peak with them%n",
                    members,
                    books.offHeapBytes() / GIB,
                    (double) books.offHeapBytes() / members,
                    anonymousBytes / GIB,
                    peakBytes / GIB);
            marks.atMost(
                    "memory, all in",
                    peakBytes / GIB,
                    8,
                    "GiB",
                    String.format(Locale.ROOT, "peak resident, %,d members, a day each", members));
        }
    }

    private static double status(final String field) {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToDouble(line -> 1024.0 * Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
