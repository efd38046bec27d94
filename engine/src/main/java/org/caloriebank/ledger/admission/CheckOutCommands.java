package org.caloriebank.ledger.admission;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CheckOutDecoder;
import org.caloriebank.protocol.codec.ConfirmPaymentDecoder;
import org.caloriebank.protocol.codec.EventKind;

/** Leaving by a tap, and paying in money what coins did not cover. Owned by the ledger thread; allocates nothing. */
final class CheckOutCommands {
    private final Members members;
    private final Accounts accounts;
    private final Facilities facilities;
    private final DoorTables tables;
    private final Wristbands wristbands;
    private final Admissions admissions;
    private final CheckOuts checkOuts;
    private final OutcomeDraft outcome;

    CheckOutCommands(
            final Members members,
            final Accounts accounts,
            final Facilities facilities,
            final DoorTables tables,
            final CheckOuts checkOuts,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.facilities = facilities;
        this.tables = tables;
        wristbands = tables.wristbands();
        admissions = tables.admissions();
        this.checkOuts = checkOuts;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new CheckOutDecoder(),
                CheckOutDecoder.callerIdEncodingOffset(),
                CheckOutCommands::isMalformed,
                this::onCheckOut);
        table.add(
                new ConfirmPaymentDecoder(),
                ConfirmPaymentDecoder.callerIdEncodingOffset(),
                CheckOutCommands::isMalformed,
                this::onConfirm);
        tables.lookAhead(table, CheckOutDecoder.TEMPLATE_ID, CheckOutDecoder.wristbandIdEncodingOffset(), members);
    }

    // ---- check-out ----

    private static boolean isMalformed(final CheckOutDecoder command) {
        return command.wristbandId() <= 0;
    }

    private ResultCode onCheckOut(final CheckOutDecoder command) {
        final int wristband = wristbands.find(command.wristbandId());
        final ResultCode decision = wristbands.decideWorn(wristband);
        if (decision == ResultCode.ACCEPTED) {
            checkOuts.checkOut(wristbands.admission(wristband));
        }
        return decision;
    }

    // ---- payment ----

    private static boolean isMalformed(final ConfirmPaymentDecoder command) {
        return command.admissionId() <= 0;
    }

    private ResultCode onConfirm(final ConfirmPaymentDecoder command) {
        final long amount = command.amountCenticoins();
        final int row = admissions.find(command.admissionId());
        final ResultCode decision = decideConfirm(amount, row);
        if (decision == ResultCode.ACCEPTED) {
            final long admission = admissions.address(row);
            final long member = members.address(AdmissionRow.memberRow(admission));
            final long facilityId = facilities.facilityId(AdmissionRow.facilityRow(admission));
            accounts.payDebt(AccountKind.FACILITY, facilityId, member, amount);
            AdmissionRow.requested(admission, AdmissionRow.requested(admission) - amount);
            outcome.event(
                    EventKind.PAYMENT_CONFIRMED,
                    facilityId,
                    AdmissionRow.id(admission),
                    MemberRow.memberId(member),
                    amount,
                    0);
            outcome.amount(amount);
        }
        return decision;
    }

    private ResultCode decideConfirm(final long amount, final int row) {
        if (amount <= 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        if (amount > AMOUNT_CENTICOINS_MAX) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (row == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_ADMISSION;
        }
        final long admission = admissions.address(row);
        if (amount > AdmissionRow.requested(admission)) {
            return ResultCode.PAYMENT_ABOVE_REQUEST;
        }
        return amount > accounts.debtOf(members.address(AdmissionRow.memberRow(admission)))
                ? ResultCode.PAYMENT_ABOVE_DEBT
                : ResultCode.ACCEPTED;
    }
}
