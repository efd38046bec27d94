package org.caloriebank.ledger.water;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.ReportWaterDecoder;

/** Takes readings and judges them by the version of the profile that is in force where and when they were measured. Owned by the ledger thread. */
final class ReadingCommands {
    private static final long AHEAD_MS_MAX = 5 * Calendar.MINUTE_MS;
    private static final long AGE_MS_MAX = Calendar.DAY_MS;
    /** No version begins later, so what is measured later is judged, if at all, as if then. */
    private static final long LAST_TIME_MS = (Limits.EPOCH_DAY_MAX + 2) * Calendar.DAY_MS;

    private final Facilities facilities;
    private final Spaces spaces;
    private final Profiles profiles;
    private final WatchedSpaces watchedSpaces;
    private final OutcomeDraft outcome;

    /** What the command gives, by parameter. */
    private final int[] readings = new int[Parameter.COUNT];

    private int spaceRow;
    private int watched;
    private long version;

    ReadingCommands(
            final Facilities facilities,
            final Spaces spaces,
            final Profiles profiles,
            final WatchedSpaces watchedSpaces,
            final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.spaces = spaces;
        this.profiles = profiles;
        this.watchedSpaces = watchedSpaces;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new ReportWaterDecoder(),
                ReportWaterDecoder.callerIdEncodingOffset(),
                this::isMalformed,
                this::onReportWater);
    }

    private boolean isMalformed(final ReportWaterDecoder command) {
        readings[0] = command.phHundredths();
        readings[1] = command.freeChlorineMicrogramsPerLitre();
        readings[2] = command.combinedChlorineMicrogramsPerLitre();
        readings[3] = command.turbidityHundredthsNtu();
        readings[4] = command.orpMillivolts();
        readings[5] = command.temperatureHundredthsCelsius();
        return command.spaceId() <= 0 || command.measuredAtMs() <= 0 || Parameter.given(readings) == 0;
    }

    private ResultCode onReportWater(final ReportWaterDecoder command) {
        final ResultCode decision = decide(command);
        if (decision == ResultCode.ACCEPTED) {
            apply(command.spaceId(), command.measuredAtMs());
        }
        return decision;
    }

    private ResultCode decide(final ReportWaterDecoder command) {
        spaceRow = spaces.find(command.spaceId());
        if (spaceRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }
        final long measuredAtMs = command.measuredAtMs();
        final int inForce = profiles.inForce(
                spaces.waterProfileId(spaceRow),
                facilities.localDay(spaces.facility(spaceRow), Math.min(measuredAtMs, LAST_TIME_MS)));
        if (inForce == Rows.NULL_ROW) {
            return ResultCode.NO_WATER_PROFILE;
        }
        version = profiles.version(inForce);
        if (measuredAtMs > outcome.timeMs() + AHEAD_MS_MAX) {
            return ResultCode.READING_IN_FUTURE;
        }
        if (measuredAtMs < outcome.timeMs() - AGE_MS_MAX) {
            return ResultCode.READING_TOO_OLD;
        }
        watched = watchedSpaces.find(command.spaceId());
        if (watched != Rows.NULL_ROW && measuredAtMs <= WatchedRow.measuredAtMs(watchedSpaces.address(watched))) {
            return ResultCode.READING_OUT_OF_ORDER;
        }
        if (!Parameter.arePossible(readings)) {
            return ResultCode.READING_IMPOSSIBLE;
        }
        return watchedSpaces.isFullFor(watched) ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private void apply(final long spaceId, final long measuredAtMs) {
        if (watched == Rows.NULL_ROW) {
            watched = watchedSpaces.watch(spaceId, spaceRow);
        } else if (WatchedRow.isSilent(watchedSpaces.address(watched))) {
            tell(EventKind.WATER_HEARD, measuredAtMs, 0);
        }
        final long address = watchedSpaces.address(watched);
        compare(address, measuredAtMs);
        judge(address, measuredAtMs);
        WatchedRow.read(address, measuredAtMs, outcome.timeMs(), Parameter.given(readings));
        watchedSpaces.listen(watched, outcome.timeMs() + VersionRow.silentAfterMinutes(version) * Calendar.MINUTE_MS);
        tell(EventKind.WATER_READ, measuredAtMs, 0);
    }

    /** A living sensor's last digit moves: one that says the same again and again is stuck. */
    private void compare(final long address, final long measuredAtMs) {
        final boolean isSame = isSameAsLast(address);
        final int sameReadings = isSame ? Math.min(WatchedRow.sameReadings(address), Integer.MAX_VALUE - 1) + 1 : 1;
        WatchedRow.sameReadings(address, sameReadings);
        final int stuckAfter = VersionRow.stuckAfterReadings(version);
        if (WatchedRow.isStuck(address) && !isSame) {
            WatchedRow.isStuck(address, false);
            tell(EventKind.WATER_UNSTUCK, measuredAtMs, 0);
        } else if (!WatchedRow.isStuck(address) && stuckAfter > 0 && sameReadings >= stuckAfter) {
            WatchedRow.isStuck(address, true);
            tell(EventKind.WATER_STUCK, measuredAtMs, 0);
        }
    }

    /** @return whether the last reading gave the same parameters with the same values. A parameter's last value is that of the last reading if it gave one. */
    private boolean isSameAsLast(final long address) {
        boolean isSame = WatchedRow.givenParameters(address) == Parameter.given(readings);
        for (int i = 0; i < Parameter.COUNT; i++) {
            isSame &= readings[i] == Parameter.NULL_READING || readings[i] == WatchedRow.value(address, i);
        }
        return isSame;
    }

    private void judge(final long address, final long measuredAtMs) {
        final int outBefore = WatchedRow.outParameters(address);
        int out = outBefore;
        for (int i = 0; i < Parameter.COUNT; i++) {
            final int reading = readings[i];
            if (reading == Parameter.NULL_READING) {
                continue;
            }
            WatchedRow.value(address, i, reading);
            final boolean isOut = !VersionRow.allows(version, i, reading);
            if (isOut != ((out >>> i & 1) != 0)) {
                out ^= 1 << i;
                tell(isOut ? EventKind.WATER_OUT_OF_RANGE : EventKind.WATER_IN_RANGE, reading, i + 1);
            }
        }
        if (outBefore == 0 && out != 0) {
            watchedSpaces.intervals().open(watched, measuredAtMs);
        } else if (outBefore != 0 && out == 0) {
            watchedSpaces.intervals().close(watched, measuredAtMs, outcome.timeMs());
        }
        WatchedRow.outParameters(address, out);
    }

    private void tell(final EventKind kind, final long value, final int detail) {
        outcome.event(
                kind, facilities.facilityId(spaces.facility(spaceRow)), spaces.spaceId(spaceRow), 0, value, detail);
    }
}
