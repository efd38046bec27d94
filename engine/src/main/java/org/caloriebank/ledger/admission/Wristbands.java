package org.caloriebank.ledger.admission;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.WristbandStatus;

/**
 * All wristbands and each facility's queue of free ones, so that they wear alike.
 *
 * <pre>
 *   offset  length  field of a wristband            offset  length  field of a queue, by facility's row
 *        0       8  wristband id                         0       4  first
 *        8       4  facility's row                       4       4  last
 *       12       4  admission while ISSUED               8       4  number of wristbands in it
 *       16       4  previous in the queue
 *       20       4  next in the queue
 *       24       1  status
 *
 *                    +------------- check-out --------------+
 *                    v                                      |
 *   put in stock -> IN_STOCK --- check-in, replacing ---> ISSUED --- closing time ---> MISSING --- put in stock or blocked
 *                    |   ^                                  |
 *                    v   | put                              | lost
 *                   BLOCKED <-------------------------------+
 * </pre>
 *
 * Owned by the ledger thread; allocates no heap memory.
 */
final class Wristbands implements AutoCloseable {
    private static final int FACILITY = 8;
    private static final int ADMISSION = 12;
    private static final int PREVIOUS = 16;
    private static final int NEXT = 20;
    private static final int STATUS = 24;

    private static final int FIRST = 0;
    private static final int LAST = 4;
    private static final int COUNT = 8;

    private final Rows rows = new Rows(32);
    private final LongIndex index = new LongIndex(rows);
    private final Rows queues = new Rows(16);

    /** @return the wristband's row, or {@link Rows#NULL_ROW}. */
    int find(final long wristbandId) {
        return index.find(wristbandId);
    }

    /** @return the index from id to row, for looking ahead. */
    LongIndex index() {
        return index;
    }

    /** @return the facility's wristband, or {@link Rows#NULL_ROW}. */
    int findOf(final long wristbandId, final int facilityRow) {
        final int row = find(wristbandId);
        return row != Rows.NULL_ROW && facilityRow(row) == facilityRow ? row : Rows.NULL_ROW;
    }

    /** @return why the wristband cannot be issued, or ACCEPTED; {@link Rows#NULL_ROW}: none was named and none is in stock. */
    ResultCode decideFree(final int row) {
        if (row == Rows.NULL_ROW) {
            return ResultCode.NO_WRISTBAND;
        }
        return status(row) == WristbandStatus.IN_STOCK ? ResultCode.ACCEPTED : ResultCode.WRISTBAND_NOT_FREE;
    }

    /** @return why the wristband opens nothing, or ACCEPTED when somebody wears it; {@link Rows#NULL_ROW}: there is none. */
    ResultCode decideWorn(final int row) {
        if (row == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_WRISTBAND;
        }
        return switch (status(row)) {
            case ISSUED -> ResultCode.ACCEPTED;
            case BLOCKED -> ResultCode.WRISTBAND_BLOCKED;
            default -> ResultCode.NOT_CHECKED_IN;
        };
    }

    long wristbandId(final int row) {
        return UnsafeApi.getLong(rows.address(row));
    }

    int facilityRow(final int row) {
        return intAt(row, FACILITY);
    }

    /** @return the admission of who wears it, or {@link Rows#NULL_ROW}. */
    int admission(final int row) {
        return intAt(row, ADMISSION);
    }

    /** @return the same, given where the wristband's row stands; for looking ahead. */
    static int admissionAt(final long wristband) {
        return UnsafeApi.getInt(wristband + ADMISSION);
    }

    WristbandStatus status(final int row) {
        return WristbandStatus.get(UnsafeApi.getByte(rows.address(row) + STATUS));
    }

