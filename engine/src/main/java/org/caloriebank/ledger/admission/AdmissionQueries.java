package org.caloriebank.ledger.admission;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AdmissionAnswerEncoder;
import org.caloriebank.protocol.codec.AdmissionState;
import org.caloriebank.protocol.codec.AdmissionsAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryAdmissionDecoder;
import org.caloriebank.protocol.codec.QueryMemberAdmissionsDecoder;
import org.caloriebank.protocol.codec.QueryWristbandDecoder;
import org.caloriebank.protocol.codec.WristbandAnswerEncoder;
import org.caloriebank.protocol.codec.WristbandStatus;

/** What can be told of visits and wristbands. Changes nothing; owned by the ledger thread; allocates nothing. */
final class AdmissionQueries {
    private static final int ADMISSIONS_PER_PAGE = 8;

    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final AdmissionAnswerEncoder admissionAnswer = new AdmissionAnswerEncoder();
    private final AdmissionsAnswerEncoder admissionsAnswer = new AdmissionsAnswerEncoder();
    private final WristbandAnswerEncoder wristbandAnswer = new WristbandAnswerEncoder();

    private final Members members;
    private final Facilities facilities;
    private final Spaces spaces;
    private final Wristbands wristbands;
    private final Admissions admissions;

    AdmissionQueries(final Members members, final Facilities facilities, final Spaces spaces, final DoorTables tables) {
        this.members = members;
        this.facilities = facilities;
        this.spaces = spaces;
        wristbands = tables.wristbands();
        admissions = tables.admissions();
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryAdmissionDecoder(), this::onAdmission);
        table.add(new QueryMemberAdmissionsDecoder(), this::onMemberAdmissions);
        table.add(new QueryWristbandDecoder(), this::onWristband);
    }

    // ---- one admission ----

    private int onAdmission(final QueryAdmissionDecoder query, final MutableDirectBuffer buffer, final int offset) {
        admissionAnswer.wrapAndApplyHeader(buffer, offset, header).admissionId(query.admissionId());
        final int row = admissions.find(query.admissionId());
        if (row == Rows.NULL_ROW) {
            answerUnknown();
        } else {
            answerKnown(admissions.address(row));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + admissionAnswer.encodedLength();
    }

    private void answerKnown(final long admission) {
        admissionAnswer
                .facilityId(facilityId(admission))
                .memberId(memberId(admission))
                .wristbandId(wristbands.wristbandId(AdmissionRow.wristbandRow(admission)))
                .spaceId(spaceId(admission))
                .checkedInAtMs(AdmissionRow.checkedInAtMs(admission))
                .closesAtMs(AdmissionRow.closesAtMs(admission))
                .closedAtMs(AdmissionRow.closedAtMs(admission))
                .heldCenticoins(AdmissionRow.held(admission))
                .feeCenticoins(AdmissionRow.fee(admission))
                .requestedCenticoins(AdmissionRow.requested(admission))
                .refundedCenticoins(AdmissionRow.refunded(admission))
                .locker(AdmissionRow.locker(admission))
                .state(AdmissionRow.state(admission))
                .isWaived(isWaived(admission))
                .resultCode(ResultCode.ACCEPTED.code());
    }

    private void answerUnknown() {
        admissionAnswer
                .facilityId(0)
                .memberId(0)
                .wristbandId(0)
                .spaceId(0)
                .checkedInAtMs(0)
                .closesAtMs(0)
                .closedAtMs(0)
                .heldCenticoins(0)
                .feeCenticoins(0)
                .requestedCenticoins(0)
                .refundedCenticoins(0)
                .locker(0)
                .state(AdmissionState.INSIDE)
                .isWaived((short) 0)
                .resultCode(ResultCode.UNKNOWN_ADMISSION.code());
    }

    // ---- a member's ----

    private int onMemberAdmissions(
            final QueryMemberAdmissionsDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int memberRow = members.find(query.memberId());
        int row = memberRow == Rows.NULL_ROW ? Rows.NULL_ROW : admissions.newestOf(memberRow);
        while (row != Rows.NULL_ROW && !isBefore(row, query.beforeAdmissionId())) {
            row = AdmissionRow.older(admissions.address(row));
        }
        int count = 0;
        int end = row;
        while (end != Rows.NULL_ROW && count < ADMISSIONS_PER_PAGE) {
            end = AdmissionRow.older(admissions.address(end));
            count++;
        }
        final ResultCode code = memberRow == Rows.NULL_ROW ? ResultCode.UNKNOWN_MEMBER : ResultCode.ACCEPTED;
        final AdmissionsAnswerEncoder.AdmissionsEncoder group = admissionsAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .resultCode(code.code())
                .isComplete((short) (end == Rows.NULL_ROW ? 1 : 0))
                .admissionsCount(count);
        for (; row != end; row = AdmissionRow.older(admissions.address(row))) {
            answerNext(group.next(), admissions.address(row));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + admissionsAnswer.encodedLength();
    }

    private boolean isBefore(final int row, final long admissionId) {
        return admissionId == 0 || AdmissionRow.id(admissions.address(row)) < admissionId;
    }

    private void answerNext(final AdmissionsAnswerEncoder.AdmissionsEncoder group, final long admission) {
        group.admissionId(AdmissionRow.id(admission))
                .facilityId(facilityId(admission))
                .memberId(memberId(admission))
                .wristbandId(wristbands.wristbandId(AdmissionRow.wristbandRow(admission)))
                .spaceId(spaceId(admission))
                .checkedInAtMs(AdmissionRow.checkedInAtMs(admission))
                .closesAtMs(AdmissionRow.closesAtMs(admission))
                .closedAtMs(AdmissionRow.closedAtMs(admission))
                .heldCenticoins(AdmissionRow.held(admission))
                .feeCenticoins(AdmissionRow.fee(admission))
                .requestedCenticoins(AdmissionRow.requested(admission))
                .refundedCenticoins(AdmissionRow.refunded(admission))
                .locker(AdmissionRow.locker(admission))
                .state(AdmissionRow.state(admission))
                .isWaived(isWaived(admission));
    }

    // ---- a wristband ----

    private int onWristband(final QueryWristbandDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int row = wristbands.find(query.wristbandId());
        final boolean isKnown = row != Rows.NULL_ROW;
        final int worn = isKnown ? wristbands.admission(row) : Rows.NULL_ROW;
        wristbandAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .wristbandId(query.wristbandId())
                .facilityId(isKnown ? facilities.facilityId(wristbands.facilityRow(row)) : 0)
                .admissionId(worn == Rows.NULL_ROW ? 0 : AdmissionRow.id(admissions.address(worn)))
                .resultCode((isKnown ? ResultCode.ACCEPTED : ResultCode.UNKNOWN_WRISTBAND).code())
                .status(isKnown ? wristbands.status(row) : WristbandStatus.IN_STOCK);
        return MessageHeaderEncoder.ENCODED_LENGTH + wristbandAnswer.encodedLength();
    }

    private long facilityId(final long admission) {
        return facilities.facilityId(AdmissionRow.facilityRow(admission));
    }

    private long memberId(final long admission) {
        return MemberRow.memberId(members.address(AdmissionRow.memberRow(admission)));
    }

    private long spaceId(final long admission) {
        final int spaceRow = AdmissionRow.spaceRow(admission);
        return spaceRow == Rows.NULL_ROW ? 0 : spaces.spaceId(spaceRow);
    }

    private static short isWaived(final long admission) {
        return (short) (AdmissionRow.isWaived(admission) ? 1 : 0);
    }
}
