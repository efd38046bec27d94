package org.caloriebank.ledger.memory;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;

/**
 * Rows in order of (key, id), in as many trees as are wanted: to find the nearest one and to walk on from it. Each row carries its id, its key (both
 * 8 bytes) and two links (4 bytes each, side by side), so it is in one tree at a time. Neither key nor id may change while it is in one, and no two
 * rows of a tree share an id. A tree is named by the address of the 4 bytes that keep its top row; 0 is the empty tree.
 * <p>
 * A treap whose priorities are hashes of the ids: balanced whatever the order of arrival, and its shape is a function of its content alone. Owned by
 * the ledger thread; allocates nothing.
 */
public final class OrderedRows {
    private final Rows rows;
    private final int idOffset;
    private final int keyOffset;
    private final int linksOffset;

    /**
     * @param rows whose rows the trees order; they do not own them.
     * @param idOffset of a row's id, and the other two of its key and its links.
     */
    public OrderedRows(final Rows rows, final int idOffset, final int keyOffset, final int linksOffset) {
        this.rows = rows;
        this.idOffset = idOffset;
        this.keyOffset = keyOffset;
        this.linksOffset = linksOffset;
    }

    public void add(final long tree, final int row) {
        long place = tree;
        int there = at(place);
        while (there != Rows.NULL_ROW && isAbove(there, row)) {
            place = isBefore(row, there) ? lesser(there) : greater(there);
            there = at(place);
        }
        put(place, row);
        splitUnder(row, there);
    }

    /** Take a row out; it must be in the tree. */
    public void remove(final long tree, final int row) {
        long place = tree;
        int there = at(place);
        while (there != row) {
            check(there != Rows.NULL_ROW, "a row is in its tree", id(row));
            place = isBefore(row, there) ? lesser(there) : greater(there);
            there = at(place);
        }
        join(place, at(lesser(row)), at(greater(row)));
    }

    /** @return the first row not before (key, id), or {@link Rows#NULL_ROW}. */
    public int firstFrom(final long tree, final long key, final long id) {
        int found = Rows.NULL_ROW;
        int row = at(tree);
        while (row != Rows.NULL_ROW) {
            if (isBefore(row, key, id)) {
                row = at(greater(row));
            } else {
                found = row;
                row = at(lesser(row));
            }
        }
        return found;
    }

    /** @return the last row before (key, id), or {@link Rows#NULL_ROW}. */
    public int lastBefore(final long tree, final long key, final long id) {
        int found = Rows.NULL_ROW;
        int row = at(tree);
        while (row != Rows.NULL_ROW) {
            if (isBefore(row, key, id)) {
                found = row;
                row = at(greater(row));
            } else {
                row = at(lesser(row));
            }
        }
        return found;
    }

    /** @return the first row, or {@link Rows#NULL_ROW}. */
    public int first(final long tree) {
        return firstFrom(tree, Long.MIN_VALUE, Long.MIN_VALUE);
    }

    /** @return the row after one that is in the tree, or {@link Rows#NULL_ROW}. */
    public int next(final long tree, final int row) {
        return firstFrom(tree, key(row), id(row) + 1);
    }

    /** @return the row before one that is in the tree, or {@link Rows#NULL_ROW}. */
    public int previous(final long tree, final int row) {
        return lastBefore(tree, key(row), id(row));
    }

    /**
     * Prove that the tree is in order and has the shape its content gives it.
     *
     * @return how many rows are in it.
     */
    public int verify(final long tree) {
        int count = 0;
        int previous = Rows.NULL_ROW;
        for (int row = first(tree); row != Rows.NULL_ROW; row = next(tree, row)) {
            check(previous == Rows.NULL_ROW || isBefore(previous, row), "order of rows at", id(row));
            verifyLink(row, at(lesser(row)));
            verifyLink(row, at(greater(row)));
            previous = row;
            count++;
        }
        return count;
    }

    private void verifyLink(final int row, final int linked) {
        check(linked == Rows.NULL_ROW || isAbove(row, linked), "height of rows at", id(row));
    }

    /** The rows of a tree that is to stand under the row: those before it on its one side, those after it on the other. */
    private void splitUnder(final int row, final int tree) {
        long lesserPlace = lesser(row);
        long greaterPlace = greater(row);
        int there = tree;
        while (there != Rows.NULL_ROW) {
            if (isBefore(there, row)) {
                put(lesserPlace, there);
                lesserPlace = greater(there);
                there = at(lesserPlace);
            } else {
                put(greaterPlace, there);
                greaterPlace = lesser(there);
                there = at(greaterPlace);
            }
        }
        put(lesserPlace, Rows.NULL_ROW);
        put(greaterPlace, Rows.NULL_ROW);
    }

    /** Two trees, all of the one before all of the other, become one. */
    private void join(final long wanted, final int lesserTree, final int greaterTree) {
        long place = wanted;
        int one = lesserTree;
        int other = greaterTree;
        while (one != Rows.NULL_ROW && other != Rows.NULL_ROW) {
            if (isAbove(one, other)) {
                put(place, one);
                place = greater(one);
                one = at(place);
            } else {
                put(place, other);
                place = lesser(other);
                other = at(place);
            }
        }
        put(place, one == Rows.NULL_ROW ? other : one);
    }

    private boolean isBefore(final int row, final int other) {
        return isBefore(row, key(other), id(other));
    }

    private boolean isBefore(final int row, final long key, final long id) {
        final long rowKey = key(row);
        return rowKey < key || rowKey == key && id(row) < id;
    }

    private boolean isAbove(final int row, final int other) {
        return LongIndex.hash(id(row)) > LongIndex.hash(id(other));
    }

    private long id(final int row) {
        return UnsafeApi.getLong(rows.address(row) + idOffset);
    }

    private long key(final int row) {
        return UnsafeApi.getLong(rows.address(row) + keyOffset);
    }

    /** @return where the link to the rows before this one is kept. */
    private long lesser(final int row) {
        return rows.address(row) + linksOffset;
    }

    private long greater(final int row) {
        return rows.address(row) + linksOffset + Integer.BYTES;
    }

    private static int at(final long place) {
        return UnsafeApi.getInt(place);
    }

    private static void put(final long place, final int row) {
        UnsafeApi.putInt(place, row);
    }
}
