package org.caloriebank.ledger;

import java.util.function.LongConsumer;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.light.LightPorts;

/** Counts for the lights what their demand must be. */
final class LightLinks implements LightPorts {
    private final Centre centre;

    /** @param centre may still be in the making: it is asked later. */
    LightLinks(final Centre centre) {
        this.centre = centre;
    }

    /** While it wants a circuit, a space keeps it; so each of its sessions was lit with the one it has. */
    @Override
    public void forEachDemand(final LongConsumer visitor) {
        final Spaces spaces = centre.spaces;
        for (int space = 1; space < spaces.end(); space++) {
            final long circuitId = spaces.circuitId(space);
            final int occupied = spaces.occupancy(space) > 0 ? 1 : 0;
            for (int i = circuitId == 0 ? 0 : occupied + centre.booking.litSessions(space); i > 0; i--) {
                visitor.accept(circuitId);
            }
        }
    }
}
