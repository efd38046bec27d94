package org.caloriebank.model;

/** A stay in a pool or lane. */
final class WaterVisit {
    final NaiveSpace space;
    final NaiveAdmission admission;
    final long enteredAtMs;
    /** Meaningless while the member is in. */
    long leftAtMs;

    boolean isOver;

    WaterVisit(final NaiveSpace space, final NaiveAdmission admission, final long enteredAtMs) {
        this.space = space;
        this.admission = admission;
        this.enteredAtMs = enteredAtMs;
    }

    /** @return the end as far as it is known at a time. */
    long endMs(final long nowMs) {
        return isOver ? Math.min(leftAtMs, nowMs) : nowMs;
    }
}
