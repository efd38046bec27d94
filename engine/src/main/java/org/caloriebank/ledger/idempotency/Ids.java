package org.caloriebank.ledger.idempotency;

import static org.caloriebank.protocol.Limits.ID_RETENTION_MS;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;

/**
 * The ids of commands and their outcomes, for 31 days of ledger time, one cache line each, in a queue by age.
 *
 * <pre>
 *   offset  length  field
 *        0       8  caller and id, mixed: the key of the index
 *        8      16  id
 *       24       4  caller
 *       28       4  next younger entry
 *       32       8  fingerprint of the content
 *       40       8  amount of the outcome, centicoins
 *       48       8  reference of the outcome
 *       56       8  remembered at, ms (48 bits), result code (8 bits), flags (8 bits)
 * </pre>
 *
 * Forgetting is spread over the commands, so no command pays for a long pause of the clock. Owned by the ledger thread; allocates no heap memory.
 */
public final class Ids implements AutoCloseable {
    private static final int FORGOTTEN_PER_COMMAND = 1_024;
    private static final int BYTE_MASK = 0xFF;

    private final Rows rows = new Rows(64);
    private final LongIndex index = new LongIndex(rows);
    private final OutcomeDraft outcome;
    private int oldest;
    private int youngest;
    private int duplicateCode;

    public Ids(final OutcomeDraft outcome) {
        this.outcome = outcome;
    }

    /**
     * Look the id up.
     *
     * @param capacity most entries that may be kept.
     * @return {@link ResultCode#ACCEPTED} if it is new, and its command may be decided now; {@link ResultCode#ID_REUSED} or
     *     {@link ResultCode#ID_MEMORY_FULL}; or null if it is known with the same content: then the outcome is filled with the original's, see
     *     {@link #duplicateCode()}.
     */
    public ResultCode check(
            final long callerId, final long high, final long low, final long fingerprint, final long capacity) {
        forgetOld(capacity);
        final int row = findLive(callerId, high, low);
        if (row == Rows.NULL_ROW) {
            return index.size() >= capacity || rows.isFull() ? ResultCode.ID_MEMORY_FULL : ResultCode.ACCEPTED;
        }
        final long address = rows.address(row);
        if (UnsafeApi.getLong(address + 32) != fingerprint) {
            return ResultCode.ID_REUSED;
        }
        outcome.amount(UnsafeApi.getLong(address + 40));
        outcome.reference(UnsafeApi.getLong(address + 48));
        final long last = UnsafeApi.getLong(address + 56);
        outcome.flags((int) last & BYTE_MASK | OutcomeDraft.DUPLICATE);
        duplicateCode = (int) (last >>> 8) & BYTE_MASK;
        return null;
    }

    /** @return where the id would be looked up; for looking ahead. */
    public long addressToTouch(final long callerId, final long high, final long low) {
        return index.bucketAddress(LongIndex.hash(key(callerId, high, low)));
    }

    /** @return number of the result code of the duplicate that was found last. */
    public int duplicateCode() {
        return duplicateCode;
    }

    /** Remember the outcome being written under an id that {@link #check} found to be new. */
    public void remember(
            final long callerId, final long high, final long low, final long fingerprint, final ResultCode code) {
        final int row = rows.allocate();
        final long address = rows.address(row);
        final long key = key(callerId, high, low);
        UnsafeApi.putLong(address, key);
        UnsafeApi.putLong(address + 8, high);
        UnsafeApi.putLong(address + 16, low);
        UnsafeApi.putInt(address + 24, (int) callerId);
        UnsafeApi.putLong(address + 32, fingerprint);
        UnsafeApi.putLong(address + 40, outcome.amount());
        UnsafeApi.putLong(address + 48, outcome.reference());
        UnsafeApi.putLong(address + 56, outcome.timeMs() << 16 | (long) code.code() << 8 | outcome.flags());
        if (youngest == Rows.NULL_ROW) {
            oldest = row;
        } else {
            UnsafeApi.putInt(rows.address(youngest) + 28, row);
        }
        youngest = row;
        index.add(key, row);
    }

    public long count() {
        return index.size();
    }

    public void hashInto(final StateHash hash) {
        hash.add(index.size());
        for (int row = oldest; row != Rows.NULL_ROW; row = UnsafeApi.getInt(rows.address(row) + 28)) {
            final long address = rows.address(row);
            hash.add(UnsafeApi.getLong(address + 8));
            hash.add(UnsafeApi.getLong(address + 16));
            hash.add(UnsafeApi.getInt(address + 24));
            for (int offset = 32; offset < 64; offset += 8) {
                hash.add(UnsafeApi.getLong(address + offset));
            }
        }
    }

    public long bytes() {
        return rows.bytes() + index.bytes();
    }

    public void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        sink.word(oldest);
        sink.word(youngest);
    }

    public void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        oldest = (int) source.word();
        youngest = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    /** Different ids may have one key, by chance or by intent: rows are compared whole. */
    private static long key(final long callerId, final long high, final long low) {
        return LongIndex.hash(high ^ LongIndex.hash(low ^ LongIndex.hash(callerId + 1)));
    }

    private int find(final long callerId, final long high, final long low) {
        final long key = key(callerId, high, low);
        int row = index.find(key);
        while (row != Rows.NULL_ROW && !isOf(row, callerId, high, low)) {
            row = index.findNext(key, row);
        }
        return row;
    }

    private boolean isOf(final int row, final long callerId, final long high, final long low) {
        final long address = rows.address(row);
        return UnsafeApi.getLong(address + 8) == high
                && UnsafeApi.getLong(address + 16) == low
                && UnsafeApi.getInt(address + 24) == (int) callerId;
    }

    private int findLive(final long callerId, final long high, final long low) {
        final int row = find(callerId, high, low);
        if (row == Rows.NULL_ROW || !isOld(row)) {
            return row;
        }
        while (isOld(oldest)) {
            final boolean isFound = oldest == row;
            forgetOldest();
            if (isFound) {
                break;
            }
        }
        return Rows.NULL_ROW;
    }

    private void forgetOld(final long capacity) {
        for (int i = 0; oldest != Rows.NULL_ROW && isOld(oldest); i++) {
            if (i >= FORGOTTEN_PER_COMMAND && index.size() < capacity) {
                return;
            }
            forgetOldest();
        }
    }

    private boolean isOld(final int row) {
        final long rememberedAtMs = UnsafeApi.getLong(rows.address(row) + 56) >> 16;
        return outcome.timeMs() - rememberedAtMs >= ID_RETENTION_MS;
    }

    private void forgetOldest() {
        final int row = oldest;
        final long address = rows.address(row);
        oldest = UnsafeApi.getInt(address + 28);
        if (oldest == Rows.NULL_ROW) {
            youngest = Rows.NULL_ROW;
        }
        index.remove(UnsafeApi.getLong(address), row);
        rows.free(row);
    }
}
