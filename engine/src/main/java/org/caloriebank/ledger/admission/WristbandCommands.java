package org.caloriebank.ledger.admission;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.PutWristbandDecoder;
import org.caloriebank.protocol.codec.ReplaceWristbandDecoder;
import org.caloriebank.protocol.codec.WristbandStatus;

/** Wristbands into stock, out of it, and another for a lost one. Owned by the ledger thread; allocates nothing. */
final class WristbandCommands {
    private final Members members;
    private final Facilities facilities;
    private final Wristbands wristbands;
    private final Admissions admissions;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int wristband;
    private int newWristband;

    WristbandCommands(
            final Members members,
            final Facilities facilities,
            final Wristbands wristbands,
            final Admissions admissions,
            final OutcomeDraft outcome) {
        this.members = members;
        this.facilities = facilities;
        this.wristbands = wristbands;
        this.admissions = admissions;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutWristbandDecoder(),
                PutWristbandDecoder.callerIdEncodingOffset(),
                WristbandCommands::isMalformed,
                this::onPut);
        table.add(
                new ReplaceWristbandDecoder(),
                ReplaceWristbandDecoder.callerIdEncodingOffset(),
                WristbandCommands::isMalformed,
                this::onReplace);
    }

    // ---- stock ----

    private static boolean isMalformed(final PutWristbandDecoder command) {
        return command.wristbandId() <= 0
                || command.facilityId() <= 0
                || command.statusRaw() > WristbandStatus.BLOCKED.value();
    }

    private ResultCode onPut(final PutWristbandDecoder command) {
        final int facilityRow = facilities.find(command.facilityId());
        final int known = wristbands.find(command.wristbandId());
        final ResultCode decision = decidePut(facilityRow, known);
        if (decision == ResultCode.ACCEPTED) {
            final int row = known == Rows.NULL_ROW ? wristbands.open(command.wristbandId(), facilityRow) : known;
            if (command.status() == WristbandStatus.BLOCKED) {
                wristbands.block(row);
            } else if (wristbands.status(row) != WristbandStatus.IN_STOCK) {
                wristbands.stock(row);
            }
        }
        return decision;
    }

    /** @param known the wristband's row, or {@link Rows#NULL_ROW} for a new one. */
    private ResultCode decidePut(final int facilityRow, final int known) {
        if (facilityRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_FACILITY;
        }
        if (known == Rows.NULL_ROW) {
            return wristbands.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
        }
        if (wristbands.facilityRow(known) != facilityRow) {
            return ResultCode.WRISTBAND_OF_OTHER_FACILITY;
        }
        return wristbands.status(known) == WristbandStatus.ISSUED ? ResultCode.WRISTBAND_ISSUED : ResultCode.ACCEPTED;
    }

    // ---- a lost one ----

    private static boolean isMalformed(final ReplaceWristbandDecoder command) {
        return command.wristbandId() <= 0 || command.newWristbandId() < 0;
    }

    private ResultCode onReplace(final ReplaceWristbandDecoder command) {
        final ResultCode decision = decideReplace(command);
        if (decision == ResultCode.ACCEPTED) {
            applyReplace();
        }
        return decision;
    }

    private ResultCode decideReplace(final ReplaceWristbandDecoder command) {
        wristband = wristbands.find(command.wristbandId());
        if (wristband == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_WRISTBAND;
        }
        final int facilityRow = wristbands.facilityRow(wristband);
        final boolean isNamed = command.newWristbandId() != 0;
        newWristband =
                isNamed ? wristbands.findOf(command.newWristbandId(), facilityRow) : wristbands.firstFree(facilityRow);
        if (isNamed && newWristband == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_WRISTBAND;
        }
        if (wristbands.status(wristband) != WristbandStatus.ISSUED) {
            return ResultCode.NOT_CHECKED_IN;
        }
        return wristbands.decideFree(newWristband);
    }

    private void applyReplace() {
        final int row = wristbands.admission(wristband);
        final long admission = admissions.address(row);
        final long member = members.address(AdmissionRow.memberRow(admission));
        wristbands.block(wristband);
        wristbands.issue(newWristband, row);
        AdmissionRow.wristbandRow(admission, newWristband);
        members.touch(member);
        outcome.event(
                EventKind.WRISTBAND_REPLACED,
                facilities.facilityId(AdmissionRow.facilityRow(admission)),
                AdmissionRow.id(admission),
                MemberRow.memberId(member),
                wristbands.wristbandId(newWristband),
                0);
    }
}
