package org.caloriebank.ledger.facility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Local time, weekdays and hours of a facility, against the JDK's calendar. */
class OpeningHoursTest {
    private static final int MONDAY = 0;
    private static final int SUNDAY = 6;

    private final Facilities facilities = new Facilities();
    private final int row = facilities.open(1);

    @AfterEach
    void close() {
        facilities.close();
    }

    @Test
    void shouldCountWeekdaysFromMondayAndKnowThatTheEpochWasAThursday() {
        assertEquals(3, Facilities.weekday(0));
        for (int day = -10_000; day < 70_000; day++) {
            assertEquals(
                    LocalDate.ofEpochDay(day).getDayOfWeek().getValue() - 1, Facilities.weekday(day), "day " + day);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-20T22:00:00Z,       0, 2026-01-20",
        "2026-01-20T22:00:00Z,     120, 2026-01-21",
        "2026-01-20T21:59:59.999Z, 120, 2026-01-20",
        "2026-01-20T12:45:00Z,     675, 2026-01-21",
        "2026-01-20T12:44:59.999Z, 675, 2026-01-20",
        "2026-01-20T17:59:59.999Z, -1080, 2026-01-19",
        "2026-01-20T18:00:00Z,    -1080, 2026-01-20",
        "1970-01-01T00:00:00Z,     -15, 1969-12-31",
    })
    void shouldLiveInItsOwnDay(final Instant time, final int zoneOffsetMinutes, final LocalDate expected) {
        FacilityRow.zoneOffsetMinutes(facilities.address(row), zoneOffsetMinutes);

        assertEquals(expected.toEpochDay(), facilities.localDay(row, time.toEpochMilli()));
        assertEquals(
                time.atOffset(ZoneOffset.ofTotalSeconds(zoneOffsetMinutes * 60))
                        .toLocalDateTime()
                        .toInstant(ZoneOffset.UTC)
                        .toEpochMilli(),
                facilities.localMs(row, time.toEpochMilli()));
    }

    /** Open from 06:00 to 22:30 on Monday 2026-01-19, from 00:00 to 24:00 on Tuesday, closed on Sunday. */
    @ParameterizedTest
    @CsvSource({
        "2026-01-19T06:00:00Z,         0, true,  2026-01-19T22:30:00Z",
        "2026-01-19T05:59:59.999Z,     0, false, 2026-01-19T22:30:00Z",
        "2026-01-19T22:29:59.999Z,     0, true,  2026-01-19T22:30:00Z",
        "2026-01-19T22:30:00Z,         0, false, 2026-01-19T22:30:00Z",
        "2026-01-19T23:59:59.999Z,     0, false, 2026-01-19T22:30:00Z",
        "2026-01-20T00:00:00Z,         0, true,  2026-01-21T00:00:00Z",
        "2026-01-20T23:59:59.999Z,     0, true,  2026-01-21T00:00:00Z",
        "2026-01-18T20:15:00Z,       585, true,  2026-01-19T12:45:00Z",
        "2026-01-18T20:14:59.999Z,   585, false, 2026-01-19T12:45:00Z",
        "2026-01-20T00:00:00Z,     -1080, true,  2026-01-20T16:30:00Z",
        "2026-01-20T16:29:59.999Z, -1080, true,  2026-01-20T16:30:00Z",
        "2026-01-20T16:30:00Z,     -1080, false, 2026-01-20T16:30:00Z",
        "2026-01-18T12:00:00Z,      1080, true,  2026-01-19T04:30:00Z",
    })
    void shouldBeOpenFromOpeningUntilClosingOfItsLocalDay(
            final Instant time, final int zoneOffsetMinutes, final boolean isWithin, final Instant closesAt) {
        final long facility = facilities.address(row);
        FacilityRow.zoneOffsetMinutes(facility, zoneOffsetMinutes);
        FacilityRow.hours(facility, MONDAY, 360, 1_350);
        FacilityRow.hours(facility, SUNDAY, -1, -1);

        assertEquals(isWithin, facilities.isWithinHours(row, time.toEpochMilli()));
        assertEquals(closesAt.toEpochMilli(), facilities.closesAtMs(row, time.toEpochMilli()));
    }

    @ParameterizedTest
    @CsvSource({"2026-01-18T00:00:00Z", "2026-01-18T12:00:00Z", "2026-01-18T23:59:59.999Z"})
    void shouldNeverBeOpenOnAClosedDay(final Instant time) {
        FacilityRow.hours(facilities.address(row), SUNDAY, -1, -1);

        assertEquals(false, facilities.isWithinHours(row, time.toEpochMilli()));
    }
}
