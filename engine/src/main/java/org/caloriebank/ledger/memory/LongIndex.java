package org.caloriebank.ledger.memory;

import org.agrona.UnsafeApi;

/**
 * From a 64-bit key to the row that carries it in its first eight bytes. Linear hashing: the table grows by one bucket at a time, so no insertion
 * ever waits for a rehash of everything.
 *
 * <pre>
 *   bucket, 64 bytes, one cache line
 *   +----------------------+-----+----------------------+-------------+-----------+
 *   | tag 32 bits, row 32  | ... | tag, row (7 entries) | overflow 32 | count 32  |
 *   +----------------------+-----+----------------------+-------------+-----------+
 * </pre>
 *
 * Entries behind the count are zero. The tag is the low half of the key's hash. Bucket numbers come from the same low bits, so a bucket splits without touching any row. Owned by one
 * thread; operations allocate no heap memory.
 */
public final class LongIndex implements AutoCloseable {
    private static final int ENTRIES = 7;
    static final int OVERFLOW_OFFSET = 56;
    private static final int COUNT_OFFSET = 60;
    /** Entries for each bucket before the table grows. A bucket not yet split in a round holds up to twice as many, and should not overflow. */
    private static final int FILL = 3;

    private static final int FIRST_LEVEL = 4;

    private final Rows rows;
    private final Rows buckets = new Rows(64);
    private final Rows overflows = new Rows(64);
    private int level = FIRST_LEVEL;
    private int split;
    private int bucketCount;
    private long size;

    /**
     * @param rows whose rows the index names; each starts with its key.
     */
    public LongIndex(final Rows rows) {
        this.rows = rows;
        for (int i = 0; i < 1 << FIRST_LEVEL; i++) {
            buckets.allocate();
        }
        bucketCount = 1 << FIRST_LEVEL;
    }

    /** @return a hash of the key with all bits well mixed (the finaliser of MurmurHash3). */
    public static long hash(final long key) {
        long h = key;
        h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
        h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return h ^ (h >>> 33);
    }

    /** @return where the search for a key of this hash begins; for looking ahead. */
    public long bucketAddress(final long hash) {
        return buckets.address(bucketOf((int) hash));
    }

    /** @return the row that carries the key, or {@link Rows#NULL_ROW}. */
    public int find(final long key) {
        final int tag = (int) hash(key);
        return search(buckets.address(bucketOf(tag)), tag, key);
    }

    private int search(final long head, final int tag, final long key) {
        long bucket = head;
        while (true) {
            final int count = UnsafeApi.getInt(bucket + COUNT_OFFSET);
            for (int i = 0; i < count; i++) {
                final long entry = UnsafeApi.getLong(bucket + i * 8L);
                if ((int) (entry >>> 32) == tag) {
                    final int row = (int) entry;
                    if (UnsafeApi.getLong(rows.address(row)) == key) {
                        return row;
                    }
                }
            }
            final int overflow = UnsafeApi.getInt(bucket + OVERFLOW_OFFSET);
            if (overflow == Rows.NULL_ROW) {
                return Rows.NULL_ROW;
            }
            bucket = overflows.address(overflow);
        }
    }

    /**
     * Without a branch, since where in a bucket a tag stands is what no processor can predict.
     *
     * @return the row of the last entry with the tag; entries behind the count are zero.
     */
    private static int rowOf(final long bucket, final int tag) {
        int row = Rows.NULL_ROW;
        for (int i = 0; i < ENTRIES; i++) {
            final long entry = UnsafeApi.getLong(bucket + i * 8L);
            final int difference = (int) (entry >>> 32) ^ tag;
            final int isOther = (difference | -difference) >> 31; // all ones when it differs
            row = row & isOther | (int) entry & ~isOther;
        }
        return row;
    }

    /**
     * For keys that several rows may carry.
     *
     * @param previous a row that carries the key.
     * @return the row after it that carries the key too, or {@link Rows#NULL_ROW}.
     */
    public int findNext(final long key, final int previous) {
        final int tag = (int) hash(key);
        boolean isPast = false;
        long bucket = buckets.address(bucketOf(tag));
        while (true) {
            final int count = UnsafeApi.getInt(bucket + COUNT_OFFSET);
            for (int i = 0; i < count; i++) {
                final long entry = UnsafeApi.getLong(bucket + i * 8L);
                final int row = (int) entry;
                if (isPast && (int) (entry >>> 32) == tag && UnsafeApi.getLong(rows.address(row)) == key) {
                    return row;
                }
                isPast |= row == previous;
            }
            final int overflow = UnsafeApi.getInt(bucket + OVERFLOW_OFFSET);
            if (overflow == Rows.NULL_ROW) {
                return Rows.NULL_ROW;
            }
            bucket = overflows.address(overflow);
        }
    }

    /** @return a row whose tag fits, without looking at the row; for looking ahead. */
    public int guess(final long hash) {
        final int tag = (int) hash;
        return rowOf(buckets.address(bucketOf(tag)), tag);
    }

    /** @return where a row that was guessed stands. */
    public long rowAddress(final int row) {
        return rows.address(row);
    }

