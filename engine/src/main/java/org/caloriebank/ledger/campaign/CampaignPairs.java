package org.caloriebank.ledger.campaign;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Rows found by a campaign's row and an id that is unique within the campaign only. They begin so:
 *
 * <pre>
 *   offset  length  field
 *        0       8  campaign and id, mixed: the key of the index
 *        8       8  id
 *       16       4  campaign's row; 0 when the row is free
 * </pre>
 *
 * Different pairs may have one key, by chance or by intent: rows are compared whole. Owned by the ledger thread.
 */
final class CampaignPairs implements AutoCloseable {
    private final Rows rows;
    private final LongIndex index;

    CampaignPairs(final int rowLength) {
        rows = new Rows(rowLength);
        index = new LongIndex(rows);
    }

    /** @return the pair's row, or {@link Rows#NULL_ROW}. */
    int find(final int campaign, final long id) {
        final long key = key(campaign, id);
        int row = index.find(key);
        while (row != Rows.NULL_ROW && (campaign(row) != campaign || id(row) != id)) {
            row = index.findNext(key, row);
        }
        return row;
    }

    int make(final int campaign, final long id) {
        final int row = rows.allocate();
        final long key = key(campaign, id);
        UnsafeApi.putLong(rows.address(row), key);
        UnsafeApi.putLong(rows.address(row) + 8, id);
        UnsafeApi.putInt(rows.address(row) + 16, campaign);
        index.add(key, row);
        return row;
    }

    void free(final int row) {
        final long address = rows.address(row);
        index.remove(UnsafeApi.getLong(address), row);
        UnsafeApi.putInt(address + 16, Rows.NULL_ROW);
        rows.free(row);
    }

    long id(final int row) {
        return UnsafeApi.getLong(rows.address(row) + 8);
    }

    /** @return the campaign's row; {@link Rows#NULL_ROW} when this row is free. */
    int campaign(final int row) {
        return UnsafeApi.getInt(rows.address(row) + 16);
    }

    long address(final int row) {
        return rows.address(row);
    }

    int end() {
        return rows.end();
    }

    int live() {
        return rows.live();
    }

    boolean isFull() {
        return rows.isFull();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private static long key(final int campaign, final long id) {
        return LongIndex.hash(id ^ LongIndex.hash(campaign));
    }
}
