package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.HOUR_MS;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.caloriebank.protocol.Limits.ZONE_OFFSET_MINUTES_MAX;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A member who travels west lives through part of a date again: dates that were closed in the east are open once more.
 * What was paid for them must not be paid again, and what was folded must not be lost.
 */
class TravelTest {
    private static final long MEMBER = 1;
    private static final int HOURS = 40 * 24;

    private final LedgerScene scene = new LedgerScene();

    @AfterEach
    void close() {
        scene.close();
    }

    /** Every hour for forty days: sweep in the far east, then repeat the old report in the far west. */
    @ParameterizedTest
    @ValueSource(ints = {0, 9, 23, WHOLE_DAY})
    void shouldPayADateOnceHoweverAMemberTravels(final int hour) {
        moveTo(ZONE_OFFSET_MINUTES_MAX);
        final Command report = new Command.ReportActivity(MEMBER, 1, scene.today(), 0, 100_00, hour, false);
        scene.accept(report);

        for (int i = 0; i < HOURS; i++) {
            scene.advanceMs(HOUR_MS);
            moveTo(ZONE_OFFSET_MINUTES_MAX);
            scene.tick();
            moveTo(-ZONE_OFFSET_MINUTES_MAX);
            scene.apply(report);
            assertEquals(100_00, scene.member(MEMBER).balanceCenticoins(), "hour " + i);
        }
    }

    /** A late hour adds to its date as long as it is accepted, wherever the date was swept before. */
    @ParameterizedTest
    @ValueSource(ints = {-ZONE_OFFSET_MINUTES_MAX, 0, ZONE_OFFSET_MINUTES_MAX})
    void shouldAddLateHoursToTheirDateAsLongAsTheyAreAccepted(final int zoneOffsetMinutes) {
        moveTo(ZONE_OFFSET_MINUTES_MAX);
        final int date = scene.today();
        scene.accept(new Command.ReportActivity(MEMBER, 1, date, 0, 100_00, 0, false));
        long expected = 100_00;

        for (int i = 0; i < HOURS; i++) {
            scene.advanceMs(HOUR_MS);
            moveTo(ZONE_OFFSET_MINUTES_MAX);
            scene.tick();
            moveTo(zoneOffsetMinutes);
            final Command late = new Command.ReportActivity(MEMBER, 1, date, 0, 101_00 + i, 0, false);
            expected = scene.apply(late).isAccepted() ? 101_00 + i : expected;
            assertEquals(expected, scene.member(MEMBER).balanceCenticoins(), "hour " + i);
        }
    }

    private void moveTo(final int zoneOffsetMinutes) {
        scene.accept(
                new Command.PutMember(scene.nextId(), CALLER, MEMBER, 70_000, zoneOffsetMinutes, MemberStatus.ACTIVE));
    }
}
