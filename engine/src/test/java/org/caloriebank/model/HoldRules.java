package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;
import static org.caloriebank.protocol.codec.AccountKind.MEMBER;
import static org.caloriebank.protocol.codec.AccountKind.MERCHANT;

import org.caloriebank.protocol.Command.CaptureHold;
import org.caloriebank.protocol.Command.PlaceHold;
import org.caloriebank.protocol.Command.Refund;
import org.caloriebank.protocol.Command.VoidHold;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.HoldState;

/** Section 4, the checkout: holds, captures, voids and refunds. */
final class HoldRules {
    private final NaiveState state;
    private final CoinRules coins;

    HoldRules(final NaiveState state, final CoinRules coins) {
        this.state = state;
        this.coins = coins;
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
        coins.expireLots(member, draft);
        final NaiveLots pinned = member.lots.takeOldestFirst(price.centicoins());
        member.heldCenticoins += price.centicoins();
        final NaiveHold hold = new NaiveHold(
                state.sequence, member, command.merchantId(), price, state.nowMs, command.ttlMs(), pinned);
        state.holdById.put(hold.holdId, hold);
        state.openHolds.add(hold);
        draft.amount(price.centicoins());
        draft.touch(member);
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
        pay(hold, amount, draft);
        if (isClosing) {
            close(hold, HoldState.CAPTURED, draft);
        }
        return ACCEPTED;
    }

    ResultCode voidHold(final VoidHold command, final OutcomeDraft draft) {
        final NaiveHold hold = state.holdById.get(command.holdId());
        final ResultCode refusal = refusalOf(hold);
        if (refusal != null) {
            return refusal;
        }
        draft.amount(hold.leftCenticoins());
        close(hold, HoldState.VOIDED, draft);
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
        giveBack(capture, amount, draft);
        return ACCEPTED;
    }

    /** What is left goes back to its lots; those that have expired go at once. */
    void close(final NaiveHold hold, final HoldState closedAs, final OutcomeDraft draft) {
        final NaiveLots released = hold.pinned.takeAll();
        hold.member.heldCenticoins -= released.total();
        hold.member.lots.addAll(released);
        hold.state = closedAs;
        hold.closedAtMs = state.nowMs;
        state.openHolds.remove(hold);
        state.closedHolds.add(hold);
        if (released.total() > 0) {
            coins.expireLots(hold.member, draft);
        }
        draft.touch(hold.member);
    }

    private void pay(final NaiveHold hold, final long centicoins, final OutcomeDraft draft) {
        final NaiveLots paid = hold.pinned.takeOldestFirst(centicoins);
        hold.member.heldCenticoins -= centicoins;
        final NaiveHold.Capture capture = new NaiveHold.Capture(state.sequence, hold, state.nowMs, paid);
        hold.captures.add(capture);
        state.captureById.put(capture.captureId, capture);
        draft.post(MEMBER, hold.member.memberId, MERCHANT, hold.merchantId, centicoins);
        draft.amount(centicoins);
        draft.touch(hold.member);
    }

    private void giveBack(final NaiveHold.Capture capture, final long centicoins, final OutcomeDraft draft) {
        final NaiveMember member = capture.hold.member;
        coins.expireLots(member, draft);
        draft.post(MERCHANT, capture.hold.merchantId, MEMBER, member.memberId, centicoins);
        final int graceMonth = NaiveState.monthOf(state.nowMs + Limits.REFUND_GRACE_MS);
        capture.unrefunded
                .takeYoungestFirst(centicoins)
                .coinsByMonth()
                .forEach((month, portion) -> member.lots.add(month < state.monthNow() ? graceMonth : month, portion));
        draft.amount(centicoins);
        draft.touch(member);
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
        if (hold == null) {
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
