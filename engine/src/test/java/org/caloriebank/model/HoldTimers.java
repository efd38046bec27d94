package org.caloriebank.model;

import java.util.Comparator;
import java.util.Optional;
import org.caloriebank.protocol.codec.HoldState;

/** Section 5: holds expire at their deadlines and are forgotten after the refund window. */
final class HoldTimers implements NaiveTimers, NaiveKept {
    private static final Comparator<NaiveHold> FIRING_ORDER =
            Comparator.<NaiveHold>comparingLong(hold -> hold.deadlineMs).thenComparingLong(hold -> hold.holdId);

    private final NaiveState state;
    private final NaiveHolds holds;

    HoldTimers(final NaiveState state, final NaiveHolds holds) {
        this.state = state;
        this.holds = holds;
    }

    @Override
    public long dueAtMs() {
        return next().map(hold -> hold.deadlineMs).orElse(Long.MAX_VALUE);
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        holds.close(next().orElseThrow(), HoldState.EXPIRED, draft);
    }

    @Override
    public long forgettableAtMs() {
        return state.closedHolds.isEmpty()
                ? Long.MAX_VALUE
                : state.forgettableAtMs(state.closedHolds.get(0).closedAtMs);
    }

    @Override
    public void forgetFirst() {
        final NaiveHold oldest = state.closedHolds.remove(0);
        state.holdById.remove(oldest.holdId);
        oldest.captures.forEach(capture -> state.captureById.remove(capture.captureId));
    }

    private Optional<NaiveHold> next() {
        return state.openHolds.stream().min(FIRING_ORDER);
    }
}
