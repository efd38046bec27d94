package org.caloriebank.ledger.account;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * Lists of (expiry month, centicoins): members' older lots, what a hold has pinned, what a capture has consumed.
 *
 * <pre>
 *   offset  length  field
 *        0       8  centicoins, positive
 *        8       4  next in the list; 0 ends it
 *       12       4  expiry month, months since 1970-01
 * </pre>
 *
 * A list is named by its first entry; 0 is the empty list. Owned by the ledger thread.
 */
public final class LotLists implements AutoCloseable {
    /** Is shown entries. */
    @FunctionalInterface
    public interface Visitor {
        void onLot(int month, long amountCenticoins);
    }

    private final Rows rows = new Rows(16);

    /** @return the list with one more entry before the others. */
    public int push(final int list, final int month, final long amountCenticoins) {
        final int entry = rows.allocate();
        final long address = rows.address(entry);
        UnsafeApi.putLong(address, amountCenticoins);
        UnsafeApi.putInt(address + 8, list);
        UnsafeApi.putInt(address + 12, month);
        return entry;
    }

    /** @return the list without its first entry. */
    public int pop(final int list) {
        final int next = next(list);
        rows.free(list);
        return next;
    }

    /** @return the list with the amount added to the entry of its month, which is made in its place when absent. The list ascends by month. */
    public int addSorted(final int list, final int month, final long amountCenticoins) {
        int previous = Rows.NULL_ROW;
        int entry = list;
        while (entry != Rows.NULL_ROW && month(entry) < month) {
            previous = entry;
            entry = next(entry);
        }
        if (entry != Rows.NULL_ROW && month(entry) == month) {
            amount(entry, amount(entry) + amountCenticoins);
            return list;
        }
        final int added = push(entry, month, amountCenticoins);
        if (previous == Rows.NULL_ROW) {
            return added;
        }
        next(previous, added);
        return list;
    }

    /** @return the list without the entry; the entry must be in it. */
    public int remove(final int list, final int entry) {
        if (list == entry) {
            return pop(list);
        }
        int previous = list;
        while (next(previous) != entry) {
            previous = next(previous);
        }
        next(previous, pop(entry));
        return list;
    }

    /** @return the entry of the month, or 0. */
    public int find(final int list, final int month) {
        int entry = list;
        while (entry != Rows.NULL_ROW && month(entry) != month) {
            entry = next(entry);
        }
        return entry;
    }

    /** @return whether all entries are of earlier months. */
    public boolean isBefore(final int list, final int month) {
        for (int entry = list; entry != Rows.NULL_ROW; entry = next(entry)) {
            if (month(entry) >= month) {
                return false;
            }
        }
        return true;
    }

    public void freeAll(final int list) {
        int entry = list;
        while (entry != Rows.NULL_ROW) {
            entry = pop(entry);
        }
    }

    public long amount(final int entry) {
        return UnsafeApi.getLong(rows.address(entry));
    }

    public void amount(final int entry, final long amountCenticoins) {
        UnsafeApi.putLong(rows.address(entry), amountCenticoins);
    }

    public int next(final int entry) {
        return UnsafeApi.getInt(rows.address(entry) + 8);
    }

    public int month(final int entry) {
        return UnsafeApi.getInt(rows.address(entry) + 12);
    }

    /** Show each entry, in the list's order. */
    public void forEach(final int list, final Visitor visitor) {
        for (int entry = list; entry != Rows.NULL_ROW; entry = next(entry)) {
            visitor.onLot(month(entry), amount(entry));
        }
    }

    public long total(final int list) {
        long total = 0;
        for (int entry = list; entry != Rows.NULL_ROW; entry = next(entry)) {
            total += amount(entry);
        }
        return total;
    }

    public void hashInto(final StateHash hash, final int list) {
        for (int entry = list; entry != Rows.NULL_ROW; entry = next(entry)) {
            hash.add(month(entry));
            hash.add(amount(entry));
        }
        hash.add(-1);
    }

    public long bytes() {
        return rows.bytes();
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
    }

    @Override
    public void close() {
        rows.close();
    }

    private void next(final int entry, final int next) {
        UnsafeApi.putInt(rows.address(entry) + 8, next);
    }
}
