package org.caloriebank.ledger.checkout;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.merchant.Merchants;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.AdjustBalanceDecoder;
import org.caloriebank.protocol.codec.DonateDecoder;
import org.caloriebank.protocol.codec.GiftDecoder;
import org.caloriebank.protocol.codec.SettleDecoder;

/** Coins that move at once: gifts, donations, settlements, manual adjustments. Owned by the ledger thread; allocates nothing. */
public final class TransferCommands {
    private static final long ADJUSTMENT_BALANCE_MAX = 1L << 62;
    private static final int PERIOD_YEAR_MIN = 1970;
    private static final int PERIOD_YEAR_MAX = 2149;

    private final Members members;
    private final Merchants merchants;
    private final Accounts accounts;
    private final Settings settings;
    private final OutcomeDraft outcome;

    private int memberRow;
    private int otherRow;

    public TransferCommands(
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
    }

    public void addCommands(final CommandTable table) {
        table.add(new GiftDecoder(), GiftDecoder.callerIdEncodingOffset(), TransferCommands::isMalformed, this::onGift);
        table.add(
                new DonateDecoder(),
                DonateDecoder.callerIdEncodingOffset(),
                TransferCommands::isMalformed,
                this::onDonate);
        table.add(
                new SettleDecoder(),
                SettleDecoder.callerIdEncodingOffset(),
                TransferCommands::isMalformed,
                this::onSettle);
        table.add(
                new AdjustBalanceDecoder(),
                AdjustBalanceDecoder.callerIdEncodingOffset(),
                TransferCommands::isMalformed,
                this::onAdjust);
        table.lookAhead(GiftDecoder.TEMPLATE_ID, GiftDecoder.memberIdEncodingOffset(), members.index());
        table.lookAhead(DonateDecoder.TEMPLATE_ID, DonateDecoder.memberIdEncodingOffset(), members.index());
    }

    // ---- gift ----

    private static boolean isMalformed(final GiftDecoder command) {
        return command.memberId() <= 0 || command.toMemberId() <= 0;
    }

    private ResultCode onGift(final GiftDecoder command) {
        final ResultCode decision = decideGift(command);
        if (decision == ResultCode.ACCEPTED) {
            final long giver = members.address(memberRow);
            final long receiver = members.address(otherRow);
            members.touch(giver);
            members.touch(receiver);
            accounts.expire(giver);
            accounts.expire(receiver);
            accounts.give(giver, receiver, command.amountCenticoins());
            outcome.amount(command.amountCenticoins());
        }
        return decision;
    }

    private ResultCode decideGift(final GiftDecoder command) {
        final ResultCode amountDecision = Amounts.decide(command.amountCenticoins());
        if (amountDecision != ResultCode.ACCEPTED) {
            return amountDecision;
        }
        if (command.memberId() == command.toMemberId()) {
            return ResultCode.SAME_MEMBER;
        }
        memberRow = members.find(command.memberId());
        otherRow = members.find(command.toMemberId());
        if (memberRow == Rows.NULL_ROW || otherRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        final long giver = members.address(memberRow);
        if (!Members.isActive(giver) || !Members.isActive(members.address(otherRow))) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        return command.amountCenticoins() > accounts.available(giver)
                ? ResultCode.INSUFFICIENT_COINS
                : ResultCode.ACCEPTED;
    }

    // ---- donation ----

    private static boolean isMalformed(final DonateDecoder command) {
        return command.memberId() <= 0 || command.merchantId() <= 0;
    }

    private ResultCode onDonate(final DonateDecoder command) {
        final ResultCode decision = decideDonate(command);
        if (decision == ResultCode.ACCEPTED) {
            final long member = members.address(memberRow);
            accounts.expire(member);
            accounts.pay(member, AccountKind.MERCHANT, command.merchantId(), command.amountCenticoins());
            outcome.amount(command.amountCenticoins());
        }
        return decision;
    }

    private ResultCode decideDonate(final DonateDecoder command) {
        final ResultCode amountDecision = Amounts.decide(command.amountCenticoins());
        if (amountDecision != ResultCode.ACCEPTED) {
            return amountDecision;
        }
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        otherRow = merchants.find(command.merchantId());
        if (otherRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        final long member = members.address(memberRow);
        if (!Members.isActive(member)) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        if (!merchants.isActive(otherRow)) {
            return ResultCode.MERCHANT_NOT_ACTIVE;
        }
        if (!merchants.isCharity(otherRow)) {
            return ResultCode.NOT_A_CHARITY;
        }
        return command.amountCenticoins() > accounts.available(member)
                ? ResultCode.INSUFFICIENT_COINS
                : ResultCode.ACCEPTED;
    }

    // ---- settlement ----

    private static boolean isMalformed(final SettleDecoder command) {
        final int year = command.period() / 100;
        final int month = command.period() % 100;
        return command.merchantId() <= 0 || year < PERIOD_YEAR_MIN || year > PERIOD_YEAR_MAX || month < 1 || month > 12;
    }

    private ResultCode onSettle(final SettleDecoder command) {
        if (merchants.find(command.merchantId()) == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        final long payable = accounts.balance(AccountKind.MERCHANT, command.merchantId());
        if (payable <= 0) {
            return ResultCode.NOTHING_TO_SETTLE;
        }
        accounts.transfer(
                AccountKind.MERCHANT, command.merchantId(), AccountKind.SETTLED, command.merchantId(), payable);
        outcome.amount(payable);
        return ResultCode.ACCEPTED;
    }

    // ---- adjustment ----

    private static boolean isMalformed(final AdjustBalanceDecoder command) {
        return command.memberId() <= 0 || command.amountCenticoins() == Long.MIN_VALUE;
    }

    private ResultCode onAdjust(final AdjustBalanceDecoder command) {
        final ResultCode decision = decideAdjust(command);
        if (decision == ResultCode.ACCEPTED) {
            applyAdjust(command.amountCenticoins());
        }
        return decision;
    }

    private ResultCode decideAdjust(final AdjustBalanceDecoder command) {
        final long amount = command.amountCenticoins();
        if (amount == 0) {
            return ResultCode.AMOUNT_NOT_POSITIVE;
        }
        final long adjusted = accounts.balance(AccountKind.ADJUSTMENT, Accounts.NO_OWNER);
        if (Math.abs(amount) > AMOUNT_CENTICOINS_MAX || Math.abs(adjusted - amount) > ADJUSTMENT_BALANCE_MAX) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        memberRow = members.find(command.memberId());
        return memberRow == Rows.NULL_ROW ? ResultCode.UNKNOWN_MEMBER : ResultCode.ACCEPTED;
    }

    private void applyAdjust(final long amountCenticoins) {
        final long member = members.address(memberRow);
        accounts.expire(member);
        if (amountCenticoins > 0) {
            final int month = outcome.month() + settings.rules().lotMonths;
            accounts.grant(AccountKind.ADJUSTMENT, Accounts.NO_OWNER, member, month, amountCenticoins);
        } else {
            accounts.takeBack(AccountKind.ADJUSTMENT, Accounts.NO_OWNER, member, 0, -amountCenticoins);
        }
        outcome.amount(amountCenticoins);
    }
}
