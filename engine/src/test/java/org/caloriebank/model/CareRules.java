package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;
import static org.caloriebank.protocol.codec.AccountKind.ADJUSTMENT;

import org.caloriebank.model.NaiveBooks.Account;
import org.caloriebank.protocol.Command.AdjustBalance;
import org.caloriebank.protocol.Command.ChangeSetting;
import org.caloriebank.protocol.Command.PutMember;
import org.caloriebank.protocol.Command.PutMerchant;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;

/** What operators do: members, merchants, adjustments, settings. */
final class CareRules {
    private static final long ADJUSTMENT_MAX = 1L << 62;

    private final NaiveState state;
    private final CoinRules coins;

    CareRules(final NaiveState state, final CoinRules coins) {
        this.state = state;
        this.coins = coins;
    }

    ResultCode putMember(final PutMember command, final OutcomeDraft draft) {
        final NaiveMember member = state.memberById.computeIfAbsent(command.memberId(), NaiveMember::new);
        member.bodyMassGrams = command.bodyMassGrams();
        member.zoneOffsetMinutes = command.zoneOffsetMinutes();
        member.status = command.status();
        draft.touch(member);
        return ACCEPTED;
    }

    ResultCode putMerchant(final PutMerchant command) {
        state.merchantById.put(command.merchantId(), NaiveMerchant.of(command));
        return ACCEPTED;
    }

    ResultCode adjust(final AdjustBalance command, final OutcomeDraft draft) {
        final long amount = command.amountCenticoins();
        final NaiveMember member = state.member(command.memberId());
        if (amount == 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        if (Math.abs(amount) > Limits.AMOUNT_CENTICOINS_MAX || isAdjustmentFull(amount)) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        coins.expireLots(member, draft);
        if (amount > 0) {
            final int month = state.monthNow() + (int) state.settings.of(Setting.LOT_MONTHS);
            coins.give(member, new Account(ADJUSTMENT, 0), amount, month, draft);
        } else {
            coins.take(member, new Account(ADJUSTMENT, 0), -amount, null, draft);
        }
        draft.touch(member);
        draft.amount(amount);
        return ACCEPTED;
    }

    ResultCode changeSetting(final ChangeSetting command) {
        final Setting setting = Setting.ofNumber(command.setting());
        if (setting == null) {
            return ResultCode.UNKNOWN_SETTING;
        }
        if (command.value() < setting.min() || command.value() > setting.max()) {
            return ResultCode.SETTING_OUT_OF_RANGE;
        }
        if (state.settings.isFull()) {
            return ResultCode.LEDGER_FULL;
        }
        state.settings.change(setting, command.value());
        return ACCEPTED;
    }

    private boolean isAdjustmentFull(final long amount) {
        return Math.abs(state.books.balance(ADJUSTMENT, 0) - amount) > ADJUSTMENT_MAX;
    }
}
