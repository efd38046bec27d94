package org.caloriebank.ledger.checkout;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.hold.Captures;
import org.caloriebank.ledger.hold.HeldCoins;
import org.caloriebank.ledger.hold.HoldRow;
import org.caloriebank.ledger.hold.Holds;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CaptureHoldDecoder;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.PlaceHoldDecoder;
import org.caloriebank.protocol.codec.RefundDecoder;
import org.caloriebank.protocol.codec.VoidHoldDecoder;

/**
 * Merchants' holds from their placement to the last refund; the holds of others are unknown here. Each command is decided first, and past the
 * decision nothing may fail. Owned by the ledger thread; allocates nothing.
 */
public final class HoldCommands {
    private final Members members;
    private final Merchants merchants;
    private final Accounts accounts;
    private final Settings settings;
    private final OutcomeDraft outcome;
    private final HeldCoins heldCoins;
    private final Holds holds;
    private final MerchantPayments payments;

    // what a decision found, for the application that follows it
    private int memberRow;
    private int merchantRow;
    private int hold;
    private int capture;
    private long amountCenticoins;

    public HoldCommands(
            final Members members,
            final Merchants merchants,
            final Accounts accounts,
            final HeldCoins heldCoins,
            final Settings settings,
            final MerchantPayments payments,
            final OutcomeDraft outcome) {
        this.members = members;
        this.merchants = merchants;
        this.accounts = accounts;
        this.heldCoins = heldCoins;
        holds = heldCoins.holds();
        this.settings = settings;
        this.payments = payments;
        this.outcome = outcome;
    }

    public void addCommands(final CommandTable table) {
        table.add(
                new PlaceHoldDecoder(),
                PlaceHoldDecoder.callerIdEncodingOffset(),
                HoldCommands::isMalformed,
                this::onPlace);
        table.add(
                new CaptureHoldDecoder(),
                CaptureHoldDecoder.callerIdEncodingOffset(),
                HoldCommands::isMalformed,
                this::onCapture);
        table.add(
                new VoidHoldDecoder(),
                VoidHoldDecoder.callerIdEncodingOffset(),
                HoldCommands::isMalformed,
                this::onVoid);
        table.add(
                new RefundDecoder(), RefundDecoder.callerIdEncodingOffset(), HoldCommands::isMalformed, this::onRefund);
        table.lookAhead(PlaceHoldDecoder.TEMPLATE_ID, PlaceHoldDecoder.memberIdEncodingOffset(), members.index());
        table.lookAhead(
                CaptureHoldDecoder.TEMPLATE_ID,
                CaptureHoldDecoder.holdIdEncodingOffset(),
                holds.index(),
                hold -> members.address(HoldRow.memberRow(hold)));
        table.lookAheadWhereAdded(PlaceHoldDecoder.TEMPLATE_ID, holds.index());
        table.lookAheadWhereAdded(
                CaptureHoldDecoder.TEMPLATE_ID, holds.captures().index());
    }

    // ---- place ----

    private static boolean isMalformed(final PlaceHoldDecoder command) {
        return command.memberId() <= 0
                || command.merchantId() <= 0
                || (command.amountCenticoins() == NULL_AMOUNT) == (command.amountMinorUnits() == NULL_AMOUNT);
    }

    private ResultCode onPlace(final PlaceHoldDecoder command) {
        final ResultCode decision = decidePlace(command);
        if (decision == ResultCode.ACCEPTED) {
            applyPlace(command);
        }
        return decision;
    }

