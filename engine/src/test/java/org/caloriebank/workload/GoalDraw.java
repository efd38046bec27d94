package org.caloriebank.workload;

import java.util.List;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalCommand.PutGoal;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.workload.Memory.UsedId;

/** Draws goals that are reached now and then. */
final class GoalDraw {
    private static final List<GoalPeriod> PERIODS = List.of(GoalPeriod.DAILY, GoalPeriod.WEEKLY);
    private static final List<GoalMeasure> MEASURES = List.of(GoalMeasure.STEPS, GoalMeasure.ENERGY);
    private static final int USUAL_STEPS_MAX = 20_000;
    private static final int USUAL_ENERGY_MAX = 200_000;

    private final FieldDraw fields;
    private final Dice dice;

    GoalDraw(final FieldDraw fields) {
        this.fields = fields;
        dice = fields.dice;
    }

    Command putGoal() {
        final UsedId id = fields.id();
        final GoalMeasure measure = dice.isOdd() ? GoalMeasure.NULL_VAL : dice.of(MEASURES);
        return new PutGoal(
                id.id(),
                id.callerId(),
                dice.isOdd() ? GoalPeriod.NULL_VAL : dice.of(PERIODS),
                measure,
                fields.memberId(),
                target(measure));
    }

    private long target(final GoalMeasure measure) {
        if (dice.isOdd()) {
            return dice.odd(-1, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return dice.chance(100)
                ? 0
                : 1L + dice.skewed(measure == GoalMeasure.STEPS ? USUAL_STEPS_MAX : USUAL_ENERGY_MAX);
    }
}
