package org.caloriebank.ledger.account;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberAnswerEncoder;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryMemberDecoder;

/** Answers about a member and the member's coins. Owned by the ledger thread. */
public final class MemberQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final MemberAnswerEncoder answer = new MemberAnswerEncoder();

    private final Members members;
    private final Accounts accounts;

    public MemberQueries(final Members members, final Accounts accounts) {
        this.members = members;
        this.accounts = accounts;
    }

    public void addQueries(final QueryTable table) {
        table.add(new QueryMemberDecoder(), this::onMember);
    }

    private int onMember(final QueryMemberDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int row = members.find(query.memberId());
        answer.wrapAndApplyHeader(buffer, offset, header).memberId(query.memberId());
        if (row == Rows.NULL_ROW) {
            answer.balanceCenticoins(0).heldCenticoins(0).debtCenticoins(0).nextExpiryCenticoins(0);
            answer.lastSequence(0).bodyMassGrams(0).nextExpiryMonth(0).zoneOffsetMinutes((short) 0);
            answer.resultCode(ResultCode.UNKNOWN_MEMBER.code()).status(MemberStatus.ACTIVE);
            return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
        }
        final long member = members.address(row);
        final int month = accounts.nextExpiryMonth(member);
        answer.balanceCenticoins(MemberRow.balanceCenticoins(member) - accounts.expired(member))
                .heldCenticoins(MemberRow.heldCenticoins(member))
                .debtCenticoins(accounts.debtOf(member))
                .nextExpiryCenticoins(accounts.lotOf(member, month))
                .lastSequence(MemberRow.lastSequence(member))
                .bodyMassGrams(MemberRow.bodyMassGrams(member))
                .nextExpiryMonth(month)
                .zoneOffsetMinutes((short) MemberRow.zoneOffsetMinutes(member))
                .resultCode(ResultCode.ACCEPTED.code())
                .status(MemberStatus.get(MemberRow.status(member)));
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }
}
