package org.caloriebank.model;

/** A time in which the water of a space was out of range, by measured times. */
final class OutInterval {
    final NaiveSpace space;
    final long fromMs;
    /** Meaningless while it is open. */
    long toMs;

    boolean isOver;

    OutInterval(final NaiveSpace space, final long fromMs) {
        this.space = space;
        this.fromMs = fromMs;
    }

    /** @return the end as far as it is known at a time. */
    long endMs(final long nowMs) {
        return isOver ? Math.min(toMs, nowMs) : nowMs;
    }
}
