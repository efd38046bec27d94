package org.caloriebank.ledger.account;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Balances of the accounts of one kind other than MEMBER and DEBT, by owner, made at the first posting.
 *
 * <pre>
 *   offset  length  field
 *        0       8  owner
 *        8       8  balance, centicoins
 * </pre>
 *
 * Owned by the ledger thread.
 */
final class Balances implements AutoCloseable {
    /** Is shown each account of the kind. */
    @FunctionalInterface
    interface Visitor {
        void onBalance(long owner, long balanceCenticoins);
    }

    private final Rows rows = new Rows(16);
    private final LongIndex index = new LongIndex(rows);
    private long totalCenticoins;
    /** Where the last posting went: most go where the one before went. */
    private long lastOwner;

    private int lastRow;

    long balance(final long owner) {
        final int row = index.find(owner);
        return row == Rows.NULL_ROW ? 0 : UnsafeApi.getLong(rows.address(row) + 8);
    }

    void add(final long owner, final long amountCenticoins) {
        if (owner != lastOwner || lastRow == Rows.NULL_ROW) {
            lastRow = findOrMake(owner);
            lastOwner = owner;
        }
        final long field = rows.address(lastRow) + 8;
        UnsafeApi.putLong(field, Math.addExact(UnsafeApi.getLong(field), amountCenticoins));
        totalCenticoins = Math.addExact(totalCenticoins, amountCenticoins);
    }

    long total() {
        return totalCenticoins;
    }

    long recomputeTotal() {
        long total = 0;
        for (int row = 1; row < rows.end(); row++) {
            total += UnsafeApi.getLong(rows.address(row) + 8);
        }
        return total;
    }

    /** In the order the accounts were made. */
    void forEach(final Visitor visitor) {
        for (int row = 1; row < rows.end(); row++) {
            final long address = rows.address(row);
            visitor.onBalance(UnsafeApi.getLong(address), UnsafeApi.getLong(address + 8));
        }
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            final long address = rows.address(row);
            hash.add(UnsafeApi.getLong(address));
            hash.add(UnsafeApi.getLong(address + 8));
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        sink.word(totalCenticoins);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        totalCenticoins = source.word();
        lastRow = Rows.NULL_ROW;
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private int findOrMake(final long owner) {
        int row = index.find(owner);
        if (row == Rows.NULL_ROW) {
            row = rows.allocate();
            UnsafeApi.putLong(rows.address(row), owner);
            index.add(owner, row);
        }
        return row;
    }
}
