package org.caloriebank.model;

import static org.caloriebank.model.NaiveWater.NOT_GIVEN;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.caloriebank.protocol.LightCommand.OverrideLight;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.WaterCommand;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.caloriebank.protocol.WaterCommand.RefundWater;
import org.caloriebank.protocol.WaterCommand.ReportWater;

/** Sections 11 and 12: whether commands of water and lights are well-formed. */
final class WellFormedWater {
    private static final int SILENT_MINUTES_MAX = 10_080;
    private static final int STUCK_READINGS_MAX = 10_000;
    private static final int CITATION_LENGTH = 32;
    private static final int OVERRIDE_MINUTES_MAX = 1_440;

    private WellFormedWater() {}

    static boolean water(final WaterCommand command) {
        if (command instanceof PutWaterProfile c) {
            return putProfile(c);
        } else if (command instanceof ReportWater c) {
            return c.spaceId() > 0
                    && c.measuredAtMs() > 0
                    && NaiveWater.values(c).stream().anyMatch(value -> value != NOT_GIVEN);
        } else if (command instanceof RefundWater c) {
            return WellFormedVisit.refundWater(c);
        }
        throw new IllegalArgumentException("no rule for " + command);
    }

    static boolean light(final OverrideLight c) {
        return c.circuitId() > 0 && c.ttlMinutes() >= 1 && c.ttlMinutes() <= OVERRIDE_MINUTES_MAX;
    }

    private static boolean putProfile(final PutWaterProfile c) {
        return c.profileId() > 0
                && c.effectiveDay() >= Limits.EPOCH_DAY_MIN
                && c.effectiveDay() <= Limits.EPOCH_DAY_MAX
                && c.silentAfterMinutes() >= 1
                && c.silentAfterMinutes() <= SILENT_MINUTES_MAX
                && (c.stuckAfterReadings() == 0
                        || c.stuckAfterReadings() >= 2 && c.stuckAfterReadings() <= STUCK_READINGS_MAX)
                && c.citation().length() <= CITATION_LENGTH
                && StandardCharsets.US_ASCII.newEncoder().canEncode(c.citation())
                && areRanges(NaiveWater.least(c), NaiveWater.greatest(c));
    }

    private static boolean areRanges(final List<Integer> least, final List<Integer> greatest) {
        for (int i = 0; i < least.size(); i++) {
            final boolean areBoth = least.get(i) != NOT_GIVEN && greatest.get(i) != NOT_GIVEN;
            if (areBoth && least.get(i) > greatest.get(i)) {
                return false;
            }
        }
        return true;
    }
}
