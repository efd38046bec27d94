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

/**
 * What happens by the passing of time alone, a bounded piece for each tick: holds expire, closed holds are forgotten, and once for each UTC day a hand
 * goes over all members, whose lots expire and whose old days are folded and dropped. Owned by the ledger thread.
 */
final class Sweep {
    private static final int NONE = -1;

    private final Members members;
    private final Accounts accounts;
    private final Days days;
    private final HoldExpiry holds;
    private final OutcomeDraft outcome;
    /** Day of the sweep that began last. */
    private int sweptDay = NONE;
    /** Next member's row while a sweep is under way, else 0. */
    private int hand;

    private int firings;

    Sweep(
            final Members members,
            final Accounts accounts,
            final Days days,
            final HoldExpiry holds,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.days = days;
        this.holds = holds;
        this.outcome = outcome;
    }

    void onTick() {
        firings = 0;
        while (firings < TICK_FIRINGS_MAX && holds.isExpiryDue()) {
            holds.expireFirst();
            firings++;
        }
        holds.forgetClosed(TICK_SWEEP_ROWS);
        sweep();
        if (dueAtMs(outcome.timeMs()) <= outcome.timeMs()) {
            outcome.flag(OutcomeDraft.MORE_DUE);
        }
    }

    /** @return the earliest ledger time, not before 0, at which a tick has something to do; Long.MAX_VALUE for never. */
    long dueAtMs(final long nowMs) {
        final long holdsMs = holds.dueAtMs();
        if (members.count() == 0) {
            return holdsMs;
        }
        return Math.min(holdsMs, hand != 0 ? nowMs : (sweptDay + 1) * Calendar.DAY_MS);
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
                if (firings == TICK_FIRINGS_MAX) {
                    return;
                }
                firings++;
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
