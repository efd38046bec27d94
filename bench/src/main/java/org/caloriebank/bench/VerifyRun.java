package org.caloriebank.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.journal.SegmentForce;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointFile;
import org.caloriebank.journal.checkpoint.CheckpointKey;
import org.caloriebank.journal.checkpoint.CheckpointPlaces;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.journal.checkpoint.CheckpointProof;
import org.caloriebank.journal.checkpoint.Checkpointer;

/**
 * Proves the journal that a pipeline run left, as {@code audit verify} does, without and with its checkpoints, after signing it. One processor's pace is the journal's bytes
 * over the processor time of the whole process, all its threads, compiler and collector included.
 */
final class VerifyRun {
    private static final int ROUNDS = 3;
    private static final double MARK = 300;
    private static final double MEGABYTE = 1e6;

    private final Path directory;

    VerifyRun(final Path directory) {
        this.directory = directory;
    }

    /** How long something took. */
    private record Pace(long nanos, long processorNanos) {
        double megabytesPerSecond(final long bytes) {
            return bytes / MEGABYTE / (nanos / 1e9);
        }

        double megabytesPerProcessorSecond(final long bytes) {
            return bytes / MEGABYTE / (processorNanos / 1e9);
        }
    }

    void run(final Marks marks) {
        final long bytes = read();
        System.out.printf(Locale.ROOT, "verify: %.0f MB of journal%n", bytes / MEGABYTE);
        best("read and hash", bytes, this::read);
        print("sign", bytes, paceOf(this::sign));
        final Pace plain = best("verify", bytes, () -> verify(ReplayVisitor.NONE));
        best("verify with checkpoints", bytes, this::verifyWithCheckpoints);
        marks.atLeast(
                "verify, on one processor",
                plain.megabytesPerProcessorSecond(bytes),
                MARK,
                "MB/s",
                "best of 3, page cache warm, without checkpoints");
    }

    private static Pace best(final String name, final long bytes, final Runnable work) {
        Pace best = null;
        for (int round = 0; round < ROUNDS; round++) {
            final Pace pace = paceOf(work);
            best = best == null || pace.processorNanos < best.processorNanos ? pace : best;
        }
        print(name, bytes, best);
        return best;
    }

    private static Pace paceOf(final Runnable work) {
        final long startNs = System.nanoTime();
        final long startProcessorNs = processorNanos();
        work.run();
        return new Pace(System.nanoTime() - startNs, processorNanos() - startProcessorNs);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static void print(final String name, final long bytes, final Pace pace) {
        System.out.printf(
                Locale.ROOT,
                "  %-24s %.0f MB per second of processor time, %.0f MB/s%n",
                name,
                pace.megabytesPerProcessorSecond(bytes),
                pace.megabytesPerSecond(bytes));
    }

    /** @return bytes of all blocks, and of the words before them. */
    private long read() {
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            long sum = 0;
            while (reader.next(block)) {
                sum += block.length() + Integer.BYTES;
            }
            return sum;
        }
    }

    private void sign() {
        final long sequence = end().sequence();
        final Checkpointer checkpointer = Checkpointer.open(
                new CheckpointPlaces(
                        Disk.SYSTEM,
                        directory,
                        JournalEnd.ofNewJournal(),
                        new SegmentForce(Disk.SYSTEM, directory, JournalEnd.ofNewJournal(), SyncPolicy.NONE)),
                CheckpointPolicy.DEFAULT);
        checkpointer.start(() -> sequence);
        checkpointer.close(); // waits until all is signed, for ten seconds
        if (checkpointer.failure() != null || checkpointer.coveredSequence() != sequence) {
            throw new IllegalStateException("signed up to " + checkpointer.coveredSequence() + " of " + sequence + ": "
                    + checkpointer.failure());
        }
    }

    private JournalEnd end() {
        try (JournalSeek seek = JournalSeek.open(directory)) {
            return seek.end();
        }
    }

    private JournalEnd verify(final ReplayVisitor visitor) {
        try (AuditLedger audit = AuditLedger.replay(directory, ReplayLimit.NONE, JournalProgress.SILENT, visitor)) {
            audit.prove();
            return audit.replay().end();
        }
    }

    private void verifyWithCheckpoints() {
        try (CheckpointProof proof = new CheckpointProof(
                CheckpointFile.readOwn(directory), CheckpointKey.read(directory.resolve(CheckpointKey.FILE)))) {
            final JournalEnd end = verify(proof);
            if (proof.finish(end).sequence() != end.sequence()) {
                throw new IllegalStateException("the checkpoints do not reach the journal's end");
            }
        }
    }
}
