package org.caloriebank.ledger.memory;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;

/**
 * Rows by (deadline, id): a binary heap. Each row carries its id, its deadline (both 8 bytes) and its position in the heap (4 bytes, 0 when it is
 * not in it), so a row that leaves early leaves at once. A deadline must not change while its row is queued. No two queued rows share an id.
 * Owned by the ledger thread; allocates no heap memory.
 */
public final class DeadlineHeap implements AutoCloseable {
    /** One heap position: a row. Positions are rows from 1, dense. */
    private final Rows positions = new Rows(8);

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
        place(row, size);
        siftUp(size);
    }

    public void remove(final int row) {
        final int position = position(row);
        position(row, 0);
        final int moved = at(size);
        size--;
        if (moved != row) {
            place(moved, position);
            siftUp(position);
            siftDown(position(moved));
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
        return UnsafeApi.getInt(positions.address(position));
    }

    public boolean isQueued(final int row) {
        return position(row) != 0;
    }

    /** Prove that each row knows its position, and that no row stands before one that is due earlier. */
    public void verify() {
        for (int position = 1; position <= size; position++) {
            final int row = at(position);
            check(position(row) == position, "deadline position of", id(row));
            check(position == 1 || !isBefore(row, at(position / 2)), "order of deadlines at", id(row));
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

    private void place(final int row, final int position) {
        UnsafeApi.putInt(positions.address(position), row);
        position(row, position);
    }

    private boolean isBefore(final int one, final int other) {
        final long oneMs = deadlineMs(one);
        final long otherMs = deadlineMs(other);
        return oneMs < otherMs || oneMs == otherMs && id(one) < id(other);
    }

    private void siftUp(final int from) {
        int position = from;
        final int row = at(position);
        while (position > 1 && isBefore(row, at(position / 2))) {
            place(at(position / 2), position);
            position /= 2;
        }
        place(row, position);
    }

    private void siftDown(final int from) {
        int position = from;
        final int row = at(position);
        while (2 * position <= size) {
            int child = 2 * position;
            if (child < size && isBefore(at(child + 1), at(child))) {
                child++;
            }
            if (!isBefore(at(child), row)) {
                break;
            }
            place(at(child), position);
            position = child;
        }
        place(row, position);
    }
}
