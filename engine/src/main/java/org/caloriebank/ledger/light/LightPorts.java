package org.caloriebank.ledger.light;

import java.util.function.LongConsumer;

/** What proving the lights needs of subjects they do not know. */
@FunctionalInterface
public interface LightPorts {
    /**
     * Show each demand there must be: the circuit of each space with somebody in it, and of each session lit or started, as often as it is wanted.
     *
     * @param visitor takes circuit ids, of circuits that were named.
     */
    void forEachDemand(LongConsumer visitor);
}
