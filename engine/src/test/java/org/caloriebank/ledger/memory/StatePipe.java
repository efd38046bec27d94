package org.caloriebank.ledger.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import org.agrona.UnsafeApi;

/** Passes what one part of a ledger saves to another that loads it. */
public final class StatePipe {
    private StatePipe() {}

    public static void pass(final Consumer<StateSink> saving, final Consumer<StateSource> loading) {
        final Queue<Long> words = new ArrayDeque<>();
        final Queue<Long> stretches = new ArrayDeque<>();
        saving.accept(new StateSink() {
            @Override
            public void word(final long value) {
                words.add(value);
            }

            @Override
            public void memory(final long address, final long length) {
                stretches.add(address);
                stretches.add(length);
            }
        });
        loading.accept(new StateSource() {
            @Override
            public long word() {
                return words.remove();
            }

            @Override
            public void memory(final long address, final long length) {
                final long source = stretches.remove();
                assertEquals(stretches.remove(), length);
                UnsafeApi.copyMemory(source, address, length);
            }
        });
    }
}
