package org.caloriebank.ledger;

import static org.caloriebank.protocol.Limits.TICK_FIRINGS_MAX;
import static org.caloriebank.protocol.Limits.TICK_SWEEP_ROWS;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.activity.Days;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.checkout.HoldExpiry;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.time.Timers;

/**
 * What happens by the passing of time alone, a bounded piece for each tick: timers fire, closed holds are forgotten, and once for each UTC day a hand
 * goes over all members, whose lots expire and whose old days are folded and dropped. Owned by the ledger thread.
 */
final class Sweep {
    private static final int NONE = -1;

    private final Members members;
    private final Accounts accounts;
    private final Days days;
    private final HoldExpiry holds;
    private final Centre centre;
    private final OutcomeDraft outcome;
    /** In the order in which those with the same deadline fire. */
    private final Timers[] timers;
    /** Day of the sweep that began last. */
    private int sweptDay = NONE;
    /** Next member's row while a sweep is under way, else 0. */
    private int hand;

    /** What is left of the tick's. */
    private int budget;

    Sweep(
            final Members members,
            final Accounts accounts,
            final Days days,
            final HoldExpiry holds,
            final Centre centre,
            final OutcomeDraft outcome,
            final Timers... timers) {
        this.members = members;
        this.accounts = accounts;
        this.days = days;
        this.holds = holds;
        this.centre = centre;
        this.outcome = outcome;
        this.timers = timers;
    }

    void onTick() {
        budget = TICK_FIRINGS_MAX;
        fire();
        holds.forgetClosed(TICK_SWEEP_ROWS);
        centre.forget(TICK_SWEEP_ROWS);
        sweep();
        if (dueAtMs(outcome.timeMs()) <= outcome.timeMs()) {
            outcome.flag(OutcomeDraft.MORE_DUE);
        }
    }

    /** @return the earliest ledger time, not before 0, at which a tick has something to do; Long.MAX_VALUE for never. */
    long dueAtMs(final long nowMs) {
        final long timersMs =
                Math.min(first().dueAtMs(), Math.min(holds.forgettingDueAtMs(), centre.forgettingDueAtMs()));
        if (members.count() == 0) {
            return timersMs;
        }
        return Math.min(timersMs, hand != 0 ? nowMs : (sweptDay + 1) * Calendar.DAY_MS);
    }

    void hashInto(final StateHash hash) {
        hash.add(sweptDay);
        hash.add(hand);
    }

    void saveTo(final StateSink sink) {
        sink.word(sweptDay);
        sink.word(hand);
    }

    void loadFrom(final StateSource source) {
        sweptDay = (int) source.word();
        hand = (int) source.word();
    }

    /** The first that is due fires first, whatever it costs: a dear one is not overtaken by cheap ones for ever. */
    private void fire() {
        Timers first = first();
        while (first.dueAtMs() <= outcome.timeMs() && first.cost() <= budget) {
            budget -= first.cost();
            first.fireFirst();
            first = first();
        }
    }

    private Timers first() {
        Timers first = timers[0];
        for (final Timers other : timers) {
            if (other.dueAtMs() < first.dueAtMs()) {
                first = other;
            }
        }
        return first;
    }

    private void sweep() {
        if (hand == 0) {
            if (members.count() == 0 || outcome.day() <= sweptDay) {
                return;
            }
            sweptDay = outcome.day();
            hand = 1;
        }
        for (int rows = 0; rows < TICK_SWEEP_ROWS && hand < members.end(); rows++) {
            final long member = members.address(hand);
            if (accounts.expired(member) > 0) {
                if (budget == 0) {
                    return;
                }
                budget--;
                accounts.expire(member);
            }
            days.age(hand, member, outcome.day());
            hand++;
        }
        if (hand == members.end()) {
            hand = 0;
        }
    }
}
