package org.caloriebank.journal;

import java.io.IOException;
import java.nio.file.Path;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.RecordSink;

/**
 * Writes records as blocks, each with its predecessor's hash. Owns the files of one process's run; whoever makes one holds the {@link JournalLock}.
 * <p>
 * Records gather in memory and are written at the end of a batch, or earlier when a block is full. What a batch's end promises is the
 * {@link SyncPolicy}. One thread writes; {@link #isDiskLow()} may be asked by any. In steady state nothing is allocated for a record. Any exception
 * leaves the journal in an unknown state: close the writer and recover.
 */
public final class JournalWriter implements RecordSink, AutoCloseable {
    private final Disk disk;
    private final Path directory;
    private final SyncPolicy syncPolicy;
    private final long segmentBytes;
    private final DiskGuard diskGuard;
    private final ChronicleSegments segments;
    private final BlockBuilder builder;
    private final byte[] previousHash;
    private final JournalPlace startPlace;
    private long blockNumber;
    /** The last block known to be on the disk. */
    private long forcedBlock;

    private long nextSequence;
    private long timeMs;
    private long lastWrittenSequence;
    private long lastWrittenTimeMs;
    private int flags;
    private boolean isClosed;

    /**
     * @param end where the journal ends; it goes on in a new segment.
     * @throws JournalException if the directory cannot be written.
     */
    public JournalWriter(final JournalConfig config, final JournalEnd end) {
        disk = config.disk();
        directory = config.directory();
        syncPolicy = config.syncPolicy();
        segmentBytes = config.segmentBytes();
        diskGuard = new DiskGuard(config.diskSpace(), config.lowDiskBytes());
        builder = new BlockBuilder(ChronicleSegments.blockLengthMax(segmentBytes));
        previousHash = end.hash().clone();
        startPlace = end.place();
        blockNumber = end.block();
        forcedBlock = blockNumber;
        nextSequence = end.sequence() + 1;
        timeMs = end.timeMs();
        flags = BlockFormat.FLAG_FIRST_OF_SEGMENT
                | BlockFormat.FLAG_FIRST_OF_RUN
                | (end.isTailDropped() ? BlockFormat.FLAG_TAIL_DROPPED : 0);
        segments = newSegments(end.segment() + 1);
    }

    @Override
    public void onRecord(
            final long sequence,
            final long recordTimeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        if (sequence != nextSequence || recordTimeMs < timeMs) {
            throw outOfOrder(sequence, recordTimeMs);
        }
        if (!builder.hasRoomFor(RecordFormat.lengthOf(commandLength, outcomeLength))) {
            writeBlock();
        }
        builder.add(sequence, recordTimeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength);
        nextSequence = sequence + 1;
        timeMs = recordTimeMs;
    }

    @Override
    public void onBatchEnd() {
        if (builder.isEmpty()) {
            return;
        }
        writeBlock();
        if (syncPolicy == SyncPolicy.BATCH) {
            force();
        }
    }

    @Override
    public boolean isDiskLow() {
        return diskGuard.isLow();
    }

    /** @return the number of the last block written, 0 for none. For the journal's thread. */
    public long blockNumber() {
        return blockNumber;
    }

    /** @return the last block written. For the journal's thread, and for all when it has ended. */
    public JournalPlace place() {
        return blockNumber == startPlace.block()
                ? startPlace
                : new JournalPlace(
                        segments.segment(),
                        segments.lastPosition(),
                        blockNumber,
                        lastWrittenSequence,
                        lastWrittenTimeMs,
                        previousHash.clone());
    }

    private ChronicleSegments newSegments(final long segment) {
        try {
            diskGuard.requireRoomForSegment();
            return new ChronicleSegments(disk, JournalDirectory.newRun(disk, directory), segment, segmentBytes);
        } catch (final JournalException e) {
            throw e;
        } catch (final IOException | RuntimeException | InternalError e) {
            throw JournalDirectory.notWritable(directory, e);
        }
    }

    private void writeBlock() {
        try {
            if (segments.bytesInSegment() >= segmentBytes) {
                roll();
            }
            appendBlock();
        } catch (final IOException
                | RuntimeException
                | InternalError e) { // the last is a store to a page without a disk
            throw JournalDirectory.notWritable(directory, e);
        }
    }

    private void appendBlock() throws IOException {
        final int syncFlag = syncPolicy == SyncPolicy.BATCH ? BlockFormat.FLAG_SYNCED : 0;
        final long forcedPlusOne = syncPolicy == SyncPolicy.BATCH ? forcedBlock + 1 : 0;
        final int length =
                builder.complete(blockNumber + 1, segments.segment(), forcedPlusOne, flags | syncFlag, previousHash);
        segments.append(builder.bytes(), length);
        diskGuard.onWritten(length);
        builder.copyHashTo(previousHash);
        lastWrittenSequence = nextSequence - 1;
        lastWrittenTimeMs = timeMs;
        builder.clear();
        blockNumber++;
        flags = 0;
    }

    private void roll() throws IOException {
        diskGuard.look();
        diskGuard.requireRoomForSegment();
        if (syncPolicy == SyncPolicy.BATCH) {
            segments.force(); // blocks of the batch that goes on in the next segment
            forcedBlock = blockNumber;
        }
        segments.roll();
        flags |= BlockFormat.FLAG_FIRST_OF_SEGMENT;
    }

    private void force() {
        try {
            segments.force();
            forcedBlock = blockNumber;
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        }
    }

    private IllegalStateException outOfOrder(final long sequence, final long recordTimeMs) {
        return new IllegalStateException("record " + sequence + " at " + recordTimeMs + " ms does not follow record "
                + (nextSequence - 1) + " at " + timeMs + " ms");
    }

    /** Close the files; records of an unfinished batch are forgotten. Safe to call twice. */
    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        try {
            segments.close();
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(directory, e);
        }
    }
}
