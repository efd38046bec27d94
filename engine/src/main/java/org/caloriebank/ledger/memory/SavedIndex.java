package org.caloriebank.ledger.memory;

/** Finds rows by their key in a {@link LongIndex} that was saved, reading a line for each bucket and each row with the key's tag. One thread. */
public final class SavedIndex {
    private final SavedRows rows;
    private final int level;
    private final int split;
    private final SavedRows buckets;
    private final SavedRows overflows;

    /**
     * @param source stands where {@link LongIndex#saveTo} began; only its words are read.
     * @param rows whose rows the index names.
     */
    public SavedIndex(final StateSource source, final SavedRows rows) {
        this.rows = rows;
        level = (int) source.word();
        split = (int) source.word();
        source.word(); // how many buckets
        source.word(); // how many rows
        buckets = new SavedRows(source, rows.endOffset());
        overflows = new SavedRows(source, buckets.endOffset());
    }

    /** @return where the row that carries the key begins in the memory, or -1. */
    public long offsetOf(final long key, final SavedMemory memory) {
        final int tag = (int) LongIndex.hash(key);
        long bucket = buckets.offsetOf(LongIndex.bucketOf(tag, level, split));
        while (true) {
            final long last = memory.wordAt(bucket + LongIndex.OVERFLOW_OFFSET);
            final int count = (int) (last >>> Integer.SIZE);
            for (int i = 0; i < count; i++) {
                final long entry = memory.wordAt(bucket + (long) i * Long.BYTES);
                if ((int) (entry >>> Integer.SIZE) == tag) {
                    final long row = rows.offsetOf((int) entry);
                    if (memory.wordAt(row) == key) {
                        return row;
                    }
                }
            }
            final int overflow = (int) last;
            if (overflow == Rows.NULL_ROW) {
                return -1;
            }
            bucket = overflows.offsetOf(overflow);
        }
    }
}
