package org.caloriebank.ledger.facility;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.codec.SpaceKind;
import org.caloriebank.protocol.codec.SpaceStatus;

/**
 * All spaces of all facilities, and how many people are in each. Named by rows, dense from 1; those of a facility are also walked in the order they
 * were opened. A space keeps its facility and its kind. Owned by the ledger thread; allocates no heap memory.
 */
public final class Spaces implements AutoCloseable {
    private final Rows rows = new Rows(SpaceRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final Facilities facilities;

    /** @param facilities where each facility names its first and last space; this does not own them. */
    public Spaces(final Facilities facilities) {
        this.facilities = facilities;
    }

    /** @return the space's row, or {@link Rows#NULL_ROW}. */
    public int find(final long spaceId) {
        return index.find(spaceId);
    }

    public long spaceId(final int row) {
        return UnsafeApi.getLong(rows.address(row));
    }

    /** @return one more than the last space's row. */
    public int end() {
        return rows.end();
    }

    /** @return row of the space's facility. */
    public int facility(final int row) {
        return intAt(row, SpaceRow.FACILITY);
    }

    /** @return how many spaces a facility has. */
    public int count(final int facilityRow) {
        return UnsafeApi.getInt(facilities.address(facilityRow) + FacilityRow.SPACES);
    }

    /** @return the facility's space that was opened first, or {@link Rows#NULL_ROW}. */
    public int first(final int facilityRow) {
        return UnsafeApi.getInt(facilities.address(facilityRow) + FacilityRow.FIRST_SPACE);
    }

    /** @return the space of the same facility that was opened next, or {@link Rows#NULL_ROW}. */
    public int next(final int row) {
        return intAt(row, SpaceRow.NEXT);
    }

    public SpaceKind kind(final int row) {
        return SpaceKind.get(UnsafeApi.getByte(rows.address(row) + SpaceRow.KIND));
    }

    public boolean isOpen(final int row) {
        return status(row) == SpaceStatus.OPEN.value();
    }

    public int capacity(final int row) {
        return intAt(row, SpaceRow.CAPACITY);
    }

    /** @return people whose current space it is. */
    public int occupancy(final int row) {
        return intAt(row, SpaceRow.OCCUPANCY);
    }

    public boolean isFull(final int row) {
        return occupancy(row) >= capacity(row);
    }

    /** @return price of a play in an arcade cabinet or simulator, of a whole open game elsewhere. */
    public long priceCenticoins(final int row) {
        return longAt(row, SpaceRow.PRICE);
    }

    /** @return its light circuit, or 0 for none. */
    public long circuitId(final int row) {
        return longAt(row, SpaceRow.CIRCUIT);
    }

    /** @return how long its light stays on after the last has left. */
    public long lightGraceMs(final int row) {
        return lightGraceMinutes(row) * Calendar.MINUTE_MS;
    }

    /** @return by which its water is judged, or 0 for none. */
    public long waterProfileId(final int row) {
        return longAt(row, SpaceRow.WATER_PROFILE);
    }

    /** Somebody came in; the space was not full. */
    public void enter(final int row) {
        count(row, 1);
    }

    /** Somebody left. */
    public void leave(final int row) {
        count(row, -1);
    }

    private void count(final int row, final int change) {
        final int occupancy = occupancy(row) + change;
        check(occupancy >= 0 && occupancy <= capacity(row), "people in space", spaceId(row));
        UnsafeApi.putInt(rows.address(row) + SpaceRow.OCCUPANCY, occupancy);
    }

    int lightGraceMinutes(final int row) {
        return intAt(row, SpaceRow.LIGHT_GRACE_MINUTES);
    }

    short status(final int row) {
        return UnsafeApi.getByte(rows.address(row) + SpaceRow.STATUS);
    }

    void status(final int row, final SpaceStatus status) {
        UnsafeApi.putByte(rows.address(row) + SpaceRow.STATUS, (byte) status.value());
    }

    /** @return whether no other space can be opened. */
    boolean isTableFull() {
        return rows.isFull();
    }

    /** @return a new space's row, the last of its facility; nothing is filled in but what is given. */
    int open(final long spaceId, final int facilityRow, final int kind) {
        final int row = rows.allocate();
        final long space = rows.address(row);
        UnsafeApi.putLong(space, spaceId);
        UnsafeApi.putInt(space + SpaceRow.FACILITY, facilityRow);
        UnsafeApi.putByte(space + SpaceRow.KIND, (byte) kind);
        index.add(spaceId, row);
        final long facility = facilities.address(facilityRow);
        final int last = UnsafeApi.getInt(facility + FacilityRow.LAST_SPACE);
        if (last == Rows.NULL_ROW) {
            UnsafeApi.putInt(facility + FacilityRow.FIRST_SPACE, row);
        } else {
            UnsafeApi.putInt(rows.address(last) + SpaceRow.NEXT, row);
        }
        UnsafeApi.putInt(facility + FacilityRow.LAST_SPACE, row);
        UnsafeApi.putInt(facility + FacilityRow.SPACES, count(facilityRow) + 1);
        return row;
    }

    /** @return where the space's {@link SpaceRow} is. */
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
        int walked = 0;
        for (int facility = 1; facility < facilities.end(); facility++) {
            int spaces = 0;
            for (int row = first(facility); row != Rows.NULL_ROW; row = next(row)) {
                check(facility(row) == facility, "facility of space", spaceId(row));
                check(occupancy(row) >= 0 && occupancy(row) <= capacity(row), "people in space", spaceId(row));
                check(find(spaceId(row)) == row, "index of space", spaceId(row));
                spaces++;
            }
            check(spaces == count(facility), "spaces of facility", facilities.facilityId(facility));
            walked += spaces;
        }
        check(walked == rows.live(), "each space has its facility");
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            hash.add(facilities.facilityId(facility(row)));
            for (int offset = 0; offset < SpaceRow.OWN_LENGTH; offset += Long.BYTES) {
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
