package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.HoldState;

/**
 * How visits end: by a tap at the way out for what they cost, or at closing time, which this is the timer of, for all that a day can cost. Nothing
 * here refuses. Owned by the ledger thread; allocates nothing.
 */
final class CheckOuts implements Timers {
    /** Of a tick's budget: four closings that come to all they can would not fit into one outcome. */
    private static final int CLOSING_COST = 3;

    private static final int BY_TAP = 0;
    private static final int AT_CLOSING = 1;

    private final Members members;
    private final Accounts accounts;
    private final HeldCoins heldCoins;
    private final Facilities facilities;
    private final Wristbands wristbands;
    private final Lockers lockers;
    private final Admissions admissions;
    private final Stays stays;
    private final AdmissionPorts ports;
    private final OutcomeDraft outcome;

    CheckOuts(
            final Members members,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Facilities facilities,
            final DoorTables tables,
            final Stays stays,
            final AdmissionPorts ports,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.heldCoins = heldCoins;
        this.facilities = facilities;
        wristbands = tables.wristbands();
        lockers = tables.lockers();
        admissions = tables.admissions();
        this.stays = stays;
        this.ports = ports;
        this.outcome = outcome;
    }

    /** By a tap; the outcome's amount is the fee. */
    void checkOut(final int row) {
        final long admission = admissions.address(row);
        final long fee = AdmissionRow.isWaived(admission) ? 0 : feeByTime(admission);
        end(row, fee, AdmissionState.CHECKED_OUT, BY_TAP);
        wristbands.stock(AdmissionRow.wristbandRow(admission));
        outcome.amount(fee);
    }

    @Override
    public long dueAtMs() {
        return admissions.openCount() == 0
                ? Long.MAX_VALUE
                : AdmissionRow.closesAtMs(admissions.address(admissions.firstClosing()));
    }

    @Override
    public int cost() {
        return CLOSING_COST;
    }

    /** Who has not tapped out is out at closing time, and so is the band. */
    @Override
    public void fireFirst() {
        final int row = admissions.firstClosing();
        final long admission = admissions.address(row);
        final long fee = AdmissionRow.isWaived(admission) ? 0 : AdmissionRow.ceilingLeft(admission);
        end(row, fee, AdmissionState.CLOSED_OUT, AT_CLOSING);
        wristbands.lose(AdmissionRow.wristbandRow(admission));
    }

    private long feeByTime(final long admission) {
        final long fromMs = AdmissionRow.checkedInAtMs(admission);
        final long bookedMs = ports.bookedMs(
                AdmissionRow.memberRow(admission), AdmissionRow.facilityRow(admission), fromMs, outcome.timeMs());
        return Fees.fee(
                AdmissionRow.entryFee(admission),
                AdmissionRow.blockPrice(admission),
                AdmissionRow.blockMinutes(admission),
                Math.max(0, outcome.timeMs() - fromMs - bookedMs),
                AdmissionRow.ceilingLeft(admission));
    }

    private void end(final int row, final long fee, final AdmissionState state, final int how) {
        final long admission = admissions.address(row);
        final int facilityRow = AdmissionRow.facilityRow(admission);
        final int memberRow = AdmissionRow.memberRow(admission);
        members.touch(members.address(memberRow));
        stays.leave(row);
        final long debt = settle(admission, fee);
        AdmissionRow.fee(admission, fee);
        AdmissionRow.requested(admission, debt);
        if (AdmissionRow.locker(admission) != 0) {
            lockers.free(facilityRow, AdmissionRow.locker(admission));
        }
        facilities.leave(facilityRow);
        admissions.close(row, state, outcome.timeMs());
        tell(EventKind.CHECKED_OUT, admission, facilities.occupancy(facilityRow), how);
        if (debt > 0) {
            tell(EventKind.PAYMENT_REQUESTED, admission, debt, 0);
        }
    }

    /** @return what became debt. */
    private long settle(final long admission, final long fee) {
        final long held = AdmissionRow.held(admission);
        if (held > 0) {
            final int hold = heldCoins.holds().find(AdmissionRow.id(admission));
            if (fee > 0) {
                heldCoins.capture(hold, Math.min(fee, held), true);
            } else {
                heldCoins.release(hold, HoldState.VOIDED);
            }
        }
        if (fee <= held) {
            return 0;
        }
        final long member = members.address(AdmissionRow.memberRow(admission));
        accounts.expire(member);
        return accounts.charge(
                member, AccountKind.FACILITY, facilities.facilityId(AdmissionRow.facilityRow(admission)), fee - held);
    }

    private void tell(final EventKind kind, final long admission, final long value, final int detail) {
        outcome.event(
                kind,
                facilities.facilityId(AdmissionRow.facilityRow(admission)),
                AdmissionRow.id(admission),
                MemberRow.memberId(members.address(AdmissionRow.memberRow(admission))),
                value,
                detail);
    }
}
