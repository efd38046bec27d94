package org.caloriebank.model;

import static org.caloriebank.protocol.codec.AccountKind.BREAKAGE;
import static org.caloriebank.protocol.codec.AccountKind.DEBT;
import static org.caloriebank.protocol.codec.AccountKind.MEMBER;

import java.util.Arrays;
import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;

/** What several subjects do with a member's coins: expire them, give some, take some. */
final class CoinRules {
    private final NaiveState state;

    CoinRules(final NaiveState state) {
        this.state = state;
    }

    long available(final NaiveMember member) {
        return member.lots.available(state.monthNow());
    }

    long debt(final NaiveMember member) {
        return -state.books.balance(DEBT, member.memberId);
    }

    boolean hasExpiredLots(final NaiveMember member) {
        return member.lots.expired(state.monthNow()) > 0;
    }

    /** All lots that have expired go, in one posting. */
    void expireLots(final NaiveMember member, final OutcomeDraft draft) {
        draft.post(MEMBER, member.memberId, BREAKAGE, 0, member.lots.expired(state.monthNow()));
        member.lots.dropExpired(state.monthNow());
    }

    /** Coins from an account outside: first they repay debt, the rest goes into a lot. */
    void give(
            final NaiveMember member,
            final Account from,
            final long centicoins,
            final int month,
            final OutcomeDraft draft) {
        final long repaid = Math.min(debt(member), centicoins);
        draft.post(from.kind(), from.owner(), DEBT, member.memberId, repaid);
        draft.post(from.kind(), from.owner(), MEMBER, member.memberId, centicoins - repaid);
        member.lots.add(month, centicoins - repaid);
    }

    /** Coins back to an account outside: those of one lot first, then the oldest; what is not there becomes debt. */
    void take(
            final NaiveMember member,
            final Account to,
            final long centicoins,
            final Integer firstMonth,
            final OutcomeDraft draft) {
        final long taken = Math.min(available(member), centicoins);
        final long fromFirst = firstMonth == null ? 0 : member.lots.takeFrom(firstMonth, taken);
        member.lots.takeOldestFirst(taken - fromFirst);
        draft.post(MEMBER, member.memberId, to.kind(), to.owner(), taken);
        draft.post(DEBT, member.memberId, to.kind(), to.owner(), centicoins - taken);
    }

    static boolean isAboveLimit(final long... centicoins) {
        return Arrays.stream(centicoins).anyMatch(amount -> amount > Limits.AMOUNT_CENTICOINS_MAX);
    }

    /** @return the refusal of a given amount, or null. */
    static ResultCode refusalOf(final long centicoins) {
        if (centicoins <= 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        return centicoins > Limits.AMOUNT_CENTICOINS_MAX ? ResultCode.AMOUNT_ABOVE_LIMIT : null;
    }
}
