package org.caloriebank.model;

/** A light circuit: what the rule says of it, and what an operator says instead. */
final class NaiveCircuit {
    static final long NEVER_MS = Long.MAX_VALUE;

    final long circuitId;
    final NaiveFacility facility;
    boolean isOnByRule;
    long offAtMs = NEVER_MS;
    boolean isOnByOverride;
    long overrideEndsAtMs = NEVER_MS;

    NaiveCircuit(final long circuitId, final NaiveFacility facility) {
        this.circuitId = circuitId;
        this.facility = facility;
    }

    boolean isOverridden() {
        return overrideEndsAtMs != NEVER_MS;
    }

    boolean isOn() {
        return isOverridden() ? isOnByOverride : isOnByRule;
    }

    long deadlineMs() {
        return Math.min(offAtMs, overrideEndsAtMs);
    }
}