    /** Add a row under its key; other rows may carry the same, see {@link #findNext}. */
    public void add(final long key, final int row) {
        final int tag = (int) hash(key);
        insert(buckets.address(bucketOf(tag)), entry(tag, row));
        size++;
        if (size > (long) bucketCount * FILL) {
            splitNext();
        }
    }

    /** Take a row out; it must be there. The row still carries its key. */
    public void remove(final long key, final int row) {
        final int tag = (int) hash(key);
        final long wanted = entry(tag, row);
        final long head = buckets.address(bucketOf(tag));
        long found = 0;
        long previous = 0;
        long last = head;
        while (true) {
            final int count = UnsafeApi.getInt(last + COUNT_OFFSET);
            for (int i = 0; i < count && found == 0; i++) {
                if (UnsafeApi.getLong(last + i * 8L) == wanted) {
                    found = last + i * 8L;
                }
            }
            final int overflow = UnsafeApi.getInt(last + OVERFLOW_OFFSET);
            if (overflow == Rows.NULL_ROW) {
                break;
            }
            previous = last;
            last = overflows.address(overflow);
        }
        if (found == 0) {
            throw new IllegalStateException("row " + row + " is not in the index");
        }
        fillGap(found, last, previous);
        size--;
    }

    public long size() {
        return size;
    }

    public long bytes() {
        return buckets.bytes() + overflows.bytes();
    }

    public void saveTo(final StateSink sink) {
        sink.word(level);
        sink.word(split);
        sink.word(bucketCount);
        sink.word(size);
        buckets.saveTo(sink);
        overflows.saveTo(sink);
    }

    public void loadFrom(final StateSource source) {
        level = (int) source.word();
        split = (int) source.word();
        bucketCount = (int) source.word();
        size = source.word();
        buckets.loadFrom(source);
        overflows.loadFrom(source);
    }

    @Override
    public void close() {
        buckets.close();
        overflows.close();
    }

    /** Which of two masks a bucket needs depends on chance: no branch. */
    private int bucketOf(final int tag) {
        return bucketOf(tag, level, split);
    }

    static int bucketOf(final int tag, final int level, final int split) {
        final int bit = 1 << level;
        final int bucket = tag & (bit - 1);
        final int isSplit = (bucket - split) >> 31; // all ones when it is below the split
        return (bucket | tag & bit & isSplit) + 1;
    }

    private static long entry(final int tag, final int row) {
        return (long) tag << 32 | row;
    }

    private void insert(final long head, final long entry) {
        long bucket = head;
        while (true) {
            final int count = UnsafeApi.getInt(bucket + COUNT_OFFSET);
            if (count < ENTRIES) {
                UnsafeApi.putLong(bucket + count * 8L, entry);
                UnsafeApi.putInt(bucket + COUNT_OFFSET, count + 1);
                return;
            }
            int overflow = UnsafeApi.getInt(bucket + OVERFLOW_OFFSET);
            if (overflow == Rows.NULL_ROW) {
                overflow = overflows.allocate();
                UnsafeApi.putInt(bucket + OVERFLOW_OFFSET, overflow);
            }
            bucket = overflows.address(overflow);
        }
    }

    /** Only the last bucket of a chain may have room; so the gap takes the chain's last entry. */
    private void fillGap(final long gap, final long last, final long previous) {
        final int count = UnsafeApi.getInt(last + COUNT_OFFSET) - 1;
        UnsafeApi.putLong(gap, UnsafeApi.getLong(last + count * 8L));
        UnsafeApi.putLong(last + count * 8L, 0);
        UnsafeApi.putInt(last + COUNT_OFFSET, count);
        if (count == 0 && previous != 0) {
            overflows.free(UnsafeApi.getInt(previous + OVERFLOW_OFFSET));
            UnsafeApi.putInt(previous + OVERFLOW_OFFSET, Rows.NULL_ROW);
        }
    }

    private void splitNext() {
        final long from = buckets.address(split + 1);
        final long to = buckets.address(buckets.allocate());
        bucketCount++;
        final int bit = 1 << level;

        int overflow = UnsafeApi.getInt(from + OVERFLOW_OFFSET);
        final int count = UnsafeApi.getInt(from + COUNT_OFFSET);
        UnsafeApi.putInt(from + COUNT_OFFSET, 0);
        UnsafeApi.putInt(from + OVERFLOW_OFFSET, Rows.NULL_ROW);
        deal(from, count, bit, from, to);
        while (overflow != Rows.NULL_ROW) {
            final long bucket = overflows.address(overflow);
            final int next = UnsafeApi.getInt(bucket + OVERFLOW_OFFSET);
            deal(bucket, UnsafeApi.getInt(bucket + COUNT_OFFSET), bit, from, to);
            overflows.free(overflow);
            overflow = next;
        }

        split++;
        if (split == bit) {
            split = 0;
            level++;
        }
    }

    /** Entries that stay are written no further right than they were read, so dealing a bucket onto itself is safe. */
    private void deal(final long source, final int count, final int bit, final long stay, final long move) {
        for (int i = 0; i < count; i++) {
            final long entry = UnsafeApi.getLong(source + i * 8L);
            UnsafeApi.putLong(source + i * 8L, 0);
            insert(((int) (entry >>> 32) & bit) == 0 ? stay : move, entry);
        }
    }
}
