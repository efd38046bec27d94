package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.CentreHouse.CALLER_ID;
import static org.caloriebank.adapter.demo.CentreTime.MINUTE_MS;

import java.util.SplittableRandom;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.WaterCommand;

/** The pool's sensor on a day on which the chlorine runs out in the afternoon. */
final class CentreWater {
    /** Free chlorine between these moments lies on a line: minute of the day, ug/L. */
    private static final int[][] CHLORINE = {
        {0, 560},
        {12 * 60, 600},
        {14 * 60, 540},
        {14 * 60 + 50, 350},
        {15 * 60, 240},
        {15 * 60 + 50, 190},
        {16 * 60 + 40, 640},
        {19 * 60, 580},
        {24 * 60, 620}
    };

    private static final int[][] PH = {
        {0, 738}, {12 * 60, 746}, {14 * 60 + 30, 752}, {16 * 60, 766}, {17 * 60, 748}, {24 * 60, 740}
    };
    private static final int COMBINED_CHLORINE = 140;
    private static final int TURBIDITY = 22;
    private static final int ORP_MILLIVOLTS = 720;
    private static final int TEMPERATURE = 2_790;
    private static final int NOISE = 7;

    private final SplittableRandom random;

    CentreWater(final SplittableRandom random) {
        this.random = random;
    }

    WaterCommand.ReportWater reading(final CommandId id, final long midnightMs, final int minute) {
        return new WaterCommand.ReportWater(
                id,
                CALLER_ID,
                CentreHouse.POOL,
                midnightMs + minute * MINUTE_MS,
                onLine(PH, minute) + random.nextInt(-2, 3),
                onLine(CHLORINE, minute) + random.nextInt(-NOISE, NOISE + 1),
                COMBINED_CHLORINE + random.nextInt(NOISE),
                TURBIDITY + random.nextInt(NOISE),
                ORP_MILLIVOLTS + random.nextInt(NOISE),
                TEMPERATURE + random.nextInt(NOISE));
    }

    private static int onLine(final int[][] points, final int minute) {
        int i = 1;
        while (points[i][0] < minute) {
            i++;
        }
        final int[] from = points[i - 1];
        final int[] to = points[i];
        return from[1] + (to[1] - from[1]) * (minute - from[0]) / (to[0] - from[0]);
    }
}
