package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.RefundWaterDecoder;

/** Making good to those who were in water out of range: a command asks for it, ticks do it, an admission at a time. Owned by the ledger thread. */
final class WaterRefunds implements Timers {
    private static final int COST = 2;

    private final Members members;
    private final Accounts accounts;
    private final HeldCoins heldCoins;
    private final Facilities facilities;
    private final Spaces spaces;
    private final Admissions admissions;
    private final WaterVisits visits;
    private final RefundJobs jobs;
    private final Exposure exposure;
    private final AdmissionPorts ports;
    private final OutcomeDraft outcome;

    WaterRefunds(
            final Members members,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Facilities facilities,
            final Spaces spaces,
            final DoorTables tables,
            final AdmissionPorts ports,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.heldCoins = heldCoins;
        this.facilities = facilities;
        this.spaces = spaces;
        admissions = tables.admissions();
        visits = tables.visits();
        jobs = tables.refundJobs();
        exposure = new Exposure(visits, ports, outcome);
        this.ports = ports;
        this.outcome = outcome;
    }

    // ---- asking for it ----

    void addCommands(final CommandTable table) {
        table.add(
                new RefundWaterDecoder(),
                RefundWaterDecoder.callerIdEncodingOffset(),
                WaterRefunds::isMalformed,
                this::onRefund);
    }

    private static boolean isMalformed(final RefundWaterDecoder command) {
        return command.spaceId() <= 0 || command.fromMs() >= command.toMs();
    }

    private ResultCode onRefund(final RefundWaterDecoder command) {
        final int spaceRow = spaces.find(command.spaceId());
        if (spaceRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_SPACE;
        }
        if (!Stays.isWater(spaces.kind(spaceRow))) {
            return ResultCode.NOT_A_POOL;
        }
        if (ports.outMs(spaceRow, command.fromMs(), command.toMs()) == 0) {
            return ResultCode.NOTHING_OUT_OF_RANGE;
        }
        if (jobs.isFull()) {
            return ResultCode.LEDGER_FULL;
        }

        jobs.add(outcome.timeMs(), spaceRow, command.fromMs(), Math.min(command.toMs(), outcome.timeMs()));
        return ResultCode.ACCEPTED;
    }

    // ---- doing it ----

    @Override
    public long dueAtMs() {
        return jobs.first() == Rows.NULL_ROW ? Long.MAX_VALUE : jobs.askedAtMs(jobs.first());
    }

    @Override
    public int cost() {
        return COST;
    }

    /** One admission of the first job, or its end. */
    @Override
    public void fireFirst() {
        final int job = jobs.first();
        int visit = visits.firstAfter(jobs.spaceRow(job), jobs.lookedAt(job));
        for (int passed = 0; passed < WaterVisits.PASSED_MAX; passed++) {
            if (visit == Rows.NULL_ROW || visits.enteredAtMs(visit) >= jobs.toMs(job)) {
                finish(job);
                return;
            }
            jobs.lookedAt(job, visits.number(visit));
            if (isOwed(job, visit)) {
                makeGood(admissions.address(admissions.find(visits.admissionId(visit))));
                jobs.countRefunded(job);
                return;
            }
            visit = visits.next(visit);
        }
    }

    private boolean isOwed(final int job, final int visit) {
        if (exposure.exposedMs(visit, jobs.fromMs(job), jobs.toMs(job)) == 0) {
            return false;
        }
        final int row = admissions.find(visits.admissionId(visit));
        return row != Rows.NULL_ROW && !AdmissionRow.isMadeGood(admissions.address(row));
    }

    private void finish(final int job) {
        final int spaceRow = jobs.spaceRow(job);
        outcome.event(
                EventKind.WATER_REFUND_DONE,
                facilities.facilityId(spaces.facility(spaceRow)),
                spaces.spaceId(spaceRow),
                0,
                jobs.refunded(job),
                0);
        jobs.removeFirst();
    }

    private void makeGood(final long admission) {
        final long member = members.address(AdmissionRow.memberRow(admission));
        members.touch(member);
        final long refunded = AdmissionRow.isInside(admission) ? 0 : AdmissionRow.fee(admission);
        if (AdmissionRow.isInside(admission)) {
            AdmissionRow.waive(admission);
        } else {
            refund(admission, member);
        }
        outcome.event(
                EventKind.WATER_REFUNDED,
                facilities.facilityId(AdmissionRow.facilityRow(admission)),
                AdmissionRow.id(admission),
                MemberRow.memberId(member),
                refunded,
                0);
    }

    /** What the hold paid goes back to its lots; what was charged, owed or paid in money becomes coins of a new lot. */
    private void refund(final long admission, final long member) {
        final long fromHold = refundHold(AdmissionRow.id(admission));
        final long rest = AdmissionRow.fee(admission) - fromHold;
        if (rest > 0) {
            accounts.expire(member);
            accounts.grant(
                    AccountKind.FACILITY,
                    facilities.facilityId(AdmissionRow.facilityRow(admission)),
                    member,
                    Calendar.monthOfTime(outcome.timeMs() + Limits.REFUND_GRACE_MS),
                    rest);
        }
        AdmissionRow.requested(admission, 0);
        AdmissionRow.refund(admission, AdmissionRow.fee(admission));
    }

    /** @return what went back; the hold may be forgotten already, or never have been. */
    private long refundHold(final long holdId) {
        final Holds holds = heldCoins.holds();
        final int hold = holds.find(holdId);
        if (hold == Rows.NULL_ROW) {
            return 0;
        }
        final long captured = holds.captured(hold) - holds.refunded(hold);
        if (captured > 0) {
            heldCoins.refundHold(hold, captured);
        }
        return captured;
    }
}
