package org.caloriebank.ledger.checkout;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.account.LotLists;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CaptureHoldDecoder;
import org.caloriebank.protocol.codec.HoldAnswerEncoder;
import org.caloriebank.protocol.codec.HoldState;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PlaceHoldDecoder;
import org.caloriebank.protocol.codec.QueryHoldDecoder;
import org.caloriebank.protocol.codec.RefundDecoder;
import org.caloriebank.protocol.codec.VoidHoldDecoder;

/**
 * Holds from their placement to the last refund. Each command is decided first, and past the decision nothing may fail. Owned by the ledger thread;
 * allocates nothing.
 */
public final class HoldCommands implements AutoCloseable {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final HoldAnswerEncoder answer = new HoldAnswerEncoder();

    private final Members members;
    private final Merchants merchants;
    private final Accounts accounts;
    private final Settings settings;
    private final OutcomeDraft outcome;
    private final LotLists lists;
    private final Holds holds;

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
            final Settings settings,
            final OutcomeDraft outcome) {
        this.members = members;
        this.merchants = merchants;
        this.accounts = accounts;
        this.settings = settings;
        this.outcome = outcome;
        lists = accounts.lotLists();
        holds = new Holds(lists);
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
    }

    public void addQueries(final QueryTable table) {
        table.add(new QueryHoldDecoder(), this::onQueryHold);
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
        final long member = members.address(memberRow);
        accounts.expire(member);
        final int pins = accounts.hold(member, amountCenticoins);
        final long nowMs = outcome.timeMs();
        final int placed = holds.place(outcome.sequence(), nowMs, nowMs + command.ttlMs(), memberRow, pins);
        final long address = holds.address(placed);
        HoldRow.merchantId(address, command.merchantId());
        HoldRow.amount(address, amountCenticoins);
        HoldRow.minorUnits(address, command.amountMinorUnits());
        if (command.amountMinorUnits() != NULL_AMOUNT) {
            HoldRow.rate(address, merchants.rateCenticoins(merchantRow), merchants.rateMinorUnits(merchantRow));
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
            applyCapture(command);
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

    private void applyCapture(final CaptureHoldDecoder command) {
        final long address = holds.address(hold);
        final long member = members.address(HoldRow.memberRow(address));
        accounts.payHeld(member, HoldRow.merchantId(address), amountCenticoins);
        holds.capture(hold, outcome.sequence(), outcome.timeMs(), amountCenticoins);
        if (command.isFinal() == 1 || HoldRow.pins(address) == Rows.NULL_ROW) {
            release(HoldState.CAPTURED);
        }
        outcome.amount(amountCenticoins);
    }

    // ---- void ----

    private static boolean isMalformed(final VoidHoldDecoder command) {
        return command.holdId() <= 0;
    }

    private ResultCode onVoid(final VoidHoldDecoder command) {
        final ResultCode decision = decideOpen(command.holdId());
        if (decision == ResultCode.ACCEPTED) {
            outcome.amount(holds.left(hold));
            release(HoldState.VOIDED);
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
            applyRefund();
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
        final long left = captures.amount(capture) - captures.refunded(capture);
        amountCenticoins = amount == NULL_AMOUNT ? left : amount;
        return amountCenticoins > left || left == 0 ? ResultCode.REFUND_ABOVE_CAPTURE : ResultCode.ACCEPTED;
    }

    private void applyRefund() {
        final Captures captures = holds.captures();
        final long address = holds.address(captures.hold(capture));
        final long member = members.address(HoldRow.memberRow(address));
        accounts.expire(member);
        accounts.payBack(HoldRow.merchantId(address), member, amountCenticoins);
        captures.portions(capture, returnPortions(member, captures.portions(capture)));
        captures.refunded(capture, captures.refunded(capture) + amountCenticoins);
        HoldRow.refunded(address, HoldRow.refunded(address) + amountCenticoins);
        outcome.amount(amountCenticoins);
    }

    /** @return the portions that stay with the capture. */
    private int returnPortions(final long member, final int youngestFirst) {
        final int graceMonth = Calendar.monthOfTime(outcome.timeMs() + Limits.REFUND_GRACE_MS);
        int portions = youngestFirst;
        long left = amountCenticoins;
        while (left > 0) {
            final long there = lists.amount(portions);
            final long returned = Math.min(there, left);
            final int month = lists.month(portions);
            accounts.putLot(member, month < outcome.month() ? graceMonth : month, returned);
            if (returned == there) {
                portions = lists.pop(portions);
            } else {
                lists.amount(portions, there - returned);
            }
            left -= returned;
        }
        return portions;
    }

    // ---- time ----

    /** @return whether a hold is due to expire. */
    public boolean isExpiryDue() {
        final int first = holds.firstDeadline();
        return first != Rows.NULL_ROW && HoldRow.deadlineMs(holds.address(first)) <= outcome.timeMs();
    }

    /** Close the hold whose deadline comes first; it is due. */
    public void expireFirst() {
        hold = holds.firstDeadline();
        release(HoldState.EXPIRED);
    }

    /** Forget closed holds that nobody can refund any more, a bounded number. */
    public void forgetClosed(final int most) {
        for (int i = 0; i < most && isForgettingDue(); i++) {
            holds.forgetFirstClosed();
        }
    }

    public boolean isForgettingDue() {
        return forgettingDueAtMs() <= outcome.timeMs();
    }

    /** @return ledger time of the next expiry or forgetting; Long.MAX_VALUE for none. */
    public long dueAtMs() {
        final int first = holds.firstDeadline();
        final long expiryMs = first == Rows.NULL_ROW ? Long.MAX_VALUE : HoldRow.deadlineMs(holds.address(first));
        return Math.min(expiryMs, forgettingDueAtMs());
    }

    private long forgettingDueAtMs() {
        final int first = holds.firstClosed();
        return first == Rows.NULL_ROW
                ? Long.MAX_VALUE
                : HoldRow.closedAtMs(holds.address(first)) + settings.value(Setting.REFUND_WINDOW_MS) + 1;
    }

    // ---- questions ----

    private int onQueryHold(final QueryHoldDecoder query, final MutableDirectBuffer buffer, final int offset) {
        answerHold(query.holdId(), answer.wrapAndApplyHeader(buffer, offset, header));
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }

    /** Fill in the answer, all but the captures' count being fixed fields. */
    private void answerHold(final long holdId, final HoldAnswerEncoder answer) {
        final int row = holds.find(holdId);
        answer.holdId(holdId);
        if (row == Rows.NULL_ROW) {
            answerUnknown(answer);
            return;
        }
        final long address = holds.address(row);
        answer.memberId(MemberRow.memberId(members.address(HoldRow.memberRow(address))))
                .merchantId(HoldRow.merchantId(address))
                .amountCenticoins(HoldRow.amount(address))
                .capturedCenticoins(HoldRow.captured(address))
                .refundedCenticoins(HoldRow.refunded(address))
                .placedAtMs(HoldRow.placedAtMs(address))
                .deadlineMs(HoldRow.deadlineMs(address))
                .closedAtMs(HoldRow.closedAtMs(address))
                .amountMinorUnits(HoldRow.minorUnits(address))
                .rateCenticoins(HoldRow.rateCenticoins(address))
                .rateMinorUnits(HoldRow.rateMinorUnits(address))
                .resultCode(ResultCode.ACCEPTED.code())
                .state(HoldState.get(HoldRow.state(address)));
        final Captures captures = holds.captures();
        final HoldAnswerEncoder.CapturesEncoder group = answer.capturesCount(HoldRow.captures(address));
        for (int i = HoldRow.firstCapture(address); i != Rows.NULL_ROW; i = captures.next(i)) {
            group.next()
                    .captureId(captures.id(i))
                    .amountCenticoins(captures.amount(i))
                    .refundedCenticoins(captures.refunded(i));
        }
    }

    public int openCount() {
        return holds.openCount();
    }

    public int keptCount() {
        return holds.keptCount();
    }

    /** @return what all open holds have left, after proving each. */
    public long verify() {
        return holds.verify();
    }

    /** Is shown what open holds have pinned. */
    @FunctionalInterface
    public interface PinVisitor {
        void onPin(int memberRow, int month, long amountCenticoins);
    }

    public void forEachPin(final PinVisitor visitor) {
        holds.forEachPin(visitor);
    }

    public void hashInto(final StateHash hash) {
        holds.hashInto(hash);
    }

    public void saveTo(final StateSink sink) {
        holds.saveTo(sink);
    }

    public void loadFrom(final StateSource source) {
        holds.loadFrom(source);
    }

    public long bytes() {
        return holds.bytes();
    }

    @Override
    public void close() {
        holds.close();
    }

    private static void answerUnknown(final HoldAnswerEncoder answer) {
        answer.memberId(0)
                .merchantId(0)
                .amountCenticoins(0)
                .capturedCenticoins(0)
                .refundedCenticoins(0)
                .placedAtMs(0)
                .deadlineMs(0)
                .closedAtMs(0)
                .amountMinorUnits(NULL_AMOUNT)
                .rateCenticoins(0)
                .rateMinorUnits(0)
                .resultCode(ResultCode.UNKNOWN_HOLD.code())
                .state(HoldState.PLACED);
        answer.capturesCount(0);
    }

    /** A hold past its deadline has expired, whether a tick came by yet or not. */
    private ResultCode decideOpen(final long holdId) {
        hold = holds.find(holdId);
        if (hold == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_HOLD;
        }
        final long address = holds.address(hold);
        return switch (HoldState.get(HoldRow.state(address))) {
            case CAPTURED -> ResultCode.HOLD_CAPTURED;
            case VOIDED -> ResultCode.HOLD_VOIDED;
            case EXPIRED -> ResultCode.HOLD_EXPIRED;
            default -> outcome.timeMs() >= HoldRow.deadlineMs(address) ? ResultCode.HOLD_EXPIRED : ResultCode.ACCEPTED;
        };
    }

    /** Close the hold and give what it had left back to its lots; those that have expired meanwhile expire now. */
    private void release(final HoldState state) {
        final long address = holds.address(hold);
        final long member = members.address(HoldRow.memberRow(address));
        final int pins = HoldRow.pins(address);
        holds.close(hold, state, outcome.timeMs());
        members.touch(member);
        if (pins != Rows.NULL_ROW) {
            accounts.release(member, pins);
            accounts.expire(member);
        }
    }
}
