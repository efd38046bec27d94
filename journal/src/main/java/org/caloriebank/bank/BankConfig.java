package org.caloriebank.bank;

import java.nio.file.Path;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.pipeline.PipelineConfig;

/**
 * How to open a bank. Immutable; start from {@link #at(Path)}.
 *
 * @param directory of the journal; made when absent.
 * @param syncPolicy what an answer promises.
 * @param segmentBytes a journal file is followed by the next after this many bytes, at least 64 KiB.
 * @param lowDiskBytes with less usable space than this, commands are refused.
 * @param pipeline settings of the ring, its threads and the clock.
 * @param snapshots when the ledger's state is written to a file.
 * @param checkpoints when the journal is signed.
 * @param retention what becomes of old segments; they go only with snapshots and checkpoints.
 */
public record BankConfig(
        Path directory,
        SyncPolicy syncPolicy,
        long segmentBytes,
        long lowDiskBytes,
        PipelineConfig pipeline,
        SnapshotPolicy snapshots,
        CheckpointPolicy checkpoints,
        RetentionPolicy retention) {
    private static final long MIB = 1L << 20;
    /** A block. */
    private static final long SEGMENT_BYTES_MIN = 64L << 10;

    public BankConfig {
        if (segmentBytes < SEGMENT_BYTES_MIN) {
            throw new IllegalArgumentException("a segment has at least 64 KiB, not " + segmentBytes + " bytes");
        }
        if (lowDiskBytes < 0) {
            throw new IllegalArgumentException("the low-disk mark must not be negative: " + lowDiskBytes);
        }
    }

    /** @return defaults: BATCH, segments of 1 GiB, 512 MiB low-disk mark, wall clock, a snapshot each hour and at the end, no checkpoints. */
    public static BankConfig at(final Path directory) {
        return new BankConfig(
                directory,
                SyncPolicy.BATCH,
                1024 * MIB,
                512 * MIB,
                PipelineConfig.defaults(),
                SnapshotPolicy.defaults(),
                CheckpointPolicy.OFF,
                RetentionPolicy.keepAll());
    }

    public BankConfig withSyncPolicy(final SyncPolicy syncPolicy) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withSegmentBytes(final long segmentBytes) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withLowDiskBytes(final long lowDiskBytes) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withPipeline(final PipelineConfig pipeline) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withSnapshots(final SnapshotPolicy snapshots) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withCheckpoints(final CheckpointPolicy checkpoints) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withRetention(final RetentionPolicy retention) {
        return new BankConfig(
                directory, syncPolicy, segmentBytes, lowDiskBytes, pipeline, snapshots, checkpoints, retention);
    }

    public BankConfig withClock(final LedgerClock clock) {
        return withPipeline(pipeline.withClock(clock));
    }
}
