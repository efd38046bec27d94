package org.caloriebank.ledger.account;

import static org.caloriebank.ledger.member.MemberRow.balanceCenticoins;
import static org.caloriebank.ledger.member.MemberRow.debt;
import static org.caloriebank.ledger.member.MemberRow.heldCenticoins;
import static org.caloriebank.ledger.member.MemberRow.memberId;
import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.codec.AccountKind;

/**
 * The chart of accounts. Coins move only by posting from one account to another, so all balances always sum to zero; each posting is noted in the
 * outcome being written. Methods that take coins require that they are there: callers decide first.
 * <p>
 * For each member: balance = lots + held, neither negative; debt is kept as a positive amount beside. Members are given by the address of their
 * row. Owned by the ledger thread.
 */
public final class Accounts implements AutoCloseable {
    /** The one owner of kinds that have one account, and plain earning's campaign. */
    public static final long NO_OWNER = 0;

    private static final int NO_MONTH = 0;

    private static final AccountKind[] KINDS = {
        AccountKind.ISSUANCE,
        AccountKind.MERCHANT,
        AccountKind.FACILITY,
        AccountKind.BREAKAGE,
        AccountKind.ADJUSTMENT,
        AccountKind.SETTLED
    };

    private final Members members;
    private final OutcomeDraft outcome;
    private final LotLists lists = new LotLists();
    private final Lots lots = new Lots(lists);
    private final Rows debts = new Rows(8);
    private final Balances[] balancesByKind = new Balances[AccountKind.SETTLED.value() + 1];
    private long membersCenticoins;
    private long debtsCenticoins;
    private long heldTotalCenticoins;

    public Accounts(final Members members, final OutcomeDraft outcome) {
        this.members = members;
        this.outcome = outcome;
        for (final AccountKind kind : KINDS) {
            balancesByKind[kind.value()] = new Balances();
        }
    }

    /** @return the lists of lots that holds and captures keep; entries move between them and members here only. */
    public LotLists lotLists() {
        return lists;
    }

    // ---- what is there ----

    /** @return coins the member can spend now: lots that have not expired. */
    public long available(final long member) {
        return balanceCenticoins(member) - heldCenticoins(member) - lots.expired(member, outcome.month());
    }

    /** @return coins of lots that have expired and not been taken yet. */
    public long expired(final long member) {
        return lots.expired(member, outcome.month());
    }

    /** @return what the member owes, not negative. */
    public long debtOf(final long member) {
        final int row = debt(member);
        return row == Rows.NULL_ROW ? 0 : UnsafeApi.getLong(debts.address(row));
    }

    /** @return balance of an account of a kind other than MEMBER and DEBT. */
    public long balance(final AccountKind kind, final long owner) {
        return balancesByKind[kind.value()].balance(owner);
    }

    /** @return month in which the member's next coins expire, 0 for none. */
    public int nextExpiryMonth(final long member) {
        return lots.oldestFrom(member, outcome.month());
    }

    public long lotOf(final long member, final int month) {
        return lots.amountOf(member, month);
    }

    public long heldTotal() {
        return heldTotalCenticoins;
    }

    /** @return coins ever created less those taken back, over all campaigns. */
    public long issued() {
        return -balancesByKind[AccountKind.ISSUANCE.value()].total();
    }

    // ---- what moves ----

    /** Let the member's expired lots go to BREAKAGE. */
    public void expire(final long member) {
        final long expired = lots.takeExpired(member, outcome.month());
        if (expired > 0) {
            post(AccountKind.MEMBER, member, AccountKind.BREAKAGE, NO_OWNER, expired);
        }
    }

    /** Coins from a source account: debt is repaid first, the rest goes into the lot of the month. */
    public void grant(
            final AccountKind sourceKind,
            final long sourceOwner,
            final long member,
            final int month,
            final long amountCenticoins) {
        final long repaid = debt(member) == Rows.NULL_ROW ? 0 : Math.min(debtOf(member), amountCenticoins);
        if (repaid > 0) {
            post(sourceKind, sourceOwner, AccountKind.DEBT, member, repaid);
        }
        final long granted = amountCenticoins - repaid;
        if (granted > 0) {
            post(sourceKind, sourceOwner, AccountKind.MEMBER, member, granted);
            lots.add(member, month, granted);
        }
    }

    /**
     * Coins back to a target account: first from the lot of the month (0: no lot is preferred), then the oldest; what is not there becomes debt.
     * The member's expired lots have expired before.
     *
     * @return what became debt.
     */
    public long takeBack(
            final AccountKind targetKind,
            final long targetOwner,
            final long member,
            final int month,
            final long amountCenticoins) {
        final long taken = Math.min(available(member), amountCenticoins);
        if (taken > 0) {
            post(AccountKind.MEMBER, member, targetKind, targetOwner, taken);
            final long fromMonth = lots.takeFrom(member, month, taken);
            lots.takeOldest(member, taken - fromMonth, Rows.NULL_ROW, false);
        }
        if (taken < amountCenticoins) {
            post(AccountKind.DEBT, member, targetKind, targetOwner, amountCenticoins - taken);
        }
        return amountCenticoins - taken;
    }

