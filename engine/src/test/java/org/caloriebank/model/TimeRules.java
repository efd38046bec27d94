package org.caloriebank.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome.Flags;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.HoldState;

/** Section 5: what ticks do. */
final class TimeRules {
    private static final long DAY_MS = 86_400_000;
    /** No zone is more than a day behind UTC. */
    private static final int ZONE_DAYS = 1;

    private static final Comparator<NaiveHold> FIRING_ORDER =
            Comparator.<NaiveHold>comparingLong(hold -> hold.deadlineMs).thenComparingLong(hold -> hold.holdId);

    private final NaiveState state;
    private final CoinRules coins;
    private final HoldRules holds;
    private long sweptDay;
    private boolean isSweeping;
    private int sweptMembers;
    private int budgetLeft;

    TimeRules(final NaiveState state, final CoinRules coins, final HoldRules holds) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
    }

    ResultCode tick(final OutcomeDraft draft) {
        budgetLeft = Limits.TICK_FIRINGS_MAX;
        expireHolds(draft);
        forgetClosedHolds();
        sweep(draft);
        draft.flags(new Flags(false, false, false, false, false, dueAtMs() <= state.nowMs));
        return ResultCode.ACCEPTED;
    }

    long dueAtMs() {
        final long holdDue = nextHold().map(hold -> hold.deadlineMs).orElse(Long.MAX_VALUE);
        final long forgetDue =
                state.closedHolds.isEmpty() ? Long.MAX_VALUE : forgettingTimeMs(state.closedHolds.get(0));
        return Math.min(Math.min(holdDue, forgetDue), sweepDueAtMs());
    }

    private long sweepDueAtMs() {
        if (isSweeping) {
            return state.nowMs;
        }
        return state.memberById.isEmpty() ? Long.MAX_VALUE : (sweptDay + 1) * DAY_MS;
    }

    private void expireHolds(final OutcomeDraft draft) {
        while (budgetLeft > 0 && isHoldDue()) {
            holds.close(nextHold().orElseThrow(), HoldState.EXPIRED, draft);
            budgetLeft--;
        }
    }

    private boolean isHoldDue() {
        return nextHold().filter(hold -> hold.deadlineMs <= state.nowMs).isPresent();
    }

    private Optional<NaiveHold> nextHold() {
        return state.openHolds.stream().min(FIRING_ORDER);
    }

    private void forgetClosedHolds() {
        for (int i = 0; i < Limits.TICK_SWEEP_ROWS && !state.closedHolds.isEmpty(); i++) {
            final NaiveHold oldest = state.closedHolds.get(0);
            if (forgettingTimeMs(oldest) > state.nowMs) {
                return;
            }
            state.closedHolds.remove(0);
            state.holdById.remove(oldest.holdId);
            oldest.captures.forEach(capture -> state.captureById.remove(capture.captureId));
        }
    }

    private long forgettingTimeMs(final NaiveHold closed) {
        return closed.closedAtMs + state.settings.of(Setting.REFUND_WINDOW_MS) + 1;
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
