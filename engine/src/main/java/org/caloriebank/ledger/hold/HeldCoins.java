package org.caloriebank.ledger.hold;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.account.LotLists;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/**
 * Moves coins into holds, out of them, and back. Nothing here refuses: callers decide first, by {@link Holds}, and what they then ask for must be
 * possible. Amounts are centicoins and positive; times are the record's; postings and touches go to the outcome being written, whose amount is the
 * caller's to set.
 * <p>
 * A hold is given by its row, which names it only until it is forgotten: who comes back to a hold keeps its id. Owned by the ledger thread;
 * allocates nothing.
 */
public final class HeldCoins {
    /** Deadline of a hold that only its payee closes. */
    public static final long NEVER_MS = Long.MAX_VALUE;

    private final Members members;
    private final Accounts accounts;
    private final LotLists lists;
    private final Holds holds;
    private final OutcomeDraft outcome;

    public HeldCoins(final Members members, final Accounts accounts, final Holds holds, final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        lists = accounts.lotLists();
        this.holds = holds;
        this.outcome = outcome;
    }

    /** @return the holds there are, and what each has left. */
    public Holds holds() {
        return holds;
    }

    /**
     * Set coins aside, oldest lots first, after the member's expired lots have expired. They must be available, and the holds not full.
     *
     * @param payeeKind MERCHANT or FACILITY.
     * @param deadlineMs when a tick closes the hold, or {@link #NEVER_MS}.
     * @return the hold's row; its id is the record's sequence, so one record places one hold at most.
     */
    public int place(
            final int memberRow,
            final AccountKind payeeKind,
            final long payeeOwner,
            final long amountCenticoins,
            final long deadlineMs) {
        final long member = members.address(memberRow);
        accounts.expire(member);
        final int pins = accounts.hold(member, amountCenticoins);
        final int hold = holds.place(outcome.sequence(), outcome.timeMs(), deadlineMs, memberRow, pins);
        HoldRow.payee(holds.address(hold), payeeKind, payeeOwner);
        HoldRow.amount(holds.address(hold), amountCenticoins);
        return hold;
    }

    /** Note what the hold costs in money, and the rate that made coins of it. */
    public void price(final int hold, final long minorUnits, final int rateCenticoins, final int rateMinorUnits) {
        HoldRow.price(holds.address(hold), minorUnits, rateCenticoins, rateMinorUnits);
    }

    /**
     * Pay the payee out of an open hold, oldest lots first; at most {@code CAPTURES_PER_HOLD_MAX} times for each hold, the last time finally. A
     * merchant's hold is captured once in a record, because the capture's id is the record's sequence.
     *
     * @param amountCenticoins not more than is left.
     * @param isFinal whether the rest goes back; a hold of which nothing is left closes in any case.
     */
    public void capture(final int hold, final long amountCenticoins, final boolean isFinal) {
        final long address = holds.address(hold);
        final long member = members.address(HoldRow.memberRow(address));
        accounts.payHeld(member, HoldRow.payeeKind(address), HoldRow.payeeOwner(address), amountCenticoins);
        holds.capture(hold, outcome.sequence(), outcome.timeMs(), amountCenticoins);
        if (isFinal || HoldRow.pins(address) == Rows.NULL_ROW) {
            release(hold, HoldState.CAPTURED);
        }
    }

    /** Close an open hold and give what it had left back to its lots; those that have expired meanwhile expire now. */
    public void release(final int hold, final HoldState state) {
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

    /** Coins of one capture go back to the lots they came from, the youngest first; not more than it has left to refund. */
    public void refund(final int capture, final long amountCenticoins) {
        final int hold = holds.captures().hold(capture);
        payBack(hold, amountCenticoins);
        putBack(hold, capture, amountCenticoins);
    }

    /** The same for all captures of a hold, open or closed, the newest first; not more than they have left to refund together. */
    public void refundHold(final int hold, final long amountCenticoins) {
        payBack(hold, amountCenticoins);
        putBackNewestFirst(hold, HoldRow.firstCapture(holds.address(hold)), amountCenticoins);
    }

    private void payBack(final int hold, final long amountCenticoins) {
        final long address = holds.address(hold);
        final long member = members.address(HoldRow.memberRow(address));
        accounts.expire(member);
        accounts.payBack(HoldRow.payeeKind(address), HoldRow.payeeOwner(address), member, amountCenticoins);
    }

    /** @return what this capture and those after it could not give. A hold has few captures, so the calls are few. */
    private long putBackNewestFirst(final int hold, final int capture, final long amountCenticoins) {
        if (capture == Rows.NULL_ROW) {
            return amountCenticoins;
        }
        final Captures captures = holds.captures();
        final long left = putBackNewestFirst(hold, captures.next(capture), amountCenticoins);
        final long portion = Math.min(left, captures.left(capture));
        if (portion > 0) {
            putBack(hold, capture, portion);
        }
        return left - portion;
    }

    private void putBack(final int hold, final int capture, final long amountCenticoins) {
        final Captures captures = holds.captures();
        final long address = holds.address(hold);
        final long member = members.address(HoldRow.memberRow(address));
        captures.portions(capture, returnPortions(member, captures.portions(capture), amountCenticoins));
        captures.refunded(capture, captures.refunded(capture) + amountCenticoins);
        HoldRow.refunded(address, HoldRow.refunded(address) + amountCenticoins);
    }

    /** @return the portions that stay with the capture. */
    private int returnPortions(final long member, final int youngestFirst, final long amountCenticoins) {
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
}