    /** @return one more than the last wristband's row. */
    int end() {
        return rows.end();
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** @return the facility's wristband that is longest in stock, or {@link Rows#NULL_ROW}. */
    int firstFree(final int facilityRow) {
        return facilityRow < queues.end() ? queueAt(facilityRow, FIRST) : Rows.NULL_ROW;
    }

    int free(final int facilityRow) {
        return facilityRow < queues.end() ? queueAt(facilityRow, COUNT) : 0;
    }

    /** @return a new wristband, blocked. */
    int open(final long wristbandId, final int facilityRow) {
        final int row = rows.allocate();
        UnsafeApi.putLong(rows.address(row), wristbandId);
        intAt(row, FACILITY, facilityRow);
        status(row, WristbandStatus.BLOCKED);
        index.add(wristbandId, row);
        while (queues.end() <= facilityRow) {
            queues.allocate();
        }
        return row;
    }

    /** To the end of the queue; it is not in it. */
    void stock(final int row) {
        final int facilityRow = facilityRow(row);
        final int last = queueAt(facilityRow, LAST);
        intAt(row, PREVIOUS, last);
        if (last == Rows.NULL_ROW) {
            queueAt(facilityRow, FIRST, row);
        } else {
            intAt(last, NEXT, row);
        }
        queueAt(facilityRow, LAST, row);
        queueAt(facilityRow, COUNT, free(facilityRow) + 1);
        leaveWrist(row, WristbandStatus.IN_STOCK);
    }

    /** Out of the queue and on a wrist; it was in stock. */
    void issue(final int row, final int admission) {
        leaveQueue(row);
        intAt(row, ADMISSION, admission);
        status(row, WristbandStatus.ISSUED);
    }

    /** It opens nothing from now on, wherever it was. */
    void block(final int row) {
        if (status(row) == WristbandStatus.IN_STOCK) {
            leaveQueue(row);
        }
        leaveWrist(row, WristbandStatus.BLOCKED);
    }

    /** Its wearer has gone with it. */
    void lose(final int row) {
        leaveWrist(row, WristbandStatus.MISSING);
    }

    private void leaveWrist(final int row, final WristbandStatus status) {
        intAt(row, ADMISSION, Rows.NULL_ROW);
        status(row, status);
    }

    private void leaveQueue(final int row) {
        final int facilityRow = facilityRow(row);
        final int previous = intAt(row, PREVIOUS);
        final int next = intAt(row, NEXT);
        if (previous == Rows.NULL_ROW) {
            queueAt(facilityRow, FIRST, next);
        } else {
            intAt(previous, NEXT, next);
        }
        if (next == Rows.NULL_ROW) {
            queueAt(facilityRow, LAST, previous);
        } else {
            intAt(next, PREVIOUS, previous);
        }
        intAt(row, PREVIOUS, Rows.NULL_ROW);
        intAt(row, NEXT, Rows.NULL_ROW);
        queueAt(facilityRow, COUNT, free(facilityRow) - 1);
    }

    /** Prove that exactly those in stock are in the queues. */
    void verify() {
        int inStock = 0;
        for (int row = 1; row < rows.end(); row++) {
            final boolean isIssued = status(row) == WristbandStatus.ISSUED;
            check(isIssued == (admission(row) != Rows.NULL_ROW), "wrist of wristband", wristbandId(row));
            inStock += status(row) == WristbandStatus.IN_STOCK ? 1 : 0;
        }
        for (int facilityRow = 1; facilityRow < queues.end(); facilityRow++) {
            int count = 0;
            int previous = Rows.NULL_ROW;
            for (int row = firstFree(facilityRow); row != Rows.NULL_ROW; row = intAt(row, NEXT)) {
                check(status(row) == WristbandStatus.IN_STOCK, "stock of wristband", wristbandId(row));
                check(facilityRow(row) == facilityRow, "facility of wristband", wristbandId(row));
                check(intAt(row, PREVIOUS) == previous, "queue at wristband", wristbandId(row));
                previous = row;
                count++;
            }
            check(queueAt(facilityRow, LAST) == previous, "end of a queue of wristbands");
            check(count == free(facilityRow), "number of free wristbands");
            inStock -= count;
        }
        check(inStock == 0, "wristbands in stock are in a queue");
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            hash.add(wristbandId(row));
            hash.add(facilityRow(row));
            hash.add(status(row).value());
        }
        for (int facilityRow = 1; facilityRow < queues.end(); facilityRow++) {
            for (int row = firstFree(facilityRow); row != Rows.NULL_ROW; row = intAt(row, NEXT)) {
                hash.add(row);
            }
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes() + queues.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        queues.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        queues.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        queues.close();
    }

    private void status(final int row, final WristbandStatus status) {
        UnsafeApi.putByte(rows.address(row) + STATUS, (byte) status.value());
    }

    private int intAt(final int row, final int offset) {
        return UnsafeApi.getInt(rows.address(row) + offset);
    }

    private void intAt(final int row, final int offset, final int value) {
        UnsafeApi.putInt(rows.address(row) + offset, value);
    }

    private int queueAt(final int facilityRow, final int offset) {
        return UnsafeApi.getInt(queues.address(facilityRow) + offset);
    }

    private void queueAt(final int facilityRow, final int offset, final int value) {
        UnsafeApi.putInt(queues.address(facilityRow) + offset, value);
    }
}
