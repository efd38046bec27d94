package org.caloriebank.ledger.hold;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldAnswerEncoder;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryHoldDecoder;

/** What can be told of a hold, whoever its payee is. Changes nothing; owned by the ledger thread. */
public final class HoldQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HoldAnswerEncoder answer = new HoldAnswerEncoder();

    private final Members members;
    private final Holds holds;

    public HoldQueries(final Members members, final Holds holds) {
        this.members = members;
        this.holds = holds;
    }

    public void addQueries(final QueryTable table) {
        table.add(new QueryHoldDecoder(), this::onHold);
    }

    private int onHold(final QueryHoldDecoder query, final MutableDirectBuffer buffer, final int offset) {
        answer.wrapAndApplyHeader(buffer, offset, header).holdId(query.holdId());
        final int row = holds.find(query.holdId());
        if (row == Rows.NULL_ROW) {
            answerUnknown();
        } else {
            answerKnown(holds.address(row));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }

    private void answerKnown(final long address) {
        answer.memberId(MemberRow.memberId(members.address(HoldRow.memberRow(address))))
                .merchantId(HoldRow.payeeOwner(address))
                .amountCenticoins(HoldRow.amount(address))
                .capturedCenticoins(HoldRow.captured(address))
                .refundedCenticoins(HoldRow.refunded(address))
                .placedAtMs(HoldRow.placedAtMs(address))
                .deadlineMs(HoldRow.deadlineMs(address))
                .closedAtMs(HoldRow.closedAtMs(address))
                .amountMinorUnits(HoldRow.minorUnits(address))
                .rateCenticoins(HoldRow.rateCenticoins(address))
                .rateMinorUnits(HoldRow.rateMinorUnits(address))
                .resultCode(ResultCode.ACCEPTED.code())
                .state(HoldRow.state(address))
                .payeeKind(HoldRow.payeeKind(address));
        final Captures captures = holds.captures();
        final HoldAnswerEncoder.CapturesEncoder group = answer.capturesCount(HoldRow.captures(address));
        for (int i = HoldRow.firstCapture(address); i != Rows.NULL_ROW; i = captures.next(i)) {
            group.next()
                    .captureId(captures.id(i))
                    .amountCenticoins(captures.amount(i))
                    .refundedCenticoins(captures.refunded(i));
        }
    }

    private void answerUnknown() {
        answer.memberId(0)
                .merchantId(0)
                .amountCenticoins(0)
                .capturedCenticoins(0)
                .refundedCenticoins(0)
                .placedAtMs(0)
                .deadlineMs(0)
                .closedAtMs(0)
                .amountMinorUnits(NULL_AMOUNT)
                .rateCenticoins(0)
                .rateMinorUnits(0)
                .resultCode(ResultCode.UNKNOWN_HOLD.code())
                .state(HoldState.PLACED)
                .payeeKind(AccountKind.MERCHANT);
        answer.capturesCount(0);
    }
}
