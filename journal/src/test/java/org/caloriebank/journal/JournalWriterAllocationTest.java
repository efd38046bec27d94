package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalWriterAllocationTest {
    private static final int RECORDS_PER_BATCH = 500;
    private static final int COMMAND_LENGTH = 40;
    private static final int OUTCOME_LENGTH = 82;

    @TempDir
    Path directory;

    private final UnsafeBuffer slab = new UnsafeBuffer(ByteBuffer.allocateDirect(1024));
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long sequence;

    @Test
    void shouldAllocateNothingForARecordWhenWarm() {
        final JournalConfig config = new JournalConfig(directory, SyncPolicy.NONE, 1 << 28, 0, () -> Long.MAX_VALUE);
        try (JournalWriter writer = new JournalWriter(config, JournalEnd.ofNewJournal())) {
            write(writer, 100);

            final long before =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            write(writer, 400);
            final long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;

            // a mapping of the next part of the file costs a few objects, whatever the number of records
            assertTrue(allocated < 32_768, allocated + " bytes for " + 400 * RECORDS_PER_BATCH + " records");
        }
    }

    private void write(final JournalWriter writer, final int batches) {
        for (int batch = 0; batch < batches; batch++) {
            for (int i = 0; i < RECORDS_PER_BATCH; i++) {
                writer.onRecord(++sequence, sequence, slab, 0, COMMAND_LENGTH, 128, OUTCOME_LENGTH);
            }
            writer.onBatchEnd();
        }
    }
}
