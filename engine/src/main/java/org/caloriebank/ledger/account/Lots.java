package org.caloriebank.ledger.account;

import static org.caloriebank.ledger.member.MemberRow.firstLot;
import static org.caloriebank.ledger.member.MemberRow.oldestMonth;
import static org.caloriebank.ledger.member.MemberRow.youngLotCenticoins;
import static org.caloriebank.ledger.member.MemberRow.youngMonth;

import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;

/**
 * A member's spendable coins by the month in which they expire. The lot earned into last stands in the member's own row (the young lot), so that
 * earning touches nothing else; the others are a list by month. No month stands in both. Months are never 0.
 * <p>
 * Owned by the ledger thread.
 */
final class Lots {
    private static final int NO_MONTH = 0;

    private final LotLists lists;

    Lots(final LotLists lists) {
        this.lists = lists;
    }

    void add(final long member, final int month, final long amountCenticoins) {
        final int young = youngMonth(member);
        if (month == young) {
            youngLotCenticoins(member, youngLotCenticoins(member) + amountCenticoins);
            return;
        }
        if (lists.isBefore(firstLot(member), month) && month > young) {
            if (young != NO_MONTH) {
                firstLot(member, lists.addSorted(firstLot(member), young, youngLotCenticoins(member)));
            }
            youngMonth(member, month);
            youngLotCenticoins(member, amountCenticoins);
        } else {
            firstLot(member, lists.addSorted(firstLot(member), month, amountCenticoins));
        }
        noteOldest(member);
    }

    /** @return coins in lots of months before the given one: they have expired, if it is the current month. */
    long expired(final long member, final int currentMonth) {
        final int oldest = oldestMonth(member);
        if (oldest == NO_MONTH || oldest >= currentMonth) {
            return 0;
        }
        long expired = 0;
        for (int lot = firstLot(member); lot != Rows.NULL_ROW; lot = lists.next(lot)) {
            if (lists.month(lot) < currentMonth) {
                expired += lists.amount(lot);
            }
        }
        final int young = youngMonth(member);
        return young != NO_MONTH && young < currentMonth ? expired + youngLotCenticoins(member) : expired;
    }

    /** @return coins taken out of lots of months before the given one. */
    long takeExpired(final long member, final int currentMonth) {
        final long expired = expired(member, currentMonth);
        if (expired > 0) {
            takeOldest(member, expired, Rows.NULL_ROW, false);
        }
        return expired;
    }

    /**
     * Take coins, the oldest lot first. There must be as many.
     *
     * @param taken list to push each portion on.
     * @param isKept whether to push portions; else only the coins go.
     * @return the list of portions, the last taken first.
     */
    int takeOldest(final long member, final long amountCenticoins, final int taken, final boolean isKept) {
        int portions = taken;
        long left = amountCenticoins;
        while (left > 0) {
            final int month = oldestMonth(member);
            final long portion = takeFrom(member, month, left);
            portions = isKept ? lists.push(portions, month, portion) : portions;
            left -= portion;
        }
        return portions;
    }

    /** @return what the lot of the month gave: the amount or less. */
    long takeFrom(final long member, final int month, final long amountCenticoins) {
        final long taken;
        if (month != NO_MONTH && month == youngMonth(member)) {
            final long there = youngLotCenticoins(member);
            taken = Math.min(there, amountCenticoins);
            youngLotCenticoins(member, there - taken);
            if (taken == there) {
                youngMonth(member, NO_MONTH);
            }
        } else {
            final int lot = lists.find(firstLot(member), month);
            if (lot == Rows.NULL_ROW) {
                return 0;
            }
            final long there = lists.amount(lot);
            taken = Math.min(there, amountCenticoins);
            if (taken == there) {
                firstLot(member, lists.remove(firstLot(member), lot));
            } else {
                lists.amount(lot, there - taken);
            }
        }
        noteOldest(member);
        return taken;
    }

    /** @return the oldest month not before the given one, or 0. */
    int oldestFrom(final long member, final int month) {
        int oldest = youngMonth(member) >= month ? youngMonth(member) : NO_MONTH;
        for (int lot = firstLot(member); lot != Rows.NULL_ROW; lot = lists.next(lot)) {
            final int candidate = lists.month(lot);
            if (candidate >= month && (oldest == NO_MONTH || candidate < oldest)) {
                oldest = candidate;
            }
        }
        return oldest;
    }

    long amountOf(final long member, final int month) {
        if (month == NO_MONTH) {
            return 0;
        }
        if (month == youngMonth(member)) {
            return youngLotCenticoins(member);
        }
        final int lot = lists.find(firstLot(member), month);
        return lot == Rows.NULL_ROW ? 0 : lists.amount(lot);
    }

    long total(final long member) {
        return youngLotCenticoins(member) + lists.total(firstLot(member));
    }

    /** Show each lot, the young one last. */
    void forEach(final long member, final LotLists.Visitor visitor) {
        lists.forEach(firstLot(member), visitor);
        if (youngMonth(member) != NO_MONTH) {
            visitor.onLot(youngMonth(member), youngLotCenticoins(member));
        }
    }

    /** @return whether every rule of this class holds for the member. */
    boolean isSound(final long member) {
        final int young = youngMonth(member);
        if ((young == NO_MONTH) != (youngLotCenticoins(member) == 0) || youngLotCenticoins(member) < 0) {
            return false;
        }
        int oldest = young;
        int previous = 0;
        for (int lot = firstLot(member); lot != Rows.NULL_ROW; lot = lists.next(lot)) {
            final int month = lists.month(lot);
            if (month <= previous || month == young || lists.amount(lot) <= 0) {
                return false;
            }
            oldest = oldest == NO_MONTH ? month : Math.min(oldest, month);
            previous = month;
        }
        return oldest == oldestMonth(member);
    }

    /** By month, whatever stands in the row and whatever in the list. */
    void hashInto(final StateHash hash, final long member) {
        for (int month = oldestFrom(member, 1); month != NO_MONTH; month = oldestFrom(member, month + 1)) {
            hash.add(month);
            hash.add(amountOf(member, month));
        }
        hash.add(-1);
    }

    private void noteOldest(final long member) {
        final int young = youngMonth(member);
        final int first = firstLot(member);
        if (first == Rows.NULL_ROW) {
            oldestMonth(member, young);
        } else {
            final int firstMonth = lists.month(first);
            oldestMonth(member, young == NO_MONTH ? firstMonth : Math.min(young, firstMonth));
        }
    }
}
