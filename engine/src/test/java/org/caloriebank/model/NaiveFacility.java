package org.caloriebank.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.caloriebank.protocol.codec.FacilityStatus;

/** A sports centre as last put, its tariff and opening hours, and the bands that wait at its desk. */
final class NaiveFacility {
    static final int CLOSED_DAY = -1;
    private static final long DAY_MS = 86_400_000;
    private static final long MINUTE_MS = 60_000;
    private static final int WEEKDAYS = 7;
    private static final int MINUTES_PER_DAY = 1_440;

    final long facilityId;
    int capacity;
    int lockers;
    int zoneOffsetMinutes;
    FacilityStatus status;
    NaiveTariff tariff = NaiveTariff.FREE;
    /** By weekday from Monday. */
    List<Integer> opensAtMinutes = Collections.nCopies(WEEKDAYS, 0);

    List<Integer> closesAtMinutes = Collections.nCopies(WEEKDAYS, MINUTES_PER_DAY);
    /** The one longest in stock first. */
    final List<NaiveWristband> freeBands = new ArrayList<>();

    NaiveFacility(final long facilityId) {
        this.facilityId = facilityId;
    }

    /** @return the civil date at the facility. */
    long localDay(final long timeMs) {
        return Math.floorDiv(timeMs + zoneOffsetMinutes * MINUTE_MS, DAY_MS);
    }

    boolean isOpen(final long nowMs) {
        final long day = localDay(nowMs);
        final int opensAt = opensAtMinutes.get(weekday(day));
        return status == FacilityStatus.OPEN
                && opensAt != CLOSED_DAY
                && nowMs >= timeMs(day, opensAt)
                && nowMs < closingTimeMs(day);
    }

    long closingTimeMs(final long localDay) {
        return timeMs(localDay, closesAtMinutes.get(weekday(localDay)));
    }

    private long timeMs(final long localDay, final int minute) {
        return localDay * DAY_MS + (minute - zoneOffsetMinutes) * MINUTE_MS;
    }

    private static int weekday(final long epochDay) {
        return LocalDate.ofEpochDay(epochDay).getDayOfWeek().getValue() - 1;
    }
}
