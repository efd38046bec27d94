package org.caloriebank.workload;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.LightCommand.OverrideLight;
import org.caloriebank.workload.Memory.UsedId;

/** Draws what operators say of lights. */
final class LightDraw {
    private final CentreFields centre;
    private final FieldDraw fields;
    private final Dice dice;

    LightDraw(final CentreFields centre) {
        this.centre = centre;
        fields = centre.fields;
        dice = centre.dice;
    }

    Command override() {
        final UsedId id = fields.id();
        return new OverrideLight(
                id.id(),
                id.callerId(),
                dice.chance(500),
                dice.isOdd() ? dice.odd(0, -1, 1_440, 1_441) : dice.between(1, 30),
                dice.chance(30) ? 888 : centre.circuitId(dice.between(1, CentreFields.FACILITIES)));
    }
}
