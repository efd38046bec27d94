package org.caloriebank.ledger.hold;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.account.LotLists;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.HoldState;

/**
 * All holds that can still be asked for: open ones by deadline, closed ones in the order they closed. Others read here; {@link HeldCoins} writes and
 * moves the coins. A hold without a deadline has one that never comes ({@link HeldCoins#NEVER_MS}): it stands at the end of the heap, where adding
 * and passing by cost nothing, and is walked with the others.
 *
 * <pre>
 *              capture (rest stays)
 *                 +----+
 *                 v    |      final or complete capture
 *   place ----> PLACED -+--------------------------------> CAPTURED --+
 *                 |     +-- void, payee gives it up ----> VOIDED   --+--> forgotten after the refund window
 *                 +-------- tick at its deadline --------> EXPIRED  --+
 * </pre>
 *
 * Owned by the ledger thread.
 */
public final class Holds implements AutoCloseable {
    private final Rows rows = new Rows(HoldRow.LENGTH);
    private final LongIndex index = new LongIndex(rows);
    private final DeadlineHeap deadlines =
            new DeadlineHeap(rows, HoldRow.ID, HoldRow.DEADLINE, HoldRow.DEADLINE_POSITION);
    private final Captures captures = new Captures();
    private final LotLists lists;
    private int firstClosed;
    private int lastClosed;

    /** Is shown what open holds have pinned. */
    @FunctionalInterface
    public interface PinVisitor {
        void onPin(int memberRow, int month, long amountCenticoins);
    }

    /** @param lists where holds and captures keep their lots; the accounts own them. */
    public Holds(final LotLists lists) {
        this.lists = lists;
    }

    /** @return the hold's row, or {@link Rows#NULL_ROW}. */
    public int find(final long holdId) {
        return index.find(holdId);
    }

    /** @return the index from id to row, for looking ahead. */
    public LongIndex index() {
        return index;
    }

    /** @return where the hold's {@link HoldRow} is. */
    public long address(final int hold) {
        return rows.address(hold);
    }

    public Captures captures() {
        return captures;
    }

    /** @return whether there is no room for one more hold or capture. */
    public boolean isFull() {
        return rows.isFull() || captures.isFull();
    }

    /** @return a new open hold; the caller has filled nothing in yet but what is given. */
    int place(final long holdId, final long nowMs, final long deadlineMs, final int memberRow, final int pins) {
        final int hold = rows.allocate();
        final long address = rows.address(hold);
        HoldRow.id(address, holdId);
        HoldRow.placedAtMs(address, nowMs);
        HoldRow.deadlineMs(address, deadlineMs);
        HoldRow.memberRow(address, memberRow);
        HoldRow.pins(address, pins);
        HoldRow.price(address, Limits.NULL_AMOUNT, 0, 0);
        index.add(holdId, hold);
        deadlines.add(hold);
        return hold;
    }

    /** @return what an open hold has left, centicoins. */
    public long left(final int hold) {
        return lists.total(HoldRow.pins(rows.address(hold)));
    }

    /** @return what all captures of the hold have taken, refunded or not, centicoins. */
    public long captured(final int hold) {
        return HoldRow.captured(rows.address(hold));
    }

    /** @return what of the captured has gone back, centicoins. */
    public long refunded(final int hold) {
        return HoldRow.refunded(rows.address(hold));
    }

    /** Take coins out of the pins, the oldest lots first, and note the capture. */
    void capture(final int hold, final long captureId, final long nowMs, final long amountCenticoins) {
        final long address = rows.address(hold);
        int pins = HoldRow.pins(address);
        int portions = Rows.NULL_ROW;
        long left = amountCenticoins;
        while (left > 0) {
            final long there = lists.amount(pins);
            final long portion = Math.min(there, left);
            portions = lists.push(portions, lists.month(pins), portion);
            if (portion == there) {
                pins = lists.pop(pins);
            } else {
                lists.amount(pins, there - portion);
            }
            left -= portion;
        }
        HoldRow.pins(address, pins);
        HoldRow.captured(address, HoldRow.captured(address) + amountCenticoins);
        append(address, captures.make(captureId, hold, isFoundById(address), amountCenticoins, nowMs, portions));
    }

    /** Close an open hold. The caller has taken its pins. */
    void close(final int hold, final HoldState state, final long nowMs) {
        final long address = rows.address(hold);
        deadlines.remove(hold);
        HoldRow.pins(address, Rows.NULL_ROW);
        HoldRow.state(address, state);
        HoldRow.closedAtMs(address, nowMs);
        if (lastClosed == Rows.NULL_ROW) {
            firstClosed = hold;
        } else {
            HoldRow.nextClosed(rows.address(lastClosed), hold);
        }
        lastClosed = hold;
    }

    /** @return the open hold whose deadline comes first, or {@link Rows#NULL_ROW}. */
    public int firstDeadline() {
        return deadlines.first();
    }

    /**
     * @param refundWindowMs how long after its closing a hold is kept.
     * @return ledger time from which on the hold that closed first may be forgotten; Long.MAX_VALUE when there is none.
     */
    public long forgettingDueAtMs(final long refundWindowMs) {
        return firstClosed == Rows.NULL_ROW
                ? Long.MAX_VALUE
                : HoldRow.closedAtMs(rows.address(firstClosed)) + refundWindowMs + 1;
    }

    /** Is told of captures that can be found by their id: those of merchants. */
    @FunctionalInterface
    public interface CaptureVisitor {
        void onCapture(long captureId);
    }

