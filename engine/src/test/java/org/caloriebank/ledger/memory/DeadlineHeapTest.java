package org.caloriebank.ledger.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.agrona.UnsafeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The heap against a sorted set, by seed. */
class DeadlineHeapTest {
    private static final int ROW_LENGTH = 32;
    private static final int DEADLINE = 8;
    private static final int ID = 16;
    private static final int POSITION = 28;
    private static final int STEPS = 20_000;

    private record Queued(long deadlineMs, long id, int row) {}

    private final TreeSet<Queued> expected =
            new TreeSet<>(Comparator.comparingLong(Queued::deadlineMs).thenComparingLong(Queued::id));

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldKeepTheOrderOfDeadlinesThenIds(final long seed) {
        final Random random = new Random(seed);
        try (Rows rows = new Rows(ROW_LENGTH);
                DeadlineHeap heap = heap(rows)) {
            for (int step = 1; step <= STEPS; step++) {
                final String at = "seed " + seed + " step " + step;
                final boolean isGrowing = step % 4_000 < 2_000;
                if (expected.isEmpty() || random.nextInt(10) < (isGrowing ? 7 : 3)) {
                    add(rows, heap, deadlineMs(random), step ^ 0x155);
                } else {
                    final boolean isFirst = random.nextBoolean();
                    final int row = isFirst ? heap.first() : heap.at(1 + random.nextInt(heap.size()));
                    remove(rows, heap, row);
                }

                assertEquals(expected.size(), heap.size(), at);
                assertEquals(
                        expected.isEmpty() ? Rows.NULL_ROW : expected.first().row(), heap.first(), at);
                if (step % 500 == 0) {
                    heap.verify();
                    assertEquals(rowsOf(expected), rowsOf(heap), at);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {5, 6})
    void shouldGoOnAfterItWasSavedAndLoaded(final long seed) {
        final Random random = new Random(seed);
        try (Rows rows = new Rows(ROW_LENGTH);
                DeadlineHeap heap = heap(rows);
                Rows rowsCopy = new Rows(ROW_LENGTH);
                DeadlineHeap copy = heap(rowsCopy)) {
            for (int id = 1; id <= 1_000; id++) {
                add(rows, heap, deadlineMs(random), id);
            }
            for (int i = 0; i < 300; i++) {
                remove(rows, heap, heap.at(1 + random.nextInt(heap.size())));
            }

            StatePipe.pass(rows::saveTo, rowsCopy::loadFrom);
            StatePipe.pass(heap::saveTo, copy::loadFrom);

            copy.verify();
            while (!expected.isEmpty()) {
                final Queued next = expected.pollFirst();
                assertEquals(next.row(), copy.first(), "seed " + seed);
                copy.remove(copy.first());
                assertFalse(copy.isQueued(next.row()));
            }
            assertEquals(Rows.NULL_ROW, copy.first());
        }
    }

    @Test
    void shouldFindRowThatDoesNotKnowItsPosition() {
        try (Rows rows = new Rows(ROW_LENGTH);
                DeadlineHeap heap = heap(rows)) {
            add(rows, heap, 10, 1);
            add(rows, heap, 20, 2);
            UnsafeApi.putInt(rows.address(heap.first()) + POSITION, 2);

            assertThrows(LedgerCorruptedException.class, heap::verify);
        }
    }

    @Test
    void shouldFindDeadlineThatChangedInPlace() {
        try (Rows rows = new Rows(ROW_LENGTH);
                DeadlineHeap heap = heap(rows)) {
            add(rows, heap, 10, 1);
            add(rows, heap, 20, 2);
            UnsafeApi.putLong(rows.address(heap.first()) + DEADLINE, 30);

            assertThrows(LedgerCorruptedException.class, heap::verify);
        }
    }

    private void add(final Rows rows, final DeadlineHeap heap, final long deadlineMs, final long id) {
        final int row = rows.allocate();
        UnsafeApi.putLong(rows.address(row) + ID, id);
        UnsafeApi.putLong(rows.address(row) + DEADLINE, deadlineMs);
        assertFalse(heap.isQueued(row));
        heap.add(row);
        assertTrue(heap.isQueued(row));
        expected.add(new Queued(deadlineMs, id, row));
    }

    private void remove(final Rows rows, final DeadlineHeap heap, final int row) {
        final long address = rows.address(row);
        expected.remove(new Queued(UnsafeApi.getLong(address + DEADLINE), UnsafeApi.getLong(address + ID), row));
        heap.remove(row);
        assertFalse(heap.isQueued(row));
        rows.free(row);
    }

    /** Few values, so that many deadlines are the same; some never come. */
    private static long deadlineMs(final Random random) {
        return random.nextInt(5) == 0 ? Long.MAX_VALUE : random.nextInt(50);
    }

    private static List<Integer> rowsOf(final TreeSet<Queued> queued) {
        return queued.stream().map(Queued::row).sorted().toList();
    }

    private static List<Integer> rowsOf(final DeadlineHeap heap) {
        final List<Integer> rows = new ArrayList<>();
        for (int position = 1; position <= heap.size(); position++) {
            rows.add(heap.at(position));
        }
        Collections.sort(rows);
        return rows;
    }

    private static DeadlineHeap heap(final Rows rows) {
        return new DeadlineHeap(rows, ID, DEADLINE, POSITION);
    }
}
