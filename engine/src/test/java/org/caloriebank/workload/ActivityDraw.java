package org.caloriebank.workload;

import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.workload.Memory.UsedId;

/** Draws reports and corrections around today. */
final class ActivityDraw {
    private static final long DAY_MS = 86_400_000;
    private static final int SOURCES = 3;
    private static final int USUAL_HOUR_STEPS_MAX = 13_000;
    private static final int USUAL_DAY_STEPS_MAX = 105_000;
    private static final int USUAL_HOUR_ENERGY_MAX = 155_000;
    private static final int USUAL_DAY_ENERGY_MAX = 450_000;

    private final FieldDraw fields;
    private final Dice dice;

    ActivityDraw(final FieldDraw fields) {
        this.fields = fields;
        dice = fields.dice;
    }

    Command report(final long nowMs) {
        final int hour = hour();
        return new Command.ReportActivity(
                fields.memberId(),
                dice.between(1, SOURCES),
                epochDay(nowMs),
                steps(hour),
                energyCentikcal(hour),
                hour,
                dice.chance(80));
    }

    Command correction(final long nowMs) {
        final UsedId id = fields.id();
        return new Command.CorrectActivity(
                id.id(),
                id.callerId(),
                fields.memberId(),
                epochDay(nowMs),
                ceilingCentikcal(),
                dice.between(1, 2),
                hour(),
                dice.chance(500) ? "treadmill miscounted" : "");
    }

    private int hour() {
        if (dice.isOdd()) {
            return dice.odd(25, 255);
        }
        return dice.chance(250) ? WHOLE_DAY : dice.between(0, 23);
    }

    private int epochDay(final long nowMs) {
        if (dice.isOdd()) {
            return dice.odd(
                    0, -1, Limits.EPOCH_DAY_MIN, Limits.EPOCH_DAY_MAX, Limits.EPOCH_DAY_MAX + 1, Integer.MIN_VALUE);
        }
        final int today = (int) Math.floorDiv(nowMs, DAY_MS);
        return switch (dice.between(0, 9)) {
            case 0 -> today + dice.between(0, 3);
            case 1 -> today - dice.between(6, 11);
            case 2 -> today - dice.between(0, 34);
            case 3, 4 -> today - dice.between(0, 8);
            default -> today - dice.between(0, 1);
        };
    }

    private int steps(final int hour) {
        if (dice.isOdd()) {
            return dice.odd(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 12_001, 16_384, 100_001);
        }
        return dice.skewed(hour == WHOLE_DAY ? USUAL_DAY_STEPS_MAX : USUAL_HOUR_STEPS_MAX);
    }

    private int energyCentikcal(final int hour) {
        if (dice.isOdd()) {
            return dice.odd(-1, NULL_CENTIKCAL + 1, Integer.MAX_VALUE, 150_001, 262_144, 3_600_001);
        }
        if (dice.chance(400)) {
            return NULL_CENTIKCAL;
        }
        return dice.skewed(hour == WHOLE_DAY ? USUAL_DAY_ENERGY_MAX : USUAL_HOUR_ENERGY_MAX);
    }

    private int ceilingCentikcal() {
        if (dice.isOdd()) {
            return dice.odd(-1, Integer.MAX_VALUE, NULL_CENTIKCAL + 1);
        }
        return dice.chance(300) ? NULL_CENTIKCAL : dice.skewed(USUAL_HOUR_ENERGY_MAX);
    }
}
