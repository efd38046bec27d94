package org.caloriebank.ledger.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

            StatePipe.pass(rows::saveTo, copy::loadFrom);

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
}
