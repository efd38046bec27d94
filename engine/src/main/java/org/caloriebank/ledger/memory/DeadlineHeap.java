package org.caloriebank.ledger.memory;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;

/**
 * Rows by (deadline, id): a heap of four branches. Each row carries its id, its deadline (both 8 bytes) and its position in the heap (4 bytes, 0 when it is
 * not in it), so a row that leaves early leaves at once. Neither may change while its row is queued. No two queued rows share an id.
 *
 * <pre>
 *   offset  length  field of a position
 *        0       8  deadline of the row that stands here
 *        8       8  its id
 *       16       4  the row
 * </pre>
 *
 * A position repeats what rows are ordered by, so finding a row's place reads no other row; the four positions below one fill two cache lines. Four
 * branches, because each level passed costs a write to the row that moves: a miss, when there are many.
 * Owned by the ledger thread; allocates no heap memory.
 */
public final class DeadlineHeap implements AutoCloseable {
    private static final int BRANCHES = 4;
    private static final int KEY_ID = 8;
    private static final int ROW = 16;

    /** Positions are rows from 1, dense. */
    private final Rows positions = new Rows(32);

    private final Rows rows;
    private final int idOffset;
    private final int deadlineOffset;
    private final int positionOffset;
    private int size;

    /**
     * @param rows whose rows the heap orders; it does not own them.
     * @param idOffset of a row's id, and the other two of its deadline and its position.
     */
    public DeadlineHeap(final Rows rows, final int idOffset, final int deadlineOffset, final int positionOffset) {
        this.rows = rows;
        this.idOffset = idOffset;
        this.deadlineOffset = deadlineOffset;
        this.positionOffset = positionOffset;
    }

    public void add(final int row) {
        size++;
        if (size == positions.end()) {
            positions.allocate();
        }
        siftUp(size, deadlineMs(row), id(row), row);
    }

    public void remove(final int row) {
        final int position = position(row);
        position(row, 0);
        final int moved = at(size);
        size--;
        if (moved != row) {
            final long deadlineMs = deadlineMs(moved);
            final long id = id(moved);
            if (siftUp(position, deadlineMs, id, moved) == position) {
                siftDown(position, deadlineMs, id, moved);
            }
        }
    }

    /** @return the row whose deadline comes first, or {@link Rows#NULL_ROW}. */
    public int first() {
        return size == 0 ? Rows.NULL_ROW : at(1);
    }

    public int size() {
        return size;
    }

    /** @return the row at a position, 1 to size, in no particular order. */
    public int at(final int position) {
        return UnsafeApi.getInt(positions.address(position) + ROW);
    }

    public boolean isQueued(final int row) {
        return position(row) != 0;
    }

    /** Prove that each row knows its position, and that no row stands before one that is due earlier. */
    public void verify() {
        for (int position = 1; position <= size; position++) {
            final int row = at(position);
            final long address = positions.address(position);
            check(position(row) == position, "deadline position of", id(row));
            check(UnsafeApi.getLong(address) == deadlineMs(row), "deadline of", id(row));
            check(UnsafeApi.getLong(address + KEY_ID) == id(row), "id at the deadline of", id(row));
            check(
                    position == 1 || !isBefore(deadlineMs(row), id(row), positions.address(above(position))),
                    "order of deadlines at",
                    id(row));
        }
    }

    public long bytes() {
        return positions.bytes();
    }

    public void saveTo(final StateSink sink) {
        positions.saveTo(sink);
        sink.word(size);
    }

    public void loadFrom(final StateSource source) {
        positions.loadFrom(source);
        size = (int) source.word();
    }

    @Override
    public void close() {
        positions.close();
    }

    private long id(final int row) {
        return UnsafeApi.getLong(rows.address(row) + idOffset);
    }

    private long deadlineMs(final int row) {
        return UnsafeApi.getLong(rows.address(row) + deadlineOffset);
    }

    private int position(final int row) {
        return UnsafeApi.getInt(rows.address(row) + positionOffset);
    }

    private void position(final int row, final int position) {
        UnsafeApi.putInt(rows.address(row) + positionOffset, position);
    }

    private void place(final int position, final long deadlineMs, final long id, final int row) {
        final long address = positions.address(position);
        UnsafeApi.putLong(address, deadlineMs);
        UnsafeApi.putLong(address + KEY_ID, id);
        UnsafeApi.putInt(address + ROW, row);
        position(row, position);
    }

    private void move(final long from, final int to) {
        place(to, UnsafeApi.getLong(from), UnsafeApi.getLong(from + KEY_ID), UnsafeApi.getInt(from + ROW));
    }

    private static boolean isBefore(final long deadlineMs, final long id, final long other) {
        final long otherMs = UnsafeApi.getLong(other);
        return deadlineMs < otherMs || deadlineMs == otherMs && id < UnsafeApi.getLong(other + KEY_ID);
    }

    /** @return where the row stands now. */
    private int siftUp(final int from, final long deadlineMs, final long id, final int row) {
        int position = from;
        while (position > 1 && isBefore(deadlineMs, id, positions.address(above(position)))) {
            move(positions.address(above(position)), position);
            position = above(position);
        }
        place(position, deadlineMs, id, row);
        return position;
    }

    private void siftDown(final int from, final long deadlineMs, final long id, final int row) {
        int position = from;
        while (position <= above(size)) {
            final int below = firstBelow(position);
            final int first = firstOf(below, Math.min(below + BRANCHES - 1, size));
            if (isBefore(deadlineMs, id, positions.address(first))) {
                break;
            }
            move(positions.address(first), position);
            position = first;
        }
        place(position, deadlineMs, id, row);
    }

    /**
     * Without a branch, since which of four rows is due first is what no processor can predict.
     *
     * @return the position, from the one to the other, whose row is due first.
     */
    private int firstOf(final int from, final int to) {
        long first = from;
        long deadlineMs = UnsafeApi.getLong(positions.address(from));
        long id = UnsafeApi.getLong(positions.address(from) + KEY_ID);
        for (int position = from + 1; position <= to; position++) {
            final long address = positions.address(position);
            final long otherMs = UnsafeApi.getLong(address);
            final long otherId = UnsafeApi.getLong(address + KEY_ID);
            final long difference = otherMs ^ deadlineMs;
            final long isOther = (difference | -difference) >> 63; // all ones when the deadlines differ
            final long isBefore = isLess(otherMs, deadlineMs) | isLess(otherId, id) & ~isOther;
            deadlineMs = pick(isBefore, otherMs, deadlineMs);
            id = pick(isBefore, otherId, id);
            first = pick(isBefore, position, first);
        }
        return (int) first;
    }

    /** @return all ones when it is, else 0; for all longs (Warren, Hacker's Delight, 2nd edition, 2-12). */
    private static long isLess(final long one, final long other) {
        return (one & ~other | ~(one ^ other) & one - other) >> 63;
    }

    private static long pick(final long isOne, final long one, final long other) {
        return one & isOne | other & ~isOne;
    }

    /** @return the position above; 0 for the first. */
    private static int above(final int position) {
        return (position + 2) / BRANCHES;
    }

    private static int firstBelow(final int position) {
        return BRANCHES * (position - 1) + 2;
    }
}
