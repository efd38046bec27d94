package org.caloriebank.model;

/** A time in which the water of a space was out of range, by measured times. */
final class OutInterval {
    final NaiveSpace space;
    final long fromMs;
    /** Meaningless while it is open. */
    long toMs;

    boolean isOver;
    /** Ledger time of the reading that ended it. */
    long closedAtMs;

    OutInterval(final NaiveSpace space, final long fromMs) {
        this.space = space;
        this.fromMs = fromMs;
    }

    /** @return how much of a range it has, where what is open reaches to now. */
    long commonMs(final long fromMs, final long toMs, final long nowMs) {
        final long beginsMs = Math.max(this.fromMs, fromMs);
        final long endsMs = Math.min(isOver ? this.toMs : nowMs, toMs);
        return beginsMs < endsMs ? endsMs - beginsMs : 0;
    }
}
