package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.DayAnswerDecoder;
import org.caloriebank.protocol.codec.HoldAnswerDecoder;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.LedgerAnswerDecoder;
import org.caloriebank.protocol.codec.MemberAnswerDecoder;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantAnswerDecoder;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;

/** What the ledger answered to a {@link Query}; units as in the message of the same name in {@code caloriebank.xml}. */
public sealed interface Answer
        permits Answer.Member,
                Answer.Hold,
                Answer.Merchant,
                Answer.Day,
                Answer.Ledger,
                FacilityAnswer,
                BookingAnswer,
                AdmissionAnswer,
                WaterAnswer,
                LightAnswer,
                CampaignAnswer,
                GoalAnswer {
    /** @return {@link ResultCode#ACCEPTED}, or why there is nothing to tell: then the other fields mean nothing. */
    ResultCode code();

    record Member(
            ResultCode code,
            long memberId,
            MemberStatus status,
            int bodyMassGrams,
            int zoneOffsetMinutes,
            long balanceCenticoins,
            long heldCenticoins,
            long debtCenticoins,
            long nextExpiryCenticoins,
            int nextExpiryMonth,
            long lastSequence)
            implements Answer {
        /** @return what the member can spend now. */
        public long availableCenticoins() {
            return balanceCenticoins - heldCenticoins;
        }
    }

    record Capture(long captureId, long amountCenticoins, long refundedCenticoins) {}

    /**
     * @param merchantId the payee: a merchant, or the owner of the account of {@code payeeKind}.
     * @param deadlineMs Long.MAX_VALUE when the hold never expires by itself.
     * @param payeeKind MERCHANT or FACILITY.
     */
    record Hold(
            ResultCode code,
            long holdId,
            HoldState state,
            long memberId,
            long merchantId,
            long amountCenticoins,
            long capturedCenticoins,
            long refundedCenticoins,
            long placedAtMs,
            long deadlineMs,
            long closedAtMs,
            long amountMinorUnits,
            int rateCenticoins,
            int rateMinorUnits,
            AccountKind payeeKind,
            List<Capture> captures)
            implements Answer {}

    record Merchant(
            ResultCode code,
            long merchantId,
            MerchantKind kind,
            MerchantStatus status,
            long payableCenticoins,
            long settledCenticoins,
            int rateCenticoins,
            int rateMinorUnits,
            String currency)
            implements Answer {}

    record Day(
            ResultCode code,
            long memberId,
            int epochDay,
            int earnedCenticoins,
            int steps,
            int hoursCentikcal,
            int wholeDayCentikcal,
            int capCenticoins,
            int settingsVersion,
            boolean isFolded)
            implements Answer {}

    record Ledger(
            long lastSequence,
            long timeMs,
            long members,
            long memberDays,
            long openHolds,
            long keptHolds,
            long idsKept,
            long idCapacity,
            long issuedCenticoins,
            long heldCenticoins,
            long offHeapBytes,
            long stateHash,
            long idempotencyHash,
            int settingsVersion,
            long openAdmissions,
            long openSessions)
            implements Answer {
        @Override
        public ResultCode code() {
            return ResultCode.ACCEPTED;
        }
    }

    /**
     * @param buffer holding an answer with its header at the offset.
     * @throws IllegalArgumentException if the bytes are no answer of this protocol version.
     */
    static Answer decode(final DirectBuffer buffer, final int offset) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final int templateId = header.wrap(buffer, offset).templateId();
        return switch (templateId) {
            case MemberAnswerDecoder.TEMPLATE_ID ->
                member(new MemberAnswerDecoder().wrapAndApplyHeader(buffer, offset, header));
            case HoldAnswerDecoder.TEMPLATE_ID ->
                hold(new HoldAnswerDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MerchantAnswerDecoder.TEMPLATE_ID ->
                merchant(new MerchantAnswerDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DayAnswerDecoder.TEMPLATE_ID -> day(new DayAnswerDecoder().wrapAndApplyHeader(buffer, offset, header));
            case LedgerAnswerDecoder.TEMPLATE_ID ->
                ledger(new LedgerAnswerDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> ofCentre(templateId, buffer, offset);
        };
    }

    private static Answer ofCentre(final int templateId, final DirectBuffer buffer, final int offset) {
        Answer answer = FacilityAnswer.decode(templateId, buffer, offset);
        answer = answer == null ? BookingAnswer.decode(templateId, buffer, offset) : answer;
        answer = answer == null ? AdmissionAnswer.decode(templateId, buffer, offset) : answer;
        answer = answer == null ? WaterAnswer.decode(templateId, buffer, offset) : answer;
        answer = answer == null ? LightAnswer.decode(templateId, buffer, offset) : answer;
        answer = answer == null ? CampaignAnswer.decode(templateId, buffer, offset) : answer;
        answer = answer == null ? GoalAnswer.decode(templateId, buffer, offset) : answer;
        if (answer == null) {
            throw new IllegalArgumentException("unknown answer template " + templateId);
        }
        return answer;
    }

    private static Member member(final MemberAnswerDecoder d) {
        return new Member(
                ResultCode.of(d.resultCode()),
                d.memberId(),
                d.status(),
                d.bodyMassGrams(),
                d.zoneOffsetMinutes(),
                d.balanceCenticoins(),
                d.heldCenticoins(),
                d.debtCenticoins(),
                d.nextExpiryCenticoins(),
                d.nextExpiryMonth(),
                d.lastSequence());
    }

    private static Hold hold(final HoldAnswerDecoder d) {
        final List<Capture> captures = new ArrayList<>();
        final Hold withoutCaptures = new Hold(
                ResultCode.of(d.resultCode()),
                d.holdId(),
                d.state(),
                d.memberId(),
                d.merchantId(),
                d.amountCenticoins(),
                d.capturedCenticoins(),
                d.refundedCenticoins(),
                d.placedAtMs(),
                d.deadlineMs(),
                d.closedAtMs(),
                d.amountMinorUnits(),
                d.rateCenticoins(),
                d.rateMinorUnits(),
                d.payeeKind(),
                captures);
        for (final HoldAnswerDecoder.CapturesDecoder c : d.captures()) {
            captures.add(new Capture(c.captureId(), c.amountCenticoins(), c.refundedCenticoins()));
        }
        return withoutCaptures;
    }

    private static Merchant merchant(final MerchantAnswerDecoder d) {
        return new Merchant(
                ResultCode.of(d.resultCode()),
                d.merchantId(),
                d.kind(),
                d.status(),
                d.payableCenticoins(),
                d.settledCenticoins(),
                d.rateCenticoins(),
                d.rateMinorUnits(),
                d.currency());
    }

    private static Day day(final DayAnswerDecoder d) {
        return new Day(
                ResultCode.of(d.resultCode()),
                d.memberId(),
                d.epochDay(),
                d.earnedCenticoins(),
                d.steps(),
                d.hoursCentikcal(),
                d.wholeDayCentikcal(),
                d.capCenticoins(),
                d.settingsVersion(),
                d.isFolded() != 0);
    }

    private static Ledger ledger(final LedgerAnswerDecoder d) {
        return new Ledger(
                d.lastSequence(),
                d.timeMs(),
                d.members(),
                d.memberDays(),
                d.openHolds(),
                d.keptHolds(),
                d.idsKept(),
                d.idCapacity(),
                d.issuedCenticoins(),
                d.heldCenticoins(),
                d.offHeapBytes(),
                d.stateHash(),
                d.idempotencyHash(),
                d.settingsVersion(),
                d.openAdmissions(),
                d.openSessions());
    }
}
