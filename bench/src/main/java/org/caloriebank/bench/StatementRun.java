package org.caloriebank.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.caloriebank.adapter.audit.MemberTrail;
import org.caloriebank.adapter.audit.Statement;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;

/**
 * Statements of a bank's members, read from the files of a long journal while the bank is open: the latest 100 lines of members at random, each block proven by its
 * hash. The bank says where a member's newest record is, as it does for the HTTP door; every statement must foot, and close with the balance the bank knows.
 */
final class StatementRun {
    private static final long SEGMENT_BYTES = 1L << 30;
    private static final int LINES = 100;
    private static final int STATEMENTS = 2_000;
    private static final double MARK_MS = 20;
    private static final long LONGEST_NS = 60_000_000_000L;

    private final Path directory;
    private final int members;
    private final long records;

    /** @param records of the journal, opening the members included. */
    StatementRun(final Path directory, final int members, final long records) {
        this.directory = directory;
        this.members = members;
        this.records = records;
    }

    void run(final Marks marks) {
        final BankConfig config = BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(SEGMENT_BYTES)
                .withClock(LedgerClock.ofCommands());
        try (CalorieBank bank = CalorieBank.open(config)) {
            build(bank);
            final Histogram nanos = new Histogram(LONGEST_NS, 3);
            final Histogram processorNanos = new Histogram(LONGEST_NS, 3);
            final long firstNs = readAll(bank, nanos, processorNanos);
            final double median = nanos.getValueAtPercentile(50) / 1e6;
            final double high = nanos.getValueAtPercentile(99) / 1e6;
            System.out.printf(
                    Locale.ROOT,
                    "statement: %,d records; the latest %d lines of %,d members at random: first %.1f ms (files not open yet), median %.2f"
                            + " ms, 99 %% %.2f ms, longest %.2f ms; processor time of the reading thread: median %.2f ms, 99 %% %.2f ms; all"
                            + " foot%n",
                    bank.health().sequence(),
                    LINES,
                    nanos.getTotalCount(),
                    firstNs / 1e6,
                    median,
                    high,
                    nanos.getMaxValue() / 1e6,
                    processorNanos.getValueAtPercentile(50) / 1e6,
                    processorNanos.getValueAtPercentile(99) / 1e6);
            final String conditions = String.format(
                    Locale.ROOT, "%,d records, hashes proven", bank.health().sequence());
            marks.atMost("statement, 100 lines (median)", median, MARK_MS, "ms", conditions);
            marks.atMost("statement, 100 lines (99 %)", high, MARK_MS, "ms", conditions);
        }
    }

    private void build(final CalorieBank bank) {
        final long startNs = System.nanoTime();
        final ReportStream stream = new ReportStream(bank, members);
        stream.open(new Population(members));
        stream.report(Math.max(0, records - members));
        if (stream.refused() != 0) {
            throw new IllegalStateException(stream.refused() + " refused: the run proves nothing");
        }
        System.out.printf(
                Locale.ROOT,
                "built %,d records in %.0f s%n",
                bank.health().sequence(),
                (System.nanoTime() - startNs) / 1e9);
    }

    /** @return how long the first took. */
    private long readAll(final CalorieBank bank, final Histogram nanos, final Histogram processorNanos) {
        final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        final SplittableRandom random = new SplittableRandom(11);
        long firstNs = 0;
        try (JournalSeek seek = JournalSeek.open(directory)) {
            for (int i = 0; i < STATEMENTS; i++) {
                final long memberId = Population.memberId(random.nextInt(members));
                final Answer.Member member =
                        bank.ask(new Query.Member(memberId)).join();
                final long processorStartNs = threads.getCurrentThreadCpuTime();
                final long startNs = System.nanoTime();
                final Statement statement =
                        Statement.of(new MemberTrail(seek, memberId, member.lastSequence()), LINES, Long.MIN_VALUE);
                final long spentNs = System.nanoTime() - startNs;
                processorNanos.recordValue(threads.getCurrentThreadCpuTime() - processorStartNs);
                requireTrue(statement, member);
                nanos.recordValue(Math.min(LONGEST_NS, spentNs));
                firstNs = i == 0 ? spentNs : firstNs;
            }
        }
        return firstNs;
    }

    private static void requireTrue(final Statement statement, final Answer.Member member) {
        final boolean isWhole = statement.lines().size() == LINES || statement.olderSequence() == 0;
        if (!isWhole || statement.closingCenticoins() != member.balanceCenticoins()) {
            throw new IllegalStateException("the statement of member " + member.memberId() + " has "
                    + statement.lines().size() + " lines and closes with " + statement.closingCenticoins()
                    + " centicoins, the bank says " + member.balanceCenticoins());
        }
    }
}
