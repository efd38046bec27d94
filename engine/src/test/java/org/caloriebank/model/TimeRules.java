package org.caloriebank.model;

import java.util.List;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome.Flags;
import org.caloriebank.protocol.ResultCode;

/** Section 5: what ticks do. */
final class TimeRules {
    private static final long DAY_MS = 86_400_000;
    /** No zone is more than a day behind UTC. */
    private static final int ZONE_DAYS = 1;

    private final NaiveState state;
    private final CoinRules coins;
    /** In the order that breaks ties between equal deadlines. */
    private final List<NaiveTimers> timers;

    private final List<NaiveKept> kept;
    private long sweptDay;
    private boolean isSweeping;
    private int sweptMembers;
    private int budgetLeft;

    TimeRules(
            final NaiveState state, final CoinRules coins, final List<NaiveTimers> timers, final List<NaiveKept> kept) {
        this.state = state;
        this.coins = coins;
        this.timers = timers;
        this.kept = kept;
    }

    ResultCode tick(final OutcomeDraft draft) {
        budgetLeft = Limits.TICK_FIRINGS_MAX;
        fireTimers(draft);
        kept.forEach(this::forget);
        sweep(draft);
        draft.flags(new Flags(false, false, false, false, false, dueAtMs() <= state.nowMs));
        return ResultCode.ACCEPTED;
    }

    long dueAtMs() {
        final long timerDueAtMs =
                timers.stream().mapToLong(NaiveTimers::dueAtMs).min().orElseThrow();
        final long forgettableAtMs =
                kept.stream().mapToLong(NaiveKept::forgettableAtMs).min().orElseThrow();
        return Math.min(Math.min(timerDueAtMs, forgettableAtMs), sweepDueAtMs());
    }

    private long sweepDueAtMs() {
        if (isSweeping) {
            return state.nowMs;
        }
        return state.memberById.isEmpty() ? Long.MAX_VALUE : (sweptDay + 1) * DAY_MS;
    }

    /** The first one for which the budget has no room keeps all later ones waiting. */
    private void fireTimers(final OutcomeDraft draft) {
        NaiveTimers next = nextTimers();
        while (next.dueAtMs() <= state.nowMs && next.cost() <= budgetLeft) {
            budgetLeft -= next.cost();
            next.fireFirst(draft);
            next = nextTimers();
        }
    }

    /** @return of those with the earliest deadline the first in order. */
    private NaiveTimers nextTimers() {
        NaiveTimers next = timers.get(0);
        for (final NaiveTimers other : timers) {
            next = other.dueAtMs() < next.dueAtMs() ? other : next;
        }
        return next;
    }

    private void forget(final NaiveKept some) {
        for (int i = 0; i < Limits.TICK_SWEEP_ROWS && some.forgettableAtMs() <= state.nowMs; i++) {
            some.forgetFirst();
        }
    }

    /** One sweep at most: when an older one ends here, the day's own waits for the next tick. */
    private void sweep(final OutcomeDraft draft) {
        beginSweepWhenDue();
        final List<NaiveMember> members = List.copyOf(state.memberById.values());
        for (int row = 0; isSweeping && row < Limits.TICK_SWEEP_ROWS; row++) {
            if (!sweepMember(members.get(sweptMembers), draft)) {
                return;
            }
            sweptMembers++;
            isSweeping = sweptMembers < members.size();
        }
    }

    private void beginSweepWhenDue() {
        final long utcDay = Math.floorDiv(state.nowMs, DAY_MS);
        if (!isSweeping && !state.memberById.isEmpty() && utcDay > sweptDay) {
            isSweeping = true;
            sweptMembers = 0;
            sweptDay = utcDay;
        }
    }

    /** @return false when the member needs a firing and there is none left: the sweep pauses before the member. */
    private boolean sweepMember(final NaiveMember member, final OutcomeDraft draft) {
        if (coins.hasExpiredLots(member)) {
            if (budgetLeft == 0) {
                return false;
            }
            budgetLeft--;
            coins.expireLots(member, draft);
            draft.touch(member);
        }
        foldAndDropDays(member);
        return true;
    }

    private void foldAndDropDays(final NaiveMember member) {
        final long utcDay = Math.floorDiv(state.nowMs, DAY_MS);
        member.dayByEpochDay.keySet().removeIf(epochDay -> epochDay < utcDay - Limits.DAYS_BACK_MAX - ZONE_DAYS);
        member.dayByEpochDay.forEach((epochDay, day) -> {
            if (epochDay < utcDay - Limits.HOURS_DAYS_BACK_MAX - ZONE_DAYS) {
                day.fold();
            }
        });
    }
}
