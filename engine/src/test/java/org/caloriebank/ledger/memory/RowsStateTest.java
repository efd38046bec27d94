package org.caloriebank.ledger.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayDeque;
import java.util.Queue;
import org.agrona.UnsafeApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of several pages, up to and just over a page's end. */
class RowsStateTest {
    private static final int ROW_LENGTH = 4096;
    private static final int ROWS_IN_PAGE = (32 << 20) / ROW_LENGTH;

    @ParameterizedTest(name = "rows={0}")
    @ValueSource(ints = {0, 1, ROWS_IN_PAGE - 1, ROWS_IN_PAGE, ROWS_IN_PAGE + 1, 3 * ROWS_IN_PAGE - 1})
    void shouldPutEveryRowBack(final int count) {
        try (Rows rows = new Rows(ROW_LENGTH);
                Rows copy = new Rows(ROW_LENGTH)) {
            for (int i = 1; i <= count; i++) {
                UnsafeApi.putLong(rows.address(rows.allocate()) + ROW_LENGTH - 8, i);
            }
            if (count > 1) {
                rows.free(count / 2);
            }

            pass(rows, copy);

            assertEquals(rows.end(), copy.end());
            assertEquals(rows.live(), copy.live());
            for (int row = 1; row < rows.end(); row++) {
                assertEquals(row, UnsafeApi.getLong(copy.address(row) + ROW_LENGTH - 8), "row " + row);
            }
            assertEquals(rows.allocate(), copy.allocate());
            assertEquals(rows.allocate(), copy.allocate());
            assertEquals(rows.bytes(), copy.bytes());
        }
    }

    private static void pass(final Rows from, final Rows to) {
        final Queue<Long> words = new ArrayDeque<>();
        final Queue<Long> addresses = new ArrayDeque<>();
        from.saveTo(new StateSink() {
            @Override
            public void word(final long value) {
                words.add(value);
            }

            @Override
            public void memory(final long address, final long length) {
                addresses.add(address);
                addresses.add(length);
            }
        });
        to.loadFrom(new StateSource() {
            @Override
            public long word() {
                return words.remove();
            }

            @Override
            public void memory(final long address, final long length) {
                final long source = addresses.remove();
                assertEquals(addresses.remove(), length);
                UnsafeApi.copyMemory(source, address, length);
            }
        });
    }
}
