package org.caloriebank.ledger.time;

import org.caloriebank.protocol.Limits;

/** Timers of one subject, in an order of its own with the earliest deadline first. Ticks fire them; owned by the ledger thread; allocates nothing. */
public interface Timers {
    /** @return deadline of the first timer, ms of ledger time; Long.MAX_VALUE for none. */
    long dueAtMs();

    /** @return what firing the first one takes from a tick's budget: 1 to {@link Limits#TICK_FIRINGS_MAX}. */
    int cost();

    /** Let the first timer fire, which is due; it is not there any more afterwards. */
    void fireFirst();
}
