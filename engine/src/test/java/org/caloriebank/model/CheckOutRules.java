package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;
import static org.caloriebank.protocol.codec.AccountKind.DEBT;
import static org.caloriebank.protocol.codec.AccountKind.FACILITY;

import java.util.Comparator;
import java.util.Optional;
import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.AdmissionCommand.CheckOut;
import org.caloriebank.protocol.AdmissionCommand.ConfirmPayment;
import org.caloriebank.protocol.AdmissionCommand.ReplaceWristband;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.BookingState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Section 10: members leave and pay, bands are lost, and at closing time everybody has left. */
final class CheckOutRules implements NaiveTimers, NaiveKept {
    /** More of them would not fit into one outcome. */
    private static final int CLOSING_COST = 3;

    private static final Comparator<NaiveAdmission> CLOSING_ORDER = Comparator.<NaiveAdmission>comparingLong(
                    admission -> admission.closesAtMs)
            .thenComparingLong(admission -> admission.admissionId);

    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveHolds holds;
    private final AdmissionRules admissions;
    private final TapRules taps;

    CheckOutRules(
            final NaiveState state,
            final CoinRules coins,
            final NaiveHolds holds,
            final AdmissionRules admissions,
            final TapRules taps) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
        this.admissions = admissions;
        this.taps = taps;
    }

    ResultCode checkOut(final CheckOut command, final OutcomeDraft draft) {
        final NaiveWristband band = state.wristbandById.get(command.wristbandId());
        final ResultCode refusal = TapRules.refusalOf(band);
        if (refusal != null) {
            return refusal;
        }
        final NaiveAdmission admission = band.admission;
        final long fee =
                Math.min(admission.ceilingLeftCenticoins, admission.tariff.priceCenticoins(payableMs(admission)));
        close(admission, AdmissionState.CHECKED_OUT, fee, draft);
        band.status = WristbandStatus.IN_STOCK;
        band.facility.freeBands.add(band);
        draft.amount(admission.feeCenticoins);
        return ACCEPTED;
    }

    @Override
    public long dueAtMs() {
        return nextClosing().map(admission -> admission.closesAtMs).orElse(Long.MAX_VALUE);
    }

    @Override
    public int cost() {
        return CLOSING_COST;
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        final NaiveAdmission admission = nextClosing().orElseThrow();
        close(admission, AdmissionState.CLOSED_OUT, admission.ceilingLeftCenticoins, draft);
        admission.band.status = WristbandStatus.MISSING;
    }

    private Optional<NaiveAdmission> nextClosing() {
        return state.openAdmissions().min(CLOSING_ORDER);
    }

    private void close(
            final NaiveAdmission admission,
            final AdmissionState closedAs,
            final long feeCenticoins,
            final OutcomeDraft draft) {
        final NaiveFacility facility = admission.facility;
        final NaiveMember member = admission.member;
        taps.leave(admission, draft);
        admission.feeCenticoins = admission.isWaived ? 0 : feeCenticoins;
        final long captured = Math.min(admission.feeCenticoins, admission.heldCenticoins());
        holds.captureAndClose(admission.hold, captured, draft);
        admission.requestedCenticoins = charge(admission, admission.feeCenticoins - captured, draft);
        admission.state = closedAs;
        admission.closedAtMs = state.nowMs;
        admission.band.admission = null;
        state.openAdmissions.remove(admission);
        state.closedAdmissions.add(admission);
        draft.event(
                EventKind.CHECKED_OUT,
                facility.facilityId,
                admission.admissionId,
                member.memberId,
                state.occupancy(facility),
                closedAs == AdmissionState.CLOSED_OUT ? 1 : 0);
        if (admission.requestedCenticoins > 0) {
            TapRules.event(
                    EventKind.PAYMENT_REQUESTED,
                    admission,
                    admission.admissionId,
                    admission.requestedCenticoins,
                    draft);
        }
        draft.touch(member);
    }

    /** @return what became debt of a fee for which too little was held. */
    private long charge(final NaiveAdmission admission, final long shortfall, final OutcomeDraft draft) {
        if (shortfall == 0) {
            return 0;
        }
        coins.expireLots(admission.member, draft);
        final long debt = Math.max(0, shortfall - coins.available(admission.member));
        coins.take(admission.member, new Account(FACILITY, admission.facility.facilityId), shortfall, null, draft);
        return debt;
    }

    /** @return the time of the visit less what was paid for otherwise. */
    private long payableMs(final NaiveAdmission admission) {
        final long stayMs = state.nowMs - admission.checkedInAtMs;
        final long bookedMs = state.bookings(admission.member)
                .filter(booking -> booking.state == BookingState.CAPTURED)
                .map(booking -> booking.session)
                .filter(session -> session.space.facility == admission.facility)
                .mapToLong(session -> Math.max(
                        0, Math.min(session.endMs, state.nowMs) - Math.max(session.startMs, admission.checkedInAtMs)))
                .sum();
        return Math.max(0, stayMs - bookedMs);
    }

    ResultCode replaceWristband(final ReplaceWristband command, final OutcomeDraft draft) {
        final NaiveWristband lost = state.wristbandById.get(command.wristbandId());
        if (lost == null || admissions.isUnknownBand(lost.facility, command.newWristbandId())) {
            return ResultCode.UNKNOWN_WRISTBAND;
        }
        if (lost.admission == null) {
            return ResultCode.NOT_CHECKED_IN;
        }
        final ResultCode refusal = admissions.refusalOfBand(lost.facility, command.newWristbandId());
        if (refusal != null) {
            return refusal;
        }
        final NaiveAdmission admission = lost.admission;
        lost.admission = null;
        lost.status = WristbandStatus.BLOCKED;
        admissions.give(admission, command.newWristbandId());
        TapRules.event(
                EventKind.WRISTBAND_REPLACED, admission, admission.admissionId, admission.band.wristbandId, draft);
        draft.touch(admission.member);
        return ACCEPTED;
    }

    ResultCode confirmPayment(final ConfirmPayment command, final OutcomeDraft draft) {
        final NaiveAdmission admission = state.admissionById.get(command.admissionId());
        final long amount = command.amountCenticoins();
        final ResultCode refusal = CoinRules.refusalOf(amount);
        if (refusal != null) {
            return refusal;
        }
        if (admission == null) {
            return ResultCode.UNKNOWN_ADMISSION;
        }
        if (amount > admission.requestedCenticoins) {
            return ResultCode.PAYMENT_ABOVE_REQUEST;
        }
        if (amount > coins.debt(admission.member)) {
            return ResultCode.PAYMENT_ABOVE_DEBT;
        }
        admission.requestedCenticoins -= amount;
        draft.post(FACILITY, admission.facility.facilityId, DEBT, admission.member.memberId, amount);
        TapRules.event(EventKind.PAYMENT_CONFIRMED, admission, admission.admissionId, amount, draft);
        draft.amount(amount);
        draft.touch(admission.member);
        return ACCEPTED;
    }

    @Override
    public long forgettableAtMs() {
        return state.closedAdmissions.isEmpty()
                ? Long.MAX_VALUE
                : state.forgettableAtMs(state.closedAdmissions.get(0).closedAtMs);
    }

    @Override
    public void forgetFirst() {
        state.admissionById.remove(state.closedAdmissions.remove(0).admissionId);
    }
}