    /**
     * Forget the closed hold that closed first, with its captures.
     *
     * @param forgotten is told of each capture.
     */
    public void forgetFirstClosed(final CaptureVisitor forgotten) {
        final int hold = firstClosed;
        final long address = rows.address(hold);
        int capture = HoldRow.firstCapture(address);
        while (capture != Rows.NULL_ROW) {
            final int next = captures.next(capture);
            if (isFoundById(address)) {
                forgotten.onCapture(captures.id(capture));
            }
            lists.freeAll(captures.portions(capture));
            captures.free(capture, isFoundById(address));
            capture = next;
        }
        firstClosed = HoldRow.nextClosed(address);
        if (firstClosed == Rows.NULL_ROW) {
            lastClosed = Rows.NULL_ROW;
        }
        index.remove(HoldRow.id(address), hold);
        rows.free(hold);
    }

    public int openCount() {
        return deadlines.size();
    }

    public int keptCount() {
        return rows.live();
    }

    /** @return what all open holds have left, centicoins, after proving each. */
    public long verify() {
        deadlines.verify();
        long held = 0;
        for (int position = 1; position <= deadlines.size(); position++) {
            final int hold = deadlines.at(position);
            final long address = rows.address(hold);
            final long left = left(hold);
            check(
                    HoldRow.amount(address) == HoldRow.captured(address) + left,
                    "amount = captured + left of hold",
                    HoldRow.id(address));
            held += left;
            verifyCaptures(address);
        }
        for (int hold = firstClosed; hold != Rows.NULL_ROW; hold = HoldRow.nextClosed(rows.address(hold))) {
            verifyCaptures(rows.address(hold));
        }
        return held;
    }

    /** Show the lots each open hold has pinned, holds in any order. */
    public void forEachPin(final PinVisitor visitor) {
        for (int position = 1; position <= deadlines.size(); position++) {
            final long hold = rows.address(deadlines.at(position));
            final int memberRow = HoldRow.memberRow(hold);
            lists.forEach(
                    HoldRow.pins(hold), (month, amountCenticoins) -> visitor.onPin(memberRow, month, amountCenticoins));
        }
    }

    /** Open holds whatever their order in the heap; then closed ones in the order they closed. */
    public void hashInto(final StateHash hash) {
        hash.add(openCount());
        hash.add(keptCount());
        long sumOverOpen = 0;
        for (int position = 1; position <= deadlines.size(); position++) {
            final StateHash hold = new StateHash();
            hashHold(hold, rows.address(deadlines.at(position)));
            sumOverOpen += hold.value();
        }
        hash.add(sumOverOpen);
        for (int hold = firstClosed; hold != Rows.NULL_ROW; hold = HoldRow.nextClosed(rows.address(hold))) {
            hashHold(hash, rows.address(hold));
        }
    }

    public long bytes() {
        return rows.bytes() + index.bytes() + deadlines.bytes() + captures.bytes();
    }

    public void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        deadlines.saveTo(sink);
        captures.saveTo(sink);
        sink.word(firstClosed);
        sink.word(lastClosed);
    }

    public void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        deadlines.loadFrom(source);
        captures.loadFrom(source);
        firstClosed = (int) source.word();
        lastClosed = (int) source.word();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
        deadlines.close();
        captures.close();
    }

    private void append(final long hold, final int capture) {
        final int last = HoldRow.lastCapture(hold);
        if (last == Rows.NULL_ROW) {
            HoldRow.firstCapture(hold, capture);
        } else {
            captures.next(last, capture);
        }
        HoldRow.lastCapture(hold, capture);
        HoldRow.captures(hold, HoldRow.captures(hold) + 1);
    }

    /** Merchants name captures by id; a facility's may share theirs. */
    private static boolean isFoundById(final long hold) {
        return HoldRow.payeeKind(hold) == AccountKind.MERCHANT;
    }

    private void verifyCaptures(final long hold) {
        long captured = 0;
        long refunded = 0;
        int count = 0;
        for (int row = HoldRow.firstCapture(hold); row != Rows.NULL_ROW; row = captures.next(row)) {
            captured += captures.amount(row);
            refunded += captures.refunded(row);
            count++;
            check(
                    lists.total(captures.portions(row)) == captures.amount(row) - captures.refunded(row),
                    "lots of capture",
                    captures.id(row));
        }
        check(count == HoldRow.captures(hold) && count <= Limits.CAPTURES_PER_HOLD_MAX, "number of captures");
        check(captured == HoldRow.captured(hold), "sum of captures of hold", HoldRow.id(hold));
        check(refunded == HoldRow.refunded(hold), "sum of refunds of hold", HoldRow.id(hold));
    }

    private void hashHold(final StateHash hash, final long hold) {
        for (int offset = 0; offset < 80; offset += 8) {
            hash.add(UnsafeApi.getLong(hold + offset));
        }
        hash.add(HoldRow.memberRow(hold)); // members are rows in the order they were opened
        // nothing of a merchant's kind, so that journals from before there were others still come to the hashes they
        // were signed with
        final int notMerchant = HoldRow.payeeKind(hold).value() ^ AccountKind.MERCHANT.value();
        hash.add(HoldRow.state(hold).value() | (long) notMerchant << Byte.SIZE);
        hash.add(HoldRow.captures(hold));
        lists.hashInto(hash, HoldRow.pins(hold));
        for (int row = HoldRow.firstCapture(hold); row != Rows.NULL_ROW; row = captures.next(row)) {
            hash.add(captures.id(row));
            hash.add(captures.amount(row));
            hash.add(captures.refunded(row));
            hash.add(captures.capturedAtMs(row));
            lists.hashInto(hash, captures.portions(row));
        }
    }
}
