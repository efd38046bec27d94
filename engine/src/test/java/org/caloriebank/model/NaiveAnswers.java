package org.caloriebank.model;

import static org.caloriebank.protocol.codec.AccountKind.ISSUANCE;
import static org.caloriebank.protocol.codec.AccountKind.MERCHANT;
import static org.caloriebank.protocol.codec.AccountKind.SETTLED;

import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/**
 * What the model answers to queries. Of a refusal only the code means something; hashes and bytes off the heap are 0.
 */
final class NaiveAnswers {
    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveIds ids;
    private final NaiveCentre centre;

    NaiveAnswers(final NaiveState state, final CoinRules coins, final NaiveIds ids, final NaiveCentre centre) {
        this.state = state;
        this.coins = coins;
        this.ids = ids;
        this.centre = centre;
    }

    Answer answer(final Query<?> query) {
        if (query instanceof Query.Member q) {
            return member(q.memberId());
        } else if (query instanceof Query.Hold q) {
            return hold(q.holdId());
        } else if (query instanceof Query.Merchant q) {
            return merchant(q.merchantId());
        } else if (query instanceof Query.Day q) {
            return day(q.memberId(), q.epochDay());
        }
        return query instanceof Query.Ledger ? ledger() : centre.answer(query);
    }

    private Answer.Member member(final long memberId) {
        final NaiveMember member = state.member(memberId);
        if (member == null) {
            return new Answer.Member(
                    ResultCode.UNKNOWN_MEMBER, memberId, MemberStatus.NULL_VAL, 0, 0, 0, 0, 0, 0, 0, 0);
        }
        final int oldestMonth = member.lots.oldestMonth(state.monthNow());
        return new Answer.Member(
                ResultCode.ACCEPTED,
                memberId,
                member.status,
                member.bodyMassGrams,
                member.zoneOffsetMinutes,
                coins.available(member) + member.heldCenticoins,
                member.heldCenticoins,
                coins.debt(member),
                member.lots.of(oldestMonth),
                oldestMonth,
                member.lastSequence);
    }

    private Answer.Hold hold(final long holdId) {
        final NaiveHold hold = state.holdById.get(holdId);
        if (hold == null) {
            return new Answer.Hold(
                    ResultCode.UNKNOWN_HOLD,
                    holdId,
                    HoldState.NULL_VAL,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    0,
                    MERCHANT,
                    List.of());
        }
        return new Answer.Hold(
                ResultCode.ACCEPTED,
                holdId,
                hold.state,
                hold.member.memberId,
                hold.payeeId,
                hold.amountCenticoins,
                hold.capturedCenticoins(),
                hold.refundedCenticoins(),
                hold.placedAtMs,
                hold.deadlineMs,
                hold.closedAtMs,
                hold.amountMinorUnits,
                hold.rateCenticoins,
                hold.rateMinorUnits,
                hold.payeeKind,
                captures(hold));
    }

    private static List<Answer.Capture> captures(final NaiveHold hold) {
        return hold.captures.stream()
                .map(capture ->
                        new Answer.Capture(capture.captureId, capture.amountCenticoins, capture.refundedCenticoins()))
                .toList();
    }

    private Answer.Merchant merchant(final long merchantId) {
        final NaiveMerchant merchant = state.merchant(merchantId);
        if (merchant == null) {
            return new Answer.Merchant(
                    ResultCode.UNKNOWN_MERCHANT,
                    merchantId,
                    MerchantKind.NULL_VAL,
                    MerchantStatus.NULL_VAL,
                    0,
                    0,
                    0,
                    0,
                    "");
        }
        return new Answer.Merchant(
                ResultCode.ACCEPTED,
                merchantId,
                merchant.kind(),
                merchant.status(),
                state.books.balance(MERCHANT, merchantId),
                state.books.balance(SETTLED, merchantId),
                merchant.rateCenticoins(),
                merchant.rateMinorUnits(),
                merchant.currency());
    }

    private Answer.Day day(final long memberId, final int epochDay) {
        final NaiveMember member = state.member(memberId);
        final NaiveDay day = member == null ? null : member.dayByEpochDay.get(epochDay);
        if (day == null) {
            final ResultCode refusal = member == null ? ResultCode.UNKNOWN_MEMBER : ResultCode.TOO_LATE;
            return new Answer.Day(refusal, memberId, epochDay, 0, 0, 0, 0, 0, 0, false);
        }
        return new Answer.Day(
                ResultCode.ACCEPTED,
                memberId,
                epochDay,
                day.earnedCenticoins(),
                day.steps(),
                day.hoursCentikcal(),
                day.wholeDayCentikcal(),
                (int) day.rules().of(Setting.DAILY_CAP_CENTICOINS),
                day.rules().settingsVersion(),
                day.isFolded());
    }

    private Answer.Ledger ledger() {
        return new Answer.Ledger(
                state.sequence,
                state.nowMs,
                state.memberById.size(),
                state.memberById.values().stream()
                        .mapToLong(member -> member.dayByEpochDay.size())
                        .sum(),
                state.openHolds.size(),
                state.holdById.size(),
                ids.size(),
                state.settings.of(Setting.ID_CAPACITY),
                -state.books.sum(ISSUANCE),
                state.memberById.values().stream()
                        .mapToLong(member -> member.heldCenticoins)
                        .sum(),
                0,
                0,
                0,
                state.settings.version(),
                state.openAdmissions.size(),
                state.sessionById.values().stream()
                        .filter(NaiveSession::takesSpace)
                        .count());
    }
}
