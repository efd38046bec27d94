package org.caloriebank.ledger.facility;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.codec.FacilityStatus;

/**
 * All facilities, in the order they were opened: tariff, hours, size, and how many people are inside. Named by rows, dense from 1; a facility is never
 * closed for good. Owned by the ledger thread; allocates no heap memory.
 */
public final class Facilities implements AutoCloseable {
    public static final int WEEKDAYS = 7;
    /** Of a facility that was told no tariff yet; it costs nothing. */
    static final int BLOCK_MINUTES_AT_FIRST = 60;

    static final int DAY_MINUTES = 1_440;
    /** 1970-01-01 was a Thursday; weekdays count from Monday. */
    private static final int WEEKDAY_OF_EPOCH = 3;

    private final Rows rows = new Rows(FacilityRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);

    /** @return the facility's row, or {@link Rows#NULL_ROW}. */
    public int find(final long facilityId) {
        return index.find(facilityId);
    }

    public long facilityId(final int row) {
        return UnsafeApi.getLong(rows.address(row));
    }

    public int count() {
        return rows.live();
    }

    /** @return one more than the last facility's row. */
    public int end() {
        return rows.end();
    }

    /** @return whether its status lets it admit people during its hours. */
    public boolean isOpen(final int row) {
        return FacilityRow.status(rows.address(row)) == FacilityStatus.OPEN.value();
    }

    /** @return what its clocks show, as ms since 1970 there. */
    public long localMs(final int row, final long timeMs) {
        return timeMs + FacilityRow.zoneOffsetMinutes(rows.address(row)) * Calendar.MINUTE_MS;
    }

    /** @return the civil date there, days since 1970. */
    public int localDay(final int row, final long timeMs) {
        return Calendar.dayOf(localMs(row, timeMs));
    }

    /** @return whether the local time is at or after opening and before closing. */
    public boolean isWithinHours(final int row, final long timeMs) {
        final long facility = rows.address(row);
        final int weekday = weekday(localDay(row, timeMs));
        final long ofDayMs = Math.floorMod(localMs(row, timeMs), Calendar.DAY_MS);
        return FacilityRow.opensAtMinute(facility, weekday) * Calendar.MINUTE_MS <= ofDayMs
                && ofDayMs < FacilityRow.closesAtMinute(facility, weekday) * Calendar.MINUTE_MS;
    }

    /** @return ledger time at which the hours of that local day end, ms. The facility has hours on that day. */
    public long closesAtMs(final int row, final long timeMs) {
        final int day = localDay(row, timeMs);
        final int closesAtMinute = FacilityRow.closesAtMinute(rows.address(row), weekday(day));
        return timeMs - localMs(row, timeMs) + day * Calendar.DAY_MS + closesAtMinute * Calendar.MINUTE_MS;
    }

    /** @return 0 for Monday to 6. */
    static int weekday(final int epochDay) {
        return Math.floorMod(epochDay + WEEKDAY_OF_EPOCH, WEEKDAYS);
    }

    public long entryFeeCenticoins(final int row) {
        return longAt(row, FacilityRow.ENTRY_FEE);
    }

    public long blockPriceCenticoins(final int row) {
        return longAt(row, FacilityRow.BLOCK_PRICE);
    }

    public long ceilingCenticoins(final int row) {
        return longAt(row, FacilityRow.CEILING);
    }

    public int blockMinutes(final int row) {
        return intAt(row, FacilityRow.BLOCK_MINUTES);
    }

    public int capacity(final int row) {
        return intAt(row, FacilityRow.CAPACITY);
    }

    /** @return open admissions. */
    public int occupancy(final int row) {
        return intAt(row, FacilityRow.OCCUPANCY);
    }

    /** @return how many lockers there are, numbered from 1. */
    public int lockers(final int row) {
        return intAt(row, FacilityRow.LOCKERS);
    }

    public boolean isFull(final int row) {
        return occupancy(row) >= capacity(row);
    }

    /** Somebody was let in; the facility was not full. */
    public void enter(final int row) {
        count(row, 1);
    }

    /** Somebody left. */
    public void leave(final int row) {
        count(row, -1);
    }

    private void count(final int row, final int change) {
        final int occupancy = occupancy(row) + change;
        check(occupancy >= 0 && occupancy <= capacity(row), "people inside facility", facilityId(row));
        UnsafeApi.putInt(rows.address(row) + FacilityRow.OCCUPANCY, occupancy);
    }

    /** @return whether no other facility can be opened. */
    boolean isTableFull() {
        return rows.isFull();
    }

    /** @return a new facility's row: open at all hours, free of charge, without room for anybody yet. */
    int open(final long facilityId) {
        final int row = rows.allocate();
        final long facility = rows.address(row);
        UnsafeApi.putLong(facility, facilityId);
        UnsafeApi.putInt(facility + FacilityRow.BLOCK_MINUTES, BLOCK_MINUTES_AT_FIRST);
        for (int weekday = 0; weekday < WEEKDAYS; weekday++) {
            FacilityRow.hours(facility, weekday, 0, DAY_MINUTES);
        }
        index.add(facilityId, row);
        return row;
    }

    /** @return where the facility's {@link FacilityRow} is. */
    long address(final int row) {
        return rows.address(row);
    }

    private int intAt(final int row, final int offset) {
        return UnsafeApi.getInt(rows.address(row) + offset);
    }

    private long longAt(final int row, final int offset) {
        return UnsafeApi.getLong(rows.address(row) + offset);
    }

    void verify() {
        for (int row = 1; row < rows.end(); row++) {
            check(occupancy(row) >= 0 && occupancy(row) <= capacity(row), "people inside facility", facilityId(row));
            check(ceilingCenticoins(row) >= entryFeeCenticoins(row), "ceiling of facility", facilityId(row));
            check(find(facilityId(row)) == row, "index of facility", facilityId(row));
        }
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            for (int offset = 0; offset < FacilityRow.OWN_LENGTH; offset += Long.BYTES) {
                hash.add(longAt(row, offset));
            }
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }
}
