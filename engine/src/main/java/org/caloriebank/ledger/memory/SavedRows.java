package org.caloriebank.ledger.memory;

/**
 * Where {@link Rows} stand that were saved. Pages are whole but for the last, and follow one another, so a row's place is its number times its
 * length.
 */
public final class SavedRows {
    private final int rowShift;
    private final int end;
    private final long offset;

    /**
     * @param source stands where {@link Rows#saveTo} began; only its words are read.
     * @param offset of the first stretch in the saved memory.
     */
    public SavedRows(final StateSource source, final long offset) {
        this.offset = offset;
        rowShift = (int) source.word();
        end = (int) source.word();
        source.word(); // the first free row
        source.word(); // how many are in use
    }

    /** @return where the row begins in the saved memory. */
    public long offsetOf(final int row) {
        Invariant.check(row > 0 && row < end, "a saved row exists");
        return offset + ((long) row << rowShift);
    }

    /** @return where the next rows' stretches begin. */
    public long endOffset() {
        return end > 1 ? offset + ((long) end << rowShift) : offset;
    }
}
