package org.caloriebank.ledger.checkout;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Open holds by (deadline, hold id): a binary heap of hold rows. A hold's row knows its position, so a hold that closes early leaves at once.
 * Owned by the ledger thread.
 */
final class Deadlines implements AutoCloseable {
    /** One heap position: the row of a hold. Positions are rows from 1, dense. */
    private final Rows positions = new Rows(8);

    private final Rows holds;
    private int size;

    Deadlines(final Rows holds) {
        this.holds = holds;
    }

    void add(final int hold) {
        size++;
        if (size == positions.end()) {
            positions.allocate();
        }
        place(hold, size);
        siftUp(size);
    }

    void remove(final int hold) {
        final int position = HoldRow.deadlinePosition(holds.address(hold));
        HoldRow.deadlinePosition(holds.address(hold), 0);
        final int moved = at(size);
        size--;
        if (moved != hold) {
            place(moved, position);
            siftUp(position);
            siftDown(HoldRow.deadlinePosition(holds.address(moved)));
        }
    }

    /** @return the hold whose deadline comes first, or {@link Rows#NULL_ROW}. */
    int first() {
        return size == 0 ? Rows.NULL_ROW : at(1);
    }

    int size() {
        return size;
    }

    /** @return the hold at a position, 1 to size, in no particular order. */
    int at(final int position) {
        return UnsafeApi.getInt(positions.address(position));
    }

    long bytes() {
        return positions.bytes();
    }

    void saveTo(final StateSink sink) {
        positions.saveTo(sink);
        sink.word(size);
    }

    void loadFrom(final StateSource source) {
        positions.loadFrom(source);
        size = (int) source.word();
    }

    @Override
    public void close() {
        positions.close();
    }

    private void place(final int hold, final int position) {
        UnsafeApi.putInt(positions.address(position), hold);
        HoldRow.deadlinePosition(holds.address(hold), position);
    }

    private boolean isBefore(final int one, final int other) {
        final long first = holds.address(one);
        final long second = holds.address(other);
        final long firstMs = HoldRow.deadlineMs(first);
        final long secondMs = HoldRow.deadlineMs(second);
        return firstMs < secondMs || firstMs == secondMs && HoldRow.id(first) < HoldRow.id(second);
    }

    private void siftUp(final int from) {
        int position = from;
        final int hold = at(position);
        while (position > 1 && isBefore(hold, at(position / 2))) {
            place(at(position / 2), position);
            position /= 2;
        }
        place(hold, position);
    }

    private void siftDown(final int from) {
        int position = from;
        final int hold = at(position);
        while (2 * position <= size) {
            int child = 2 * position;
            if (child < size && isBefore(at(child + 1), at(child))) {
                child++;
            }
            if (!isBefore(at(child), hold)) {
                break;
            }
            place(at(child), position);
            position = child;
        }
        place(hold, position);
    }
}
