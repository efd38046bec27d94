package org.caloriebank.ledger;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.activity.ActivityCommands;
import org.caloriebank.ledger.checkout.HoldCommands;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.DayAnswerEncoder;
import org.caloriebank.protocol.codec.HoldAnswerEncoder;
import org.caloriebank.protocol.codec.LedgerAnswerEncoder;
import org.caloriebank.protocol.codec.MemberAnswerEncoder;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryDayDecoder;
import org.caloriebank.protocol.codec.QueryHoldDecoder;
import org.caloriebank.protocol.codec.QueryLedgerDecoder;
import org.caloriebank.protocol.codec.QueryMemberDecoder;
import org.caloriebank.protocol.codec.QueryMerchantDecoder;

/** Answers queries from the subjects' state, which it does not change. Owned by the ledger thread. */
final class QueryRouter {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder answerHeader = new MessageHeaderEncoder();
    private final QueryMemberDecoder queryMember = new QueryMemberDecoder();
    private final QueryHoldDecoder queryHold = new QueryHoldDecoder();
    private final QueryMerchantDecoder queryMerchant = new QueryMerchantDecoder();
    private final QueryDayDecoder queryDay = new QueryDayDecoder();
    private final QueryLedgerDecoder queryLedger = new QueryLedgerDecoder();
    private final MemberAnswerEncoder memberAnswer = new MemberAnswerEncoder();
    private final HoldAnswerEncoder holdAnswer = new HoldAnswerEncoder();
    private final MerchantAnswerEncoder merchantAnswer = new MerchantAnswerEncoder();
    private final DayAnswerEncoder dayAnswer = new DayAnswerEncoder();
    private final LedgerAnswerEncoder ledgerAnswer = new LedgerAnswerEncoder();

    private final Ledger ledger;
    private final Members members;
    private final Merchants merchants;
    private final Accounts accounts;
    private final ActivityCommands activity;
    private final HoldCommands holds;
    private final Settings settings;

    QueryRouter(
            final Ledger ledger,
            final Members members,
            final Merchants merchants,
            final Accounts accounts,
            final ActivityCommands activity,
            final HoldCommands holds,
            final Settings settings) {
        this.ledger = ledger;
        this.members = members;
        this.merchants = merchants;
        this.accounts = accounts;
        this.activity = activity;
        this.holds = holds;
        this.settings = settings;
    }

    int route(final DirectBuffer query, final int offset, final MutableDirectBuffer buffer, final int answerOffset) {
        header.wrap(query, offset);
        final int length =
                switch (header.templateId()) {
                    case QueryMemberDecoder.TEMPLATE_ID ->
                        onMember(queryMember.wrapAndApplyHeader(query, offset, header), buffer, answerOffset);
                    case QueryHoldDecoder.TEMPLATE_ID ->
                        onHold(queryHold.wrapAndApplyHeader(query, offset, header), buffer, answerOffset);
                    case QueryMerchantDecoder.TEMPLATE_ID ->
                        onMerchant(queryMerchant.wrapAndApplyHeader(query, offset, header), buffer, answerOffset);
                    case QueryDayDecoder.TEMPLATE_ID ->
                        onDay(queryDay.wrapAndApplyHeader(query, offset, header), buffer, answerOffset);
                    case QueryLedgerDecoder.TEMPLATE_ID ->
                        onLedger(queryLedger.wrapAndApplyHeader(query, offset, header), buffer, answerOffset);
                    default -> throw new IllegalArgumentException("no query: template " + header.templateId());
                };
        return MessageHeaderEncoder.ENCODED_LENGTH + length;
    }

    private int onMember(final QueryMemberDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int row = members.find(query.memberId());
        memberAnswer.wrapAndApplyHeader(buffer, offset, answerHeader).memberId(query.memberId());
        if (row == Rows.NULL_ROW) {
            memberAnswer
                    .balanceCenticoins(0)
                    .heldCenticoins(0)
                    .debtCenticoins(0)
                    .nextExpiryCenticoins(0);
            memberAnswer.lastSequence(0).bodyMassGrams(0).nextExpiryMonth(0).zoneOffsetMinutes((short) 0);
            memberAnswer.resultCode(ResultCode.UNKNOWN_MEMBER.code()).status(MemberStatus.ACTIVE);
            return memberAnswer.encodedLength();
        }
        final long member = members.address(row);
        final int month = accounts.nextExpiryMonth(member);
        memberAnswer
                .balanceCenticoins(MemberRow.balanceCenticoins(member) - accounts.expired(member))
                .heldCenticoins(MemberRow.heldCenticoins(member))
                .debtCenticoins(accounts.debtOf(member))
                .nextExpiryCenticoins(accounts.lotOf(member, month))
                .lastSequence(MemberRow.lastSequence(member))
                .bodyMassGrams(MemberRow.bodyMassGrams(member))
                .nextExpiryMonth(month)
                .zoneOffsetMinutes((short) MemberRow.zoneOffsetMinutes(member))
                .resultCode(ResultCode.ACCEPTED.code())
                .status(MemberStatus.get(MemberRow.status(member)));
        return memberAnswer.encodedLength();
    }

    private int onHold(final QueryHoldDecoder query, final MutableDirectBuffer buffer, final int offset) {
        holds.answer(query.holdId(), holdAnswer.wrapAndApplyHeader(buffer, offset, answerHeader));
        return holdAnswer.encodedLength();
    }

    private int onMerchant(final QueryMerchantDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final long merchantId = query.merchantId();
        merchantAnswer
                .wrapAndApplyHeader(buffer, offset, answerHeader)
                .merchantId(merchantId)
                .payableCenticoins(accounts.balance(AccountKind.MERCHANT, merchantId))
                .settledCenticoins(accounts.balance(AccountKind.SETTLED, merchantId));
        merchants.answer(merchants.find(merchantId), merchantAnswer);
        return merchantAnswer.encodedLength();
    }

    private int onDay(final QueryDayDecoder query, final MutableDirectBuffer buffer, final int offset) {
        activity.onQueryDay(query, dayAnswer.wrapAndApplyHeader(buffer, offset, answerHeader));
        return dayAnswer.encodedLength();
    }

    private int onLedger(final QueryLedgerDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final boolean isVerified = query.isVerified() != 0;
        if (isVerified) {
            ledger.verify();
        }
        ledgerAnswer
                .wrapAndApplyHeader(buffer, offset, answerHeader)
                .lastSequence(ledger.lastSequence())
                .timeMs(ledger.timeMs())
                .members(ledger.memberCount())
                .memberDays(ledger.memberDayCount())
                .openHolds(holds.openCount())
                .keptHolds(holds.keptCount())
                .idsKept(ledger.idCount())
                .idCapacity(settings.value(Setting.ID_CAPACITY))
                .issuedCenticoins(accounts.issued())
                .heldCenticoins(accounts.heldTotal())
                .offHeapBytes(ledger.offHeapBytes())
                .stateHash(isVerified ? ledger.stateHash() : 0)
                .idempotencyHash(isVerified ? ledger.idempotencyHash() : 0)
                .settingsVersion(settings.version());
        return ledgerAnswer.encodedLength();
    }
}
