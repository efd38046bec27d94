package org.caloriebank.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.caloriebank.protocol.FacilityAnswer;
import org.caloriebank.protocol.LightAnswer;
import org.caloriebank.protocol.ResultCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever ten thousand visitors did in a week at fifty centres, the night after it everything is back where it belongs. */
class CentreWeekTest {
    private static final int FACILITIES = 50;
    private static final int VISITORS = 10_000;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldEndCleanAfterAWeek(final long seed) {
        try (CentreWeek week = new CentreWeek(seed, FACILITIES, VISITORS)) {
            week.run();

            week.ledger.verify();
            assertEquals(0, week.books().openHolds(), "open holds");
            assertEquals(0, week.books().heldCenticoins(), "held coins");
            for (final CentrePlan centre : week.centres) {
                assertEmpty(week, centre);
            }
            assertEquals(0, sumOfAllAccounts(week), "sum of all accounts");
            assertEventful(week);
        }
    }

    private static void assertEmpty(final CentreWeek week, final CentrePlan centre) {
        final FacilityAnswer.Facility facility = week.facility(centre);
        assertEquals(0, facility.occupancy(), () -> "occupancy of " + facility);
        assertEquals(facility.lockers(), facility.lockersFree(), () -> "free lockers of " + facility);
        for (final FacilityAnswer.Space space : week.spaces(centre)) {
            assertEquals(0, space.occupancy(), () -> "occupancy of " + space);
        }
        final List<LightAnswer.Light> lights = week.lights(centre);
        assertEquals(3, lights.size());

        for (final LightAnswer.Light light : lights) {
            assertFalse(light.isOn(), light::toString);
            assertEquals(0, light.demand(), light::toString);
        }
    }

    private static long sumOfAllAccounts(final CentreWeek week) {
        final long[] sum = new long[1];
        week.ledger.forEachAccount((kind, owner, balanceCenticoins, heldCenticoins) -> sum[0] += balanceCenticoins);
        return sum[0];
    }

    /** A week in which nothing happens proves nothing. */
    private static void assertEventful(final CentreWeek week) {
        final Set<String> commands = Set.of(
                "CheckIn",
                "Tap",
                "CheckOut",
                "ReplaceWristband",
                "ConfirmPayment",
                "OpenSession",
                "OpenGame",
                "Book",
                "CancelBooking",
                "CancelSession",
                "ReportWater",
                "RefundWater",
                "SetSpaceOpen",
                "PutWristband");
        assertTrue(week.acceptedByCommand().keySet().containsAll(commands), () -> "" + week.acceptedByCommand());
        final Set<ResultCode> refusals = Set.of(
                ResultCode.FACILITY_FULL,
                ResultCode.INSUFFICIENT_COINS,
                ResultCode.NOT_CHECKED_IN,
                ResultCode.SPACE_FULL,
                ResultCode.SPACE_BOOKED,
                ResultCode.SPACE_CLOSED,
                ResultCode.SPACE_TAKEN,
                ResultCode.BOOKING_OVERLAPS);
        assertTrue(week.countByCode().keySet().containsAll(refusals), () -> "" + week.countByCode());
        assertTrue(week.acceptedByCommand().get("CheckIn") > 5_000, () -> "" + week.acceptedByCommand());
    }
}
