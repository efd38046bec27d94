package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import org.caloriebank.protocol.Command.CaptureHold;
import org.caloriebank.protocol.Command.PlaceHold;
import org.caloriebank.protocol.Command.Refund;
import org.caloriebank.protocol.Command.VoidHold;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/** Section 4, the checkout: holds, captures, voids and refunds. */
final class HoldRules {
    private final NaiveState state;
    private final CoinRules coins;
    private final NaiveHolds holds;
    private final CampaignRules campaigns;

    HoldRules(final NaiveState state, final CoinRules coins, final NaiveHolds holds, final CampaignRules campaigns) {
        this.state = state;
        this.coins = coins;
        this.holds = holds;
        this.campaigns = campaigns;
    }

    ResultCode place(final PlaceHold command, final OutcomeDraft draft) {
        final ResultCode refusal = refusalOf(command);
        if (refusal != null) {
            return refusal;
        }
        final NaiveMember member = state.member(command.memberId());
        final Price price = priceOf(command);
        if (price == null) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (price.centicoins() > coins.available(member)) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        holds.place(
                member,
                AccountKind.MERCHANT,
                command.merchantId(),
                price,
                Math.addExact(state.nowMs, command.ttlMs()),
                draft);
        draft.amount(price.centicoins());
        return ACCEPTED;
    }

    ResultCode capture(final CaptureHold command, final OutcomeDraft draft) {
        final NaiveHold hold = state.holdById.get(command.holdId());
        final boolean isAll = command.amountCenticoins() == Limits.NULL_AMOUNT;
        final ResultCode refusal = isAll ? null : CoinRules.refusalOf(command.amountCenticoins());
        if (refusal != null) {
            return refusal;
        }
        final ResultCode holdRefusal = refusalOf(hold);
        if (holdRefusal != null) {
            return holdRefusal;
        }
        final long amount = isAll ? hold.leftCenticoins() : command.amountCenticoins();
        if (amount > hold.leftCenticoins()) {
            return ResultCode.CAPTURE_ABOVE_HOLD;
        }
        final boolean isClosing = command.isFinal() || amount == hold.leftCenticoins();
        if (!isClosing && hold.captures.size() + 1 >= Limits.CAPTURES_PER_HOLD_MAX) {
            return ResultCode.TOO_MANY_CAPTURES;
        }
        holds.capture(hold, amount, draft);
        draft.amount(amount);
        if (isClosing) {
            holds.close(hold, HoldState.CAPTURED, draft);
        }
        campaigns.onCaptured(state.captureById.get(state.sequence), draft);
        return ACCEPTED;
    }

    ResultCode voidHold(final VoidHold command, final OutcomeDraft draft) {
        final NaiveHold hold = state.holdById.get(command.holdId());
        final ResultCode refusal = refusalOf(hold);
        if (refusal != null) {
            return refusal;
        }
        draft.amount(hold.leftCenticoins());
        holds.close(hold, HoldState.VOIDED, draft);
        return ACCEPTED;
    }

    ResultCode refund(final Refund command, final OutcomeDraft draft) {
        final NaiveHold.Capture capture = state.captureById.get(command.captureId());
        final boolean isAll = command.amountCenticoins() == Limits.NULL_AMOUNT;
        final ResultCode refusal = isAll ? null : CoinRules.refusalOf(command.amountCenticoins());
        if (refusal != null) {
            return refusal;
        }
        if (capture == null) {
            return ResultCode.UNKNOWN_CAPTURE;
        }
        if (state.nowMs - capture.capturedAtMs > state.settings.of(Setting.REFUND_WINDOW_MS)) {
            return ResultCode.REFUND_TOO_LATE;
        }
        final long left = capture.unrefunded.total();
        final long amount = isAll ? left : command.amountCenticoins();
        if (left == 0 || amount > left) {
            return ResultCode.REFUND_ABOVE_CAPTURE;
        }
        holds.giveBack(capture, amount, draft);
        campaigns.onRefunded(capture, draft);
        draft.amount(amount);
        return ACCEPTED;
    }

    private ResultCode refusalOf(final PlaceHold command) {
        final boolean isInCoins = command.amountMinorUnits() == Limits.NULL_AMOUNT;
        final long amount = isInCoins ? command.amountCenticoins() : command.amountMinorUnits();
        final long amountMax = isInCoins ? Limits.AMOUNT_CENTICOINS_MAX : Limits.AMOUNT_MINOR_UNITS_MAX;
        if (amount <= 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        if (amount > amountMax) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (command.ttlMs() < 1 || command.ttlMs() > state.settings.of(Setting.HOLD_TTL_MAX_MS)) {
            return ResultCode.TTL_OUT_OF_RANGE;
        }
        final ResultCode refusal =
                refusalOfParties(state.member(command.memberId()), state.merchant(command.merchantId()));
        if (refusal != null) {
            return refusal;
        }
        return isInCoins || state.merchant(command.merchantId()).hasRate() ? null : ResultCode.NO_RATE;
    }

    /** @return the refusal of a member who would pay a merchant, or null. */
    static ResultCode refusalOfParties(final NaiveMember member, final NaiveMerchant merchant) {
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (merchant == null) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        if (!member.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        return merchant.isActive() ? null : ResultCode.MERCHANT_NOT_ACTIVE;
    }

    private Price priceOf(final PlaceHold command) {
        return command.amountMinorUnits() == Limits.NULL_AMOUNT
                ? Price.inCoins(command.amountCenticoins())
                : Price.inMoney(command.amountMinorUnits(), state.merchant(command.merchantId()));
    }

    private ResultCode refusalOf(final NaiveHold hold) {
        if (hold == null || !hold.isMerchants()) {
            return ResultCode.UNKNOWN_HOLD;
        }
        return switch (hold.state) {
            case CAPTURED -> ResultCode.HOLD_CAPTURED;
            case VOIDED -> ResultCode.HOLD_VOIDED;
            case EXPIRED -> ResultCode.HOLD_EXPIRED;
            default -> state.nowMs >= hold.deadlineMs ? ResultCode.HOLD_EXPIRED : null;
        };
    }
}
