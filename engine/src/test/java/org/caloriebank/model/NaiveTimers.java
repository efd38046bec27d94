package org.caloriebank.model;

/** Timers of one subject, in its own order. */
interface NaiveTimers {
    /** What a firing of the sports centre takes from a tick's budget. */
    int CENTRE_COST = 2;

    /** @return deadline of the first one, ms; Long.MAX_VALUE for none. */
    long dueAtMs();

    /** @return what its firing takes from a tick's budget. */
    default int cost() {
        return CENTRE_COST;
    }

    /** The first one, which is due, fires. */
    void fireFirst(OutcomeDraft draft);
}
