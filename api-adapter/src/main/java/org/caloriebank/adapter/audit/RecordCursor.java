package org.caloriebank.adapter.audit;

import static org.caloriebank.journal.JournalException.Kind.NOT_A_JOURNAL;

import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.BlockFormat;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalReader;

/** Steps through a journal record by record; blocks are proven on the way and may be passed over whole. One thread. */
final class RecordCursor implements AutoCloseable {
    private final JournalReader reader;
    private final Block block = new Block();
    private final byte[] hash = new byte[BlockFormat.HASH_LENGTH];
    private DirectBuffer buffer;
    /** Of each record of the block: where command and outcome stand, how long they are. */
    private int[] bounds = new int[0];

    private long[] timesMs = new long[0];
    private int count;
    private int index = -1;
    private boolean isAtEnd;

    /** @throws JournalException if there is no journal, it holds no record, is damaged, or cannot be read. */
    RecordCursor(final Path directory) {
        reader = JournalReader.open(directory);
        boolean isOpen = false;
        try {
            nextBlock();
            if (isAtEnd) {
                throw new JournalException(
                        NOT_A_JOURNAL, directory + " holds no record yet; is it the right directory?");
            }
            isOpen = true;
        } finally {
            if (!isOpen) {
                reader.close();
            }
        }
    }

    /** Go to the first record of the next block. */
    void nextBlock() {
        isAtEnd = !reader.next(block);
        index = 0;
        count = 0;
        if (!isAtEnd) {
            block.copyHashTo(hash);
            final int records = block.recordCount();
            bounds = bounds.length < 4 * records ? new int[4 * records] : bounds;
            timesMs = timesMs.length < records ? new long[records] : timesMs;
            block.forEachRecord(this::onRecord);
        }
    }

    private void onRecord(
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int commandOffset,
            final int commandLength,
            final int outcomeOffset,
            final int outcomeLength) {
        this.buffer = buffer;
        timesMs[count] = timeMs;
        final int at = 4 * count++;
        bounds[at] = commandOffset;
        bounds[at + 1] = commandLength;
        bounds[at + 2] = outcomeOffset;
        bounds[at + 3] = outcomeLength;
    }

    /** Go to the next record, in the next block where need be. */
    void next() {
        if (++index == count) {
            nextBlock();
        }
    }

    /** @return whether the record is the first of its block, and the block is the other's. */
    boolean isSameBlockAs(final RecordCursor other) {
        return index == 0
                && other.index == 0
                && block.number() == other.block.number()
                && Arrays.equals(hash, other.hash);
    }

    /** @return whether command, time and outcome are the other's. */
    boolean isSameRecordAs(final RecordCursor other) {
        return sequence() == other.sequence()
                && timeMs() == other.timeMs()
                && Arrays.equals(command(), other.command())
                && Arrays.equals(outcome(), other.outcome());
    }

    boolean isAtEnd() {
        return isAtEnd;
    }

    long sequence() {
        return block.firstSequence() + index;
    }

    /** @return sequence of the last record of the block. */
    long lastSequence() {
        return block.lastSequence();
    }

    long timeMs() {
        return timesMs[index];
    }

    byte[] command() {
        return bytes(4 * index);
    }

    byte[] outcome() {
        return bytes(4 * index + 2);
    }

    String place() {
        return "block " + block.number() + ", " + block.segment().file() + " at byte " + block.position();
    }

    JournalReader reader() {
        return reader;
    }

    private byte[] bytes(final int at) {
        final byte[] bytes = new byte[bounds[at + 1]];
        buffer.getBytes(bounds[at], bytes);
        return bytes;
    }

    @Override
    public void close() {
        reader.close();
    }
}