    /**
     * Coins that a payee is owed: spendable ones, oldest lots first, the rest as debt. The member's expired lots have expired before.
     *
     * @return what became debt.
     */
    public long charge(
            final long member, final AccountKind payeeKind, final long payeeOwner, final long amountCenticoins) {
        return takeBack(payeeKind, payeeOwner, member, NO_MONTH, amountCenticoins);
    }

    /** Debt repaid out of an account of another kind; not more than the member owes. */
    public void payDebt(final AccountKind kind, final long owner, final long member, final long amountCenticoins) {
        post(kind, owner, AccountKind.DEBT, member, amountCenticoins);
    }

    /** @return a list of lots taken from the member and held, oldest first. */
    public int hold(final long member, final long amountCenticoins) {
        final int youngestFirst = lots.takeOldest(member, amountCenticoins, Rows.NULL_ROW, true);
        addHeld(member, amountCenticoins);
        return reverse(youngestFirst);
    }

    /** Give held lots back to the member. */
    public void release(final long member, final int pins) {
        addHeld(member, -lists.total(pins));
        int pin = pins;
        while (pin != Rows.NULL_ROW) {
            lots.add(member, lists.month(pin), lists.amount(pin));
            pin = lists.pop(pin);
        }
    }

    /** Held coins to their payee; the lots they came from are no matter of this method. */
    public void payHeld(
            final long member, final AccountKind payeeKind, final long payeeOwner, final long amountCenticoins) {
        addHeld(member, -amountCenticoins);
        post(AccountKind.MEMBER, member, payeeKind, payeeOwner, amountCenticoins);
    }

    /** Coins from a payee back to a member, before {@link #putLot} puts each portion where it belongs. */
    public void payBack(
            final AccountKind payeeKind, final long payeeOwner, final long member, final long amountCenticoins) {
        post(payeeKind, payeeOwner, AccountKind.MEMBER, member, amountCenticoins);
    }

    public void putLot(final long member, final int month, final long amountCenticoins) {
        lots.add(member, month, amountCenticoins);
    }

    /** Spendable coins from a member to an account of another kind, oldest lots first. */
    public void pay(final long member, final AccountKind kind, final long owner, final long amountCenticoins) {
        post(AccountKind.MEMBER, member, kind, owner, amountCenticoins);
        lots.takeOldest(member, amountCenticoins, Rows.NULL_ROW, false);
    }

    /** Spendable coins from one member to another, oldest lots first; each keeps its month. */
    public void give(final long giver, final long receiver, final long amountCenticoins) {
        post(AccountKind.MEMBER, giver, AccountKind.MEMBER, receiver, amountCenticoins);
        int portion = lots.takeOldest(giver, amountCenticoins, Rows.NULL_ROW, true);
        while (portion != Rows.NULL_ROW) {
            lots.add(receiver, lists.month(portion), lists.amount(portion));
            portion = lists.pop(portion);
        }
    }

    /** Between two accounts of kinds other than MEMBER and DEBT. */
    public void transfer(
            final AccountKind debitKind,
            final long debitOwner,
            final AccountKind creditKind,
            final long creditOwner,
            final long amountCenticoins) {
        post(debitKind, debitOwner, creditKind, creditOwner, amountCenticoins);
    }

    // ---- proof ----

    /** Prove the books of all accounts; {@code held} is what the open holds have left. */
    public void verify(final long heldByHoldsCenticoins) {
        long membersTotal = 0;
        long debtsTotal = 0;
        long heldTotal = 0;
        for (int row = 1; row < members.end(); row++) {
            final long member = members.address(row);
            check(lots.isSound(member), "lots of member", memberId(member));
            check(
                    balanceCenticoins(member) == heldCenticoins(member) + lots.total(member),
                    "balance = held + lots of member",
                    memberId(member));
            check(heldCenticoins(member) >= 0, "held is not negative of member", memberId(member));
            check(debtOf(member) >= 0, "debt is not negative of member", memberId(member));
            membersTotal += balanceCenticoins(member);
            debtsTotal -= debtOf(member);
            heldTotal += heldCenticoins(member);
        }
        check(membersTotal == membersCenticoins, "sum of MEMBER balances");
        check(debtsTotal == debtsCenticoins, "sum of DEBT balances");
        check(heldTotal == heldTotalCenticoins, "sum of held coins");
        check(heldTotal == heldByHoldsCenticoins, "held coins = what open holds have left");
        long sum = membersTotal + debtsTotal;
        for (final AccountKind kind : KINDS) {
            final Balances balances = balancesByKind[kind.value()];
            check(balances.recomputeTotal() == balances.total(), "sum of " + kind + " balances");
            sum += balances.total();
        }
        check(sum == 0, "all accounts sum to zero");
    }

    /** Is shown each account; the same shape as the ledger's visitor. */
    @FunctionalInterface
    public interface Visitor {
        void onAccount(AccountKind kind, long owner, long balanceCenticoins, long heldCenticoins);
    }

