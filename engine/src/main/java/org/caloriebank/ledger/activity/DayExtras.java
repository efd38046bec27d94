package org.caloriebank.ledger.activity;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * What few days have: ceilings set by operators, and hand-entered totals that do not pay. A day's header says whether there is anything here.
 *
 * <pre>
 *   offset  length  field
 *        0       8  member's row (upper bits) and date (16 bits)
 *        8       4  hand-entered steps, greatest
 *       12       4  hand-entered energy, centikcal, greatest
 *       16       4  day ceiling + 1, centikcal; 0 none
 *       20       4  1 when there were hand-entered reports
 *       24    24x4  hour ceilings + 1, centikcal; 0 none
 * </pre>
 *
 * Owned by the ledger thread.
 */
final class DayExtras implements AutoCloseable {
    static final int NO_CEILING = Integer.MAX_VALUE;

    private static final int MANUAL_STEPS = 8;
    private static final int MANUAL_CENTIKCAL = 12;
    private static final int DAY_CEILING = 16;
    private static final int HAS_MANUAL = 20;
    private static final int HOUR_CEILING = 24;

    private final Rows rows = new Rows(128);
    private final LongIndex index = new LongIndex(rows);

    private static long key(final int memberRow, final int epochDay) {
        return (long) memberRow << 16 | epochDay;
    }

    int dayCeiling(final int memberRow, final int epochDay) {
        return ceiling(address(memberRow, epochDay) + DAY_CEILING);
    }

    int hourCeiling(final int memberRow, final int epochDay, final int hour) {
        return ceiling(address(memberRow, epochDay) + HOUR_CEILING + hour * 4L);
    }

    void dayCeiling(final int memberRow, final int epochDay, final int ceilingCentikcal) {
        ceiling(made(memberRow, epochDay) + DAY_CEILING, ceilingCentikcal);
    }

    void hourCeiling(final int memberRow, final int epochDay, final int hour, final int ceilingCentikcal) {
        ceiling(made(memberRow, epochDay) + HOUR_CEILING + hour * 4L, ceilingCentikcal);
    }

    void manual(final int memberRow, final int epochDay, final int steps, final int energyCentikcal) {
        final long address = made(memberRow, epochDay);
        UnsafeApi.putInt(address + HAS_MANUAL, 1);
        UnsafeApi.putInt(address + MANUAL_STEPS, Math.max(UnsafeApi.getInt(address + MANUAL_STEPS), steps));
        UnsafeApi.putInt(
                address + MANUAL_CENTIKCAL, Math.max(UnsafeApi.getInt(address + MANUAL_CENTIKCAL), energyCentikcal));
    }

    /** @return whether anything is left once the hours' ceilings are gone. */
    boolean dropHours(final int memberRow, final int epochDay) {
        final long address = address(memberRow, epochDay);
        for (int hour = 0; hour < DayRow.HOURS; hour++) {
            UnsafeApi.putInt(address + HOUR_CEILING + hour * 4L, 0);
        }
        if (UnsafeApi.getInt(address + DAY_CEILING) != 0 || UnsafeApi.getInt(address + HAS_MANUAL) != 0) {
            return true;
        }
        drop(memberRow, epochDay);
        return false;
    }

    void drop(final int memberRow, final int epochDay) {
        final long key = key(memberRow, epochDay);
        final int row = index.find(key);
        index.remove(key, row);
        rows.free(row);
    }

    void hashInto(final StateHash hash, final int memberRow, final int epochDay) {
        final long address = address(memberRow, epochDay);
        for (int offset = MANUAL_STEPS; offset < HOUR_CEILING + DayRow.HOURS * 4; offset += 4) {
            hash.add(UnsafeApi.getInt(address + offset));
        }
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private long address(final int memberRow, final int epochDay) {
        return rows.address(index.find(key(memberRow, epochDay)));
    }

    private long made(final int memberRow, final int epochDay) {
        final long key = key(memberRow, epochDay);
        int row = index.find(key);
        if (row == Rows.NULL_ROW) {
            row = rows.allocate();
            UnsafeApi.putLong(rows.address(row), key);
            index.add(key, row);
        }
        return rows.address(row);
    }

    private static int ceiling(final long field) {
        final int stored = UnsafeApi.getInt(field);
        return stored == 0 ? NO_CEILING : stored - 1;
    }

    private static void ceiling(final long field, final int ceilingCentikcal) {
        UnsafeApi.putInt(field, ceilingCentikcal == NO_CEILING ? 0 : ceilingCentikcal + 1);
    }
}