    private ResultCode decidePlace(final PlaceHoldDecoder command) {
        final boolean isInMoney = command.amountCenticoins() == NULL_AMOUNT;
        final long amount = isInMoney ? command.amountMinorUnits() : command.amountCenticoins();
        if (amount <= 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        if (amount > (isInMoney ? Limits.AMOUNT_MINOR_UNITS_MAX : AMOUNT_CENTICOINS_MAX)) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (command.ttlMs() < 1 || command.ttlMs() > settings.value(Setting.HOLD_TTL_MAX_MS)) {
            return ResultCode.TTL_OUT_OF_RANGE;
        }
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        merchantRow = merchants.find(command.merchantId());
        if (merchantRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        final long member = members.address(memberRow);
        if (!Members.isActive(member)) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        if (!merchants.isActive(merchantRow)) {
            return ResultCode.MERCHANT_NOT_ACTIVE;
        }
        if (isInMoney && merchants.rateMinorUnits(merchantRow) == 0) {
            return ResultCode.NO_RATE;
        }
        amountCenticoins = isInMoney ? merchants.priceCenticoins(merchantRow, amount) : amount;
        if (amountCenticoins < 0) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (amountCenticoins > accounts.available(member)) {
            return ResultCode.INSUFFICIENT_COINS;
        }
        return holds.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private void applyPlace(final PlaceHoldDecoder command) {
        final long deadlineMs = outcome.timeMs() + command.ttlMs();
        final int placed =
                heldCoins.place(memberRow, AccountKind.MERCHANT, command.merchantId(), amountCenticoins, deadlineMs);
        if (command.amountMinorUnits() != NULL_AMOUNT) {
            heldCoins.price(
                    placed,
                    command.amountMinorUnits(),
                    merchants.rateCenticoins(merchantRow),
                    merchants.rateMinorUnits(merchantRow));
        }
        outcome.amount(amountCenticoins);
    }

    // ---- capture ----

    private static boolean isMalformed(final CaptureHoldDecoder command) {
        return command.holdId() <= 0 || command.isFinal() > 1;
    }

    private ResultCode onCapture(final CaptureHoldDecoder command) {
        final ResultCode decision = decideCapture(command);
        if (decision == ResultCode.ACCEPTED) {
            heldCoins.capture(hold, amountCenticoins, command.isFinal() == 1);
            final long address = holds.address(hold);
            payments.onCaptured(
                    outcome.sequence(), HoldRow.payeeOwner(address), HoldRow.memberRow(address), amountCenticoins);
            outcome.amount(amountCenticoins);
        }
        return decision;
    }

    private ResultCode decideCapture(final CaptureHoldDecoder command) {
        final long amount = command.amountCenticoins();
        final ResultCode amountDecision = Amounts.decideOptional(amount);
        if (amountDecision != ResultCode.ACCEPTED) {
            return amountDecision;
        }
        final ResultCode openDecision = decideOpen(command.holdId());
        if (openDecision != ResultCode.ACCEPTED) {
            return openDecision;
        }
        final long left = holds.left(hold);
        amountCenticoins = amount == NULL_AMOUNT ? left : amount;
        if (amountCenticoins > left) {
            return ResultCode.CAPTURE_ABOVE_HOLD;
        }
        final boolean isLast = command.isFinal() == 1 || amountCenticoins == left;
        if (!isLast && HoldRow.captures(holds.address(hold)) == Limits.CAPTURES_PER_HOLD_MAX - 1) {
            return ResultCode.TOO_MANY_CAPTURES;
        }
        return holds.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    // ---- void ----

    private static boolean isMalformed(final VoidHoldDecoder command) {
        return command.holdId() <= 0;
    }

    private ResultCode onVoid(final VoidHoldDecoder command) {
        final ResultCode decision = decideOpen(command.holdId());
        if (decision == ResultCode.ACCEPTED) {
            outcome.amount(holds.left(hold));
            heldCoins.release(hold, HoldState.VOIDED);
        }
        return decision;
    }

    // ---- refund ----

    private static boolean isMalformed(final RefundDecoder command) {
        return command.captureId() <= 0;
    }

    private ResultCode onRefund(final RefundDecoder command) {
        final ResultCode decision = decideRefund(command);
        if (decision == ResultCode.ACCEPTED) {
            heldCoins.refund(capture, amountCenticoins);
            final Captures captures = holds.captures();
            payments.onRefunded(
                    captures.id(capture),
                    HoldRow.memberRow(holds.address(captures.hold(capture))),
                    captures.amount(capture),
                    captures.refunded(capture));
            outcome.amount(amountCenticoins);
        }
        return decision;
    }

    private ResultCode decideRefund(final RefundDecoder command) {
        final long amount = command.amountCenticoins();
        final ResultCode amountDecision = Amounts.decideOptional(amount);
        if (amountDecision != ResultCode.ACCEPTED) {
            return amountDecision;
        }
        final Captures captures = holds.captures();
        capture = captures.find(command.captureId());
        if (capture == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_CAPTURE;
        }
        if (outcome.timeMs() - captures.capturedAtMs(capture) > settings.value(Setting.REFUND_WINDOW_MS)) {
            return ResultCode.REFUND_TOO_LATE;
        }
        final long left = captures.left(capture);
        amountCenticoins = amount == NULL_AMOUNT ? left : amount;
        return amountCenticoins > left || left == 0 ? ResultCode.REFUND_ABOVE_CAPTURE : ResultCode.ACCEPTED;
    }

    /** A hold past its deadline has expired, whether a tick came by yet or not. */
    private ResultCode decideOpen(final long holdId) {
        hold = holds.find(holdId);
        if (hold == Rows.NULL_ROW || HoldRow.payeeKind(holds.address(hold)) != AccountKind.MERCHANT) {
            return ResultCode.UNKNOWN_HOLD;
        }
        final long address = holds.address(hold);
        return switch (HoldRow.state(address)) {
            case CAPTURED -> ResultCode.HOLD_CAPTURED;
            case VOIDED -> ResultCode.HOLD_VOIDED;
            case EXPIRED -> ResultCode.HOLD_EXPIRED;
            default -> outcome.timeMs() >= HoldRow.deadlineMs(address) ? ResultCode.HOLD_EXPIRED : ResultCode.ACCEPTED;
        };
    }
}
