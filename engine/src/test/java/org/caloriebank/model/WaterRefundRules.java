package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;
import static org.caloriebank.protocol.codec.AccountKind.FACILITY;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.WaterCommand.RefundWater;
import org.caloriebank.protocol.codec.EventKind;

/** Section 11: who was in water that was out of range gets the fee back, one visit a firing. Forgets the visits of water, too. */
final class WaterRefundRules implements NaiveTimers, NaiveKept {
    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveHolds holds;
    /** In the order they were asked for. */
    private final List<Job> jobs = new ArrayList<>();

    WaterRefundRules(final NaiveState state, final CoinRules coins, final NaiveHolds holds) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
    }

    /** One refund under way. */
    private static final class Job {
        private final NaiveSpace space;
        private final long fromMs;
        private final long toMs;
        private final long askedAtMs;
        private long lastVisit;
        private int refunded;

        Job(final NaiveSpace space, final long fromMs, final long toMs, final long askedAtMs) {
            this.space = space;
            this.fromMs = fromMs;
            this.toMs = toMs;
            this.askedAtMs = askedAtMs;
        }
    }

    ResultCode refund(final RefundWater command, final OutcomeDraft draft) {
        final NaiveSpace space = state.space(command.spaceId());
        if (space == null) {
            return ResultCode.UNKNOWN_SPACE;
        }
        if (!space.isWater()) {
            return ResultCode.NOT_A_POOL;
        }
        final long toMs = Math.min(command.toMs(), state.nowMs);
        if (!state.wasOutOfRange(space, command.fromMs(), toMs)) {
            return ResultCode.NOTHING_OUT_OF_RANGE;
        }
        jobs.add(new Job(space, command.fromMs(), toMs, state.nowMs));
        return ACCEPTED;
    }

    @Override
    public long dueAtMs() {
        return jobs.isEmpty() ? Long.MAX_VALUE : jobs.get(0).askedAtMs;
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        final Job job = jobs.get(0);
        final Optional<WaterVisit> visit =
                state.waterVisits.stream().filter(other -> isNext(job, other)).findFirst();
        if (visit.isPresent()) {
            job.lastVisit = visit.get().number;
            job.refunded++;
            refund(visit.get().admission, job.space, draft);
        } else {
            jobs.remove(0);
            draft.event(
                    EventKind.WATER_REFUND_DONE, job.space.facility.facilityId, job.space.spaceId, 0, job.refunded, 0);
        }
    }

    private boolean isNext(final Job job, final WaterVisit visit) {
        final NaiveAdmission admission = visit.admission;
        return visit.space == job.space
                && visit.number > job.lastVisit
                && state.exposedMs(visit, job.fromMs, job.toMs) > 0
                && state.admissionById.containsKey(admission.admissionId)
                && !admission.isRefunded
                && !admission.isWaived;
    }

    private void refund(final NaiveAdmission admission, final NaiveSpace space, final OutcomeDraft draft) {
        long amount = 0;
        if (admission.isOpen()) {
            admission.isWaived = true;
        } else {
            amount = admission.feeCenticoins;
            giveBack(admission, draft);
        }
        draft.event(
                EventKind.WATER_REFUNDED,
                space.facility.facilityId,
                admission.admissionId,
                admission.member.memberId,
                amount,
                0);
        draft.touch(admission.member);
    }

    private void giveBack(final NaiveAdmission admission, final OutcomeDraft draft) {
        final NaiveHold hold = admission.hold;
        final boolean isCaptured = hold != null && !hold.captures.isEmpty();
        final long captured = isCaptured ? hold.capturedCenticoins() : 0;
        if (isCaptured) {
            holds.giveBack(hold.captures.get(0), captured, draft);
        }
        final long rest = admission.feeCenticoins - captured;
        if (rest > 0) {
            final int graceMonth = NaiveState.monthOf(state.nowMs + Limits.REFUND_GRACE_MS);
            coins.expireLots(admission.member, draft);
            coins.give(admission.member, new Account(FACILITY, admission.facility.facilityId), rest, graceMonth, draft);
        }
        admission.isRefunded = true;
        admission.refundedCenticoins = admission.feeCenticoins;
        admission.requestedCenticoins = 0;
    }

    @Override
    public long forgettableAtMs() {
        return state.closedWaterVisits.isEmpty()
                ? Long.MAX_VALUE
                : state.forgettableAtMs(state.closedWaterVisits.get(0).leftAtMs);
    }

    @Override
    public void forgetFirst() {
        state.waterVisits.remove(state.closedWaterVisits.remove(0));
    }
}
