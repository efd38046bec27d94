package org.caloriebank.workload;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.WaterCommand.PutWaterProfile;
import org.caloriebank.protocol.WaterCommand.ReportWater;
import org.caloriebank.workload.Memory.UsedId;

/** Draws water profiles, and readings that are in and out of their ranges. */
final class WaterDraw {
    private static final long DAY_MS = 86_400_000;
    private static final int BOUND_MARGIN = 20;
    private static final int NOT_GIVEN = Integer.MIN_VALUE;
    /** Around what is usual in a pool, parameter by parameter. */
    private static final int[] USUAL_LEAST = {650, 300, 0, 0, 650, 2_400};

    private static final int[] USUAL_GREATEST = {760, 1_500, 500, 100, 850, 3_200};
    private static final int[] LEAST_POSSIBLE = {0, 0, 0, 0, -2_000, -500};
    private static final int[] GREATEST_POSSIBLE = {1_400, 50_000, 50_000, 100_000, 2_000, 10_000};
    private static final List<String> CITATIONS = List.of("", "DIN 19643-1", "a rule of thirty-two characters.");

    private final CentreFields centre;
    private final FieldDraw fields;
    private final Dice dice;
    private final Map<Long, ReportWater> lastBySpaceId = new TreeMap<>();

    WaterDraw(final CentreFields centre) {
        this.centre = centre;
        fields = centre.fields;
        dice = centre.dice;
    }

    Command putProfile(final long profileId, final long nowMs) {
        final UsedId id = fields.id();
        final int[] least = new int[USUAL_LEAST.length];
        final int[] greatest = new int[USUAL_LEAST.length];
        for (int i = 0; i < least.length; i++) {
            least[i] = bound(USUAL_LEAST[i]);
            greatest[i] = dice.isOdd() ? USUAL_LEAST[i] - 100 : bound(USUAL_GREATEST[i]);
        }
        return new PutWaterProfile(
                id.id(),
                id.callerId(),
                dice.isOdd() ? dice.odd(0, -1, 10_080, 10_081) : dice.between(1, 90),
                dice.isOdd() ? dice.odd(-1, 1, 10_000, 10_001) : dice.chance(200) ? 0 : dice.between(2, 4),
                profileId,
                effectiveDay(nowMs),
                least[0],
                greatest[0],
                least[1],
                greatest[1],
                least[2],
                greatest[2],
                least[3],
                greatest[3],
                least[4],
                greatest[4],
                least[5],
                greatest[5],
                dice.of(CITATIONS));
    }

    Command report(final long nowMs) {
        final UsedId id = fields.id();
        final long spaceId = centre.waterSpaceId();
        final ReportWater last = lastBySpaceId.get(spaceId);
        final boolean isSame = last != null && dice.chance(350);
        final ReportWater reading = new ReportWater(
                id.id(),
                id.callerId(),
                spaceId,
                measuredAtMs(nowMs),
                isSame ? last.phHundredths() : value(0),
                isSame ? last.freeChlorineMicrogramsPerLitre() : value(1),
                isSame ? last.combinedChlorineMicrogramsPerLitre() : value(2),
                isSame ? last.turbidityHundredthsNtu() : value(3),
                isSame ? last.orpMillivolts() : value(4),
                isSame ? last.temperatureHundredthsCelsius() : value(5));
        lastBySpaceId.put(spaceId, reading);
        return reading;
    }

    private int bound(final int usual) {
        if (dice.chance(250)) {
            return NOT_GIVEN;
        }
        return usual + dice.between(-BOUND_MARGIN, BOUND_MARGIN);
    }

    /** @return in range more often than not. */
    private int value(final int parameter) {
        if (dice.isOdd()) {
            return dice.odd(
                    LEAST_POSSIBLE[parameter] - 1,
                    GREATEST_POSSIBLE[parameter] + 1,
                    LEAST_POSSIBLE[parameter],
                    GREATEST_POSSIBLE[parameter],
                    Integer.MAX_VALUE,
                    NOT_GIVEN + 1);
        }
        if (dice.chance(300)) {
            return NOT_GIVEN;
        }
        if (dice.chance(60)) {
            return outOfRange(parameter);
        }
        return dice.between(USUAL_LEAST[parameter] + BOUND_MARGIN + 1, USUAL_GREATEST[parameter] - BOUND_MARGIN - 1);
    }

    private int outOfRange(final int parameter) {
        final int beyond = dice.between(1, 3 * BOUND_MARGIN);
        final boolean isBelow = USUAL_LEAST[parameter] > 0 && dice.chance(500);
        return isBelow ? USUAL_LEAST[parameter] - beyond : USUAL_GREATEST[parameter] + beyond;
    }

    private long measuredAtMs(final long nowMs) {
        if (dice.isOdd()) {
            return dice.odd(
                    0,
                    -1,
                    Long.MIN_VALUE,
                    Long.MAX_VALUE,
                    nowMs + 300_000,
                    nowMs + 300_001,
                    nowMs - DAY_MS,
                    nowMs - DAY_MS - 1);
        }
        return nowMs - dice.between(0, dice.chance(900) ? 2_000 : 600_000);
    }

    private int effectiveDay(final long nowMs) {
        if (dice.isOdd()) {
            return dice.odd(0, Limits.EPOCH_DAY_MIN, Limits.EPOCH_DAY_MAX, Limits.EPOCH_DAY_MAX + 1, -1);
        }
        final int today = (int) Math.floorDiv(nowMs, DAY_MS);
        return today + (dice.chance(700) ? -dice.between(0, 40) : dice.between(0, 3));
    }
}
