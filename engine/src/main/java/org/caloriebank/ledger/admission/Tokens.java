package org.caloriebank.ledger.admission;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Numbers of check-in tokens that were used, until they expire: a token admits once.
 *
 * <pre>
 *   offset  length  field
 *        0       8  token's number
 *        8       8  expires at, ms
 *       16       4  position among those that expire
 * </pre>
 *
 * Owned by the ledger thread; allocates no heap memory.
 */
final class Tokens implements AutoCloseable {
    private static final int EXPIRES_AT = 8;
    private static final int POSITION = 16;

    private final Rows rows = new Rows(32);
    private final LongIndex index = new LongIndex(rows);
    private final DeadlineHeap expiries = new DeadlineHeap(rows, 0, EXPIRES_AT, POSITION);

    /** @return whether a token of this number was used and has not expired. */
    boolean isUsed(final long number, final long nowMs) {
        final int row = index.find(number);
        return row != Rows.NULL_ROW && nowMs < expiresAtMs(row);
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** Note a token that is not used; an expired one of its number may not have been forgotten yet. */
    void use(final long number, final long expiresAtMs) {
        final int expired = index.find(number);
        if (expired != Rows.NULL_ROW) {
            forget(expired);
        }
        final int row = rows.allocate();
        UnsafeApi.putLong(rows.address(row), number);
        UnsafeApi.putLong(rows.address(row) + EXPIRES_AT, expiresAtMs);
        index.add(number, row);
        expiries.add(row);
    }

    /** @return ledger time from which on the next may be forgotten; Long.MAX_VALUE for none. */
    long forgettingDueAtMs() {
        final int first = expiries.first();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : expiresAtMs(first);
    }

    /** Forget the one that expires first. */
    void forgetFirst() {
        forget(expiries.first());
    }

    private void forget(final int row) {
        expiries.remove(row);
        index.remove(number(row), row);
        rows.free(row);
    }

    int count() {
        return expiries.size();
    }

    void verify() {
        expiries.verify();
    }

    /** Whatever their order in the heap. */
    void hashInto(final StateHash hash) {
        hash.add(expiries.size());
        long sum = 0;
        for (int position = 1; position <= expiries.size(); position++) {
            final StateHash token = new StateHash();
            token.add(number(expiries.at(position)));
            token.add(expiresAtMs(expiries.at(position)));
            sum += token.value();
        }
        hash.add(sum);
    }

    long bytes() {
        return rows.bytes() + index.bytes() + expiries.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        expiries.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        expiries.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        expiries.close();
    }

    private long number(final int row) {
        return UnsafeApi.getLong(rows.address(row));
    }

    private long expiresAtMs(final int row) {
        return UnsafeApi.getLong(rows.address(row) + EXPIRES_AT);
    }
}
