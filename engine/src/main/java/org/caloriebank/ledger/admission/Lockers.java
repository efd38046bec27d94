package org.caloriebank.ledger.admission;

import java.util.Arrays;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/** Which lockers are in use, by facility. How many there are is the facility's matter. Owned by the ledger thread. */
final class Lockers {
    private static final LockerMap NONE_IN_USE = new LockerMap();

    private final Facilities facilities;
    private LockerMap[] mapByFacilityRow = new LockerMap[0];

    Lockers(final Facilities facilities) {
        this.facilities = facilities;
    }

    /** @return the free locker with the lowest number, or 0 when none is free or there are none. */
    int lowestFree(final int facilityRow) {
        return map(facilityRow).lowestFree(facilities.lockers(facilityRow));
    }

    int free(final int facilityRow) {
        return facilities.lockers(facilityRow) - map(facilityRow).inUse();
    }

    int inUse(final int facilityRow) {
        return map(facilityRow).inUse();
    }

    boolean isInUse(final int facilityRow, final int number) {
        return map(facilityRow).isInUse(number);
    }

    /** @return the greatest number in use, or 0. */
    int inUseMax(final int facilityRow) {
        return map(facilityRow).inUseMax();
    }

    void take(final int facilityRow, final int number) {
        if (facilityRow >= mapByFacilityRow.length) {
            grow(facilityRow + 1);
        }
        mapByFacilityRow[facilityRow].take(number);
    }

    void free(final int facilityRow, final int number) {
        mapByFacilityRow[facilityRow].free(number);
    }

    void saveTo(final StateSink sink) {
        sink.word(mapByFacilityRow.length);
        for (final LockerMap map : mapByFacilityRow) {
            map.saveTo(sink);
        }
    }

    void loadFrom(final StateSource source) {
        mapByFacilityRow = new LockerMap[0];
        grow((int) source.word());
        for (final LockerMap map : mapByFacilityRow) {
            map.loadFrom(source);
        }
    }

    private LockerMap map(final int facilityRow) {
        return facilityRow < mapByFacilityRow.length ? mapByFacilityRow[facilityRow] : NONE_IN_USE;
    }

    private void grow(final int length) {
        final int before = mapByFacilityRow.length;
        mapByFacilityRow = Arrays.copyOf(mapByFacilityRow, length);
        for (int row = before; row < length; row++) {
            mapByFacilityRow[row] = new LockerMap();
        }
    }
}