    /** Members in the order they were opened (each with its debt, if any, after it), then the other kinds by number. */
    public void forEach(final Visitor visitor) {
        for (int row = 1; row < members.end(); row++) {
            final long member = members.address(row);
            visitor.onAccount(AccountKind.MEMBER, memberId(member), balanceCenticoins(member), heldCenticoins(member));
            if (debtOf(member) > 0) {
                visitor.onAccount(AccountKind.DEBT, memberId(member), -debtOf(member), 0);
            }
        }
        for (final AccountKind kind : KINDS) {
            balancesByKind[kind.value()].forEach(
                    (owner, balanceCenticoins) -> visitor.onAccount(kind, owner, balanceCenticoins, 0));
        }
    }

    /** Show a member's free lots. */
    public void forEachLot(final long member, final LotLists.Visitor visitor) {
        lots.forEach(member, visitor);
    }

    public void hashMemberInto(final StateHash hash, final long member) {
        hash.add(balanceCenticoins(member));
        hash.add(heldCenticoins(member));
        hash.add(debtOf(member));
        lots.hashInto(hash, member);
    }

    public void hashInto(final StateHash hash) {
        for (final AccountKind kind : KINDS) {
            balancesByKind[kind.value()].hashInto(hash);
        }
    }

    public long bytes() {
        long bytes = lists.bytes() + debts.bytes();
        for (final AccountKind kind : KINDS) {
            bytes += balancesByKind[kind.value()].bytes();
        }
        return bytes;
    }

    public void saveTo(final StateSink sink) {
        lists.saveTo(sink);
        debts.saveTo(sink);
        for (final AccountKind kind : KINDS) {
            balancesByKind[kind.value()].saveTo(sink);
        }
        sink.word(membersCenticoins);
        sink.word(debtsCenticoins);
        sink.word(heldTotalCenticoins);
    }

    public void loadFrom(final StateSource source) {
        lists.loadFrom(source);
        debts.loadFrom(source);
        for (final AccountKind kind : KINDS) {
            balancesByKind[kind.value()].loadFrom(source);
        }
        membersCenticoins = source.word();
        debtsCenticoins = source.word();
        heldTotalCenticoins = source.word();
    }

    @Override
    public void close() {
        lists.close();
        debts.close();
        for (final AccountKind kind : KINDS) {
            balancesByKind[kind.value()].close();
        }
    }

    /** The only way to move coins. An owner of kind MEMBER or DEBT is the address of the member's row. */
    private void post(
            final AccountKind debitKind,
            final long debitOwner,
            final AccountKind creditKind,
            final long creditOwner,
            final long amountCenticoins) {
        check(amountCenticoins > 0, "a posting is positive");
        add(debitKind, debitOwner, -amountCenticoins);
        add(creditKind, creditOwner, amountCenticoins);
        outcome.posting(
                debitKind,
                ownerId(debitKind, debitOwner),
                creditKind,
                ownerId(creditKind, creditOwner),
                amountCenticoins);
    }

    private void add(final AccountKind kind, final long owner, final long amountCenticoins) {
        if (kind == AccountKind.MEMBER) {
            members.touch(owner);
            final long balance = Math.addExact(balanceCenticoins(owner), amountCenticoins);
            check(balance >= 0, "a balance is not negative");
            balanceCenticoins(owner, balance);
            membersCenticoins = Math.addExact(membersCenticoins, amountCenticoins);
        } else if (kind == AccountKind.DEBT) {
            members.touch(owner);
            addDebt(owner, -amountCenticoins);
            debtsCenticoins = Math.addExact(debtsCenticoins, amountCenticoins);
        } else {
            balancesByKind[kind.value()].add(owner, amountCenticoins);
        }
    }

    private void addDebt(final long member, final long owedCenticoins) {
        int row = debt(member);
        if (row == Rows.NULL_ROW) {
            row = debts.allocate();
            debt(member, row);
        }
        final long address = debts.address(row);
        final long owed = Math.addExact(UnsafeApi.getLong(address), owedCenticoins);
        check(owed >= 0, "a debt is not repaid twice");
        UnsafeApi.putLong(address, owed);
        if (owed == 0) {
            debts.free(row);
            debt(member, Rows.NULL_ROW);
        }
    }

    private void addHeld(final long member, final long amountCenticoins) {
        members.touch(member);
        final long held = Math.addExact(heldCenticoins(member), amountCenticoins);
        check(held >= 0, "held coins are not negative");
        heldCenticoins(member, held);
        heldTotalCenticoins += amountCenticoins;
    }

    private int reverse(final int list) {
        int reversed = Rows.NULL_ROW;
        int entry = list;
        while (entry != Rows.NULL_ROW) {
            reversed = lists.push(reversed, lists.month(entry), lists.amount(entry));
            entry = lists.pop(entry);
        }
        return reversed;
    }

    private static long ownerId(final AccountKind kind, final long owner) {
        return kind == AccountKind.MEMBER || kind == AccountKind.DEBT ? memberId(owner) : owner;
    }
}
