package org.caloriebank.ledger.admission;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Refunds of visits of water that are under way, in the order they were asked for, which is that of their deadlines.
 *
 * <pre>
 *   offset  length  field
 *        0       8  asked for at, ms
 *        8       8  from, ms
 *       16       8  to, ms, not in it
 *       24       8  number of the visit looked at last
 *       32       8  admissions refunded or waived
 *       40       4  space's row
 *       44       4  next job
 * </pre>
 *
 * Owned by the ledger thread; allocates no heap memory.
 */
final class RefundJobs implements AutoCloseable {
    private static final int FROM = 8;
    private static final int TO = 16;
    private static final int LOOKED_AT = 24;
    private static final int REFUNDED = 32;
    private static final int SPACE = 40;
    private static final int NEXT = 44;

    private final Rows rows = new Rows(64);
    private int first;
    private int last;

    boolean isFull() {
        return rows.isFull();
    }

    /** @return the job asked for first, or {@link Rows#NULL_ROW}. */
    int first() {
        return first;
    }

    long askedAtMs(final int job) {
        return UnsafeApi.getLong(rows.address(job));
    }

    long fromMs(final int job) {
        return UnsafeApi.getLong(rows.address(job) + FROM);
    }

    long toMs(final int job) {
        return UnsafeApi.getLong(rows.address(job) + TO);
    }

    /** @return number of the visit looked at last, 0 for none yet. */
    long lookedAt(final int job) {
        return UnsafeApi.getLong(rows.address(job) + LOOKED_AT);
    }

    void lookedAt(final int job, final long visitNumber) {
        UnsafeApi.putLong(rows.address(job) + LOOKED_AT, visitNumber);
    }

    long refunded(final int job) {
        return UnsafeApi.getLong(rows.address(job) + REFUNDED);
    }

    void countRefunded(final int job) {
        UnsafeApi.putLong(rows.address(job) + REFUNDED, refunded(job) + 1);
    }

    int spaceRow(final int job) {
        return UnsafeApi.getInt(rows.address(job) + SPACE);
    }

    void add(final long nowMs, final int spaceRow, final long fromMs, final long toMs) {
        final int job = rows.allocate();
        UnsafeApi.putLong(rows.address(job), nowMs);
        UnsafeApi.putLong(rows.address(job) + FROM, fromMs);
        UnsafeApi.putLong(rows.address(job) + TO, toMs);
        UnsafeApi.putInt(rows.address(job) + SPACE, spaceRow);
        if (last == Rows.NULL_ROW) {
            first = job;
        } else {
            UnsafeApi.putInt(rows.address(last) + NEXT, job);
        }
        last = job;
    }

    void removeFirst() {
        final int job = first;
        first = next(job);
        if (first == Rows.NULL_ROW) {
            last = Rows.NULL_ROW;
        }
        rows.free(job);
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int job = first; job != Rows.NULL_ROW; job = next(job)) {
            for (int offset = 0; offset < SPACE; offset += Long.BYTES) {
                hash.add(UnsafeApi.getLong(rows.address(job) + offset));
            }
            hash.add(spaceRow(job));
        }
    }

    long bytes() {
        return rows.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        sink.word(first);
        sink.word(last);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        first = (int) source.word();
        last = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
    }

    private int next(final int job) {
        return UnsafeApi.getInt(rows.address(job) + NEXT);
    }
}
