package org.caloriebank.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeEncoder;

/**
 * Measures what a ledger allocates on the heap while it runs commands again and again. Commands are bytes written in advance; ids and numbers are
 * poked into them.
 */
final class AllocationMeter {
    static final int WARM_UP = 60_000;
    private static final int ROUNDS_PER_WINDOW = 5_000;
    private static final int CLEAN_WINDOWS = 4;
    private static final int WINDOWS_MAX = 24;
    private static final int CODE = MessageHeaderEncoder.ENCODED_LENGTH + OutcomeEncoder.resultCodeEncodingOffset();

    final UnsafeBuffer outcome = new UnsafeBuffer(new byte[Limits.OUTCOME_LENGTH_MAX]);
    private final UnsafeBuffer tick = encoded(new Command.Tick());
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final LedgerScene scene;
    private int codesOtherThanAccepted;

    AllocationMeter(final LedgerScene scene) {
        this.scene = scene;
    }

    static UnsafeBuffer encoded(final Command command) {
        final UnsafeBuffer bytes = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        command.encode(bytes, 0);
        return bytes;
    }

    void apply(final UnsafeBuffer command) {
        scene.ledger.apply(scene.nowMs(), command, 0, outcome, 0);
        if (outcome.getShort(CODE) != ResultCode.ACCEPTED.code()) {
            codesOtherThanAccepted++;
        }
    }

    void tickWhenDue() {
        if (scene.ledger.dueAtMs() <= scene.nowMs()) {
            apply(tick);
        }
    }

    int codesOtherThanAccepted() {
        return codesOtherThanAccepted;
    }

    void assertAllocatesNothing(final IntConsumer round) {
        assertAllocatesNothingWhatever(round);
        assertEquals(0, codesOtherThanAccepted, "rounds were refused");
    }

    /**
     * The compiler now and then allocates a few bytes on this thread when it replaces code that runs; so it is given
     * windows to come to rest in.
     */
    void assertAllocatesNothingWhatever(final IntConsumer round) {
        run(round, 0, WARM_UP); // classes loaded, tables at their size, outside the measurement
        final List<Long> bytesByWindow = new ArrayList<>();
        int cleanInARow = 0;
        for (int window = 0; window < WINDOWS_MAX && cleanInARow < CLEAN_WINDOWS; window++) {
            final int first = WARM_UP + window * ROUNDS_PER_WINDOW;
            final long before = threads.getCurrentThreadAllocatedBytes();
            run(round, first, first + ROUNDS_PER_WINDOW);
            final long allocatedBytes = threads.getCurrentThreadAllocatedBytes() - before;
            bytesByWindow.add(allocatedBytes);
            cleanInARow = allocatedBytes == 0 ? cleanInARow + 1 : 0;
        }

        assertEquals(
                CLEAN_WINDOWS, cleanInARow, () -> "bytes by window of " + ROUNDS_PER_WINDOW + ": " + bytesByWindow);
    }

    private static void run(final IntConsumer round, final int first, final int end) {
        for (int i = first; i < end; i++) {
            round.accept(i);
        }
    }
}
