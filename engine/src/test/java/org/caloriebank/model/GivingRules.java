package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;
import static org.caloriebank.protocol.codec.AccountKind.MEMBER;
import static org.caloriebank.protocol.codec.AccountKind.MERCHANT;
import static org.caloriebank.protocol.codec.AccountKind.SETTLED;

import org.caloriebank.protocol.Command.Donate;
import org.caloriebank.protocol.Command.Gift;
import org.caloriebank.protocol.Command.Settle;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MerchantKind;

/** Section 4, what moves at once: gifts, donations, settlements. */
final class GivingRules {
    private final NaiveState state;
    private final CoinRules coins;

    GivingRules(final NaiveState state, final CoinRules coins) {
        this.state = state;
        this.coins = coins;
    }

    ResultCode gift(final Gift command, final OutcomeDraft draft) {
        final NaiveMember giver = state.member(command.memberId());
        final NaiveMember receiver = state.member(command.toMemberId());
        final ResultCode refusal = CoinRules.refusalOf(command.amountCenticoins());
        if (refusal != null) {
            return refusal;
        }
        if (command.memberId() == command.toMemberId()) {
            return ResultCode.SAME_MEMBER;
        }
        if (giver == null || receiver == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (!giver.isActive() || !receiver.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        if (command.amountCenticoins() > coins.available(giver)) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        coins.expireLots(giver, draft);
        coins.expireLots(receiver, draft);
        receiver.lots.addAll(giver.lots.takeOldestFirst(command.amountCenticoins()));
        draft.post(MEMBER, giver.memberId, MEMBER, receiver.memberId, command.amountCenticoins());
        draft.amount(command.amountCenticoins());
        draft.touch(giver);
        draft.touch(receiver);
        return ACCEPTED;
    }

    ResultCode donate(final Donate command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        final NaiveMerchant merchant = state.merchant(command.merchantId());
        final ResultCode amountRefusal = CoinRules.refusalOf(command.amountCenticoins());
        if (amountRefusal != null) {
            return amountRefusal;
        }
        final ResultCode partyRefusal = HoldRules.refusalOfParties(member, merchant);
        if (partyRefusal != null) {
            return partyRefusal;
        }
        if (merchant.kind() != MerchantKind.CHARITY) {
            return ResultCode.NOT_A_CHARITY;
        }
        if (command.amountCenticoins() > coins.available(member)) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        coins.expireLots(member, draft);
        member.lots.takeOldestFirst(command.amountCenticoins());
        draft.post(MEMBER, member.memberId, MERCHANT, merchant.merchantId(), command.amountCenticoins());
        draft.amount(command.amountCenticoins());
        draft.touch(member);
        return ACCEPTED;
    }

    ResultCode settle(final Settle command, final OutcomeDraft draft) {
        if (state.merchant(command.merchantId()) == null) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        final long payable = state.books.balance(MERCHANT, command.merchantId());
        if (payable <= 0) {
            return ResultCode.NOTHING_TO_SETTLE;
        }
        draft.post(MERCHANT, command.merchantId(), SETTLED, command.merchantId(), payable);
        draft.amount(payable);
        return ACCEPTED;
    }
}
