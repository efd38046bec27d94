package org.caloriebank.ledger.hold;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Captures of holds, each knowing the lots its coins came from, so that a refund can put them back.
 *
 * <pre>
 *   offset  length  field
 *        0       8  capture id: sequence of the record that captured
 *        8       8  amount, centicoins
 *       16       8  refunded, centicoins
 *       24       8  captured at, ms
 *       32       4  the hold's row
 *       36       4  next capture of the hold
 *       40       4  lots consumed and not refunded, a list, youngest first
 * </pre>
 *
 * A merchant's captures are found by id. One record may capture several holds of a facility, so that their captures share the id: they are reached
 * through their hold only. Owned by the ledger thread.
 */
public final class Captures implements AutoCloseable {
    private final Rows rows = new Rows(64);
    private final LongIndex index = new LongIndex(rows);

    Captures() {}

    /** @return the merchant's capture, or {@link Rows#NULL_ROW}. */
    public int find(final long captureId) {
        return index.find(captureId);
    }

    /** @return the index from id to row, for looking ahead. */
    public LongIndex index() {
        return index;
    }

    int make(
            final long captureId,
            final int hold,
            final boolean isFoundById,
            final long amountCenticoins,
            final long timeMs,
            final int portions) {
        final int row = rows.allocate();
        final long address = rows.address(row);
        UnsafeApi.putLong(address, captureId);
        UnsafeApi.putLong(address + 8, amountCenticoins);
        UnsafeApi.putLong(address + 24, timeMs);
        UnsafeApi.putInt(address + 32, hold);
        UnsafeApi.putInt(address + 40, portions);
        if (isFoundById) {
            index.add(captureId, row);
        }
        return row;
    }

    void free(final int row, final boolean isFoundById) {
        if (isFoundById) {
            index.remove(id(row), row);
        }
        rows.free(row);
    }

    public long id(final int row) {
        return UnsafeApi.getLong(rows.address(row));
    }

    public long amount(final int row) {
        return UnsafeApi.getLong(rows.address(row) + 8);
    }

    public long refunded(final int row) {
        return UnsafeApi.getLong(rows.address(row) + 16);
    }

    void refunded(final int row, final long refundedCenticoins) {
        UnsafeApi.putLong(rows.address(row) + 16, refundedCenticoins);
    }

    /** @return what can still be refunded. */
    public long left(final int row) {
        return amount(row) - refunded(row);
    }

    public long capturedAtMs(final int row) {
        return UnsafeApi.getLong(rows.address(row) + 24);
    }

    public int hold(final int row) {
        return UnsafeApi.getInt(rows.address(row) + 32);
    }

    /** @return the hold's next capture, or {@link Rows#NULL_ROW}. */
    public int next(final int row) {
        return UnsafeApi.getInt(rows.address(row) + 36);
    }

    void next(final int row, final int next) {
        UnsafeApi.putInt(rows.address(row) + 36, next);
    }

    int portions(final int row) {
        return UnsafeApi.getInt(rows.address(row) + 40);
    }

    void portions(final int row, final int portions) {
        UnsafeApi.putInt(rows.address(row) + 40, portions);
    }

    boolean isFull() {
        return rows.isFull();
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }
}
