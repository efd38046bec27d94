package org.caloriebank.ledger.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.agrona.UnsafeApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The trees against sorted sets, by seed. */
class OrderedRowsTest {
    private static final int ROW_LENGTH = 32;
    private static final int KEY = 8;
    private static final int ID = 16;
    private static final int LINKS = 24;
    private static final int STEPS = 20_000;

    private record Ordered(long key, long id, int row) {}

    private static final Comparator<Ordered> ORDER =
            Comparator.comparingLong(Ordered::key).thenComparingLong(Ordered::id);

    private final Rows rows = new Rows(ROW_LENGTH);
    private final Rows tops = new Rows(8);
    private final OrderedRows trees = new OrderedRows(rows, ID, KEY, LINKS);

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldFindNeighboursLikeSortedSets(final long seed) {
        final Random random = new Random(seed);
        final List<TreeSet<Ordered>> expected = List.of(new TreeSet<>(ORDER), new TreeSet<>(ORDER));
        final long[] treeOf = {tops.address(tops.allocate()), tops.address(tops.allocate())};
        for (int step = 1; step <= STEPS; step++) {
            final String at = "seed " + seed + " step " + step;
            final int which = random.nextInt(2);
            final TreeSet<Ordered> set = expected.get(which);
            final boolean isGrowing = step % 4_000 < 2_000;
            if (set.isEmpty() || random.nextInt(10) < (isGrowing ? 7 : 3)) {
                set.add(add(treeOf[which], random.nextInt(500), step ^ 0x155));
            } else {
                final Ordered wanted = new Ordered(random.nextInt(500), 0, 0);
                final Ordered gone = set.higher(wanted) == null ? set.first() : set.higher(wanted);
                set.remove(gone);
                trees.remove(treeOf[which], gone.row);
                rows.free(gone.row);
            }

            final Ordered probe = new Ordered(random.nextInt(500), random.nextInt(step + 1), 0);
            assertEquals(row(set.ceiling(probe)), trees.firstFrom(treeOf[which], probe.key, probe.id), at);
            assertEquals(row(set.lower(probe)), trees.lastBefore(treeOf[which], probe.key, probe.id), at);
            if (step % 500 == 0) {
                assertEquals(set.size(), trees.verify(treeOf[which]), at);
                assertWalks(set, treeOf[which], at);
            }
        }
    }

    /** Sessions are opened in the order of their starts: the order that makes a list of a plain tree. */
    @Test
    void shouldStayShallowWhenRowsArriveInOrder() {
        final long tree = tops.address(tops.allocate());
        final int count = 100_000;
        for (int i = 1; i <= count; i++) {
            add(tree, i, i);
        }

        final int depth = depth(UnsafeApi.getInt(tree));

        assertTrue(depth < 60, "depth " + depth);
    }

    @Test
    void shouldFindABrokenOrder() {
        final long tree = tops.address(tops.allocate());
        final int first = add(tree, 1, 1).row;
        add(tree, 2, 2);
        add(tree, 3, 3);
        UnsafeApi.putLong(rows.address(first) + KEY, 9);

        assertThrows(LedgerCorruptedException.class, () -> {
            if (trees.verify(tree) != 3) {
                throw new LedgerCorruptedException("rows are missing");
            }
        });
    }

    private Ordered add(final long tree, final long key, final long id) {
        final int row = rows.allocate();
        UnsafeApi.putLong(rows.address(row) + KEY, key);
        UnsafeApi.putLong(rows.address(row) + ID, id);
        trees.add(tree, row);
        return new Ordered(key, id, row);
    }

    private void assertWalks(final TreeSet<Ordered> set, final long tree, final String at) {
        int row = trees.first(tree);
        int previous = Rows.NULL_ROW;
        for (final Ordered ordered : set) {
            assertEquals(ordered.row, row, at);
            assertEquals(previous, trees.previous(tree, row), at);
            previous = row;
            row = trees.next(tree, row);
        }
        assertEquals(Rows.NULL_ROW, row, at);
    }

    private int depth(final int row) {
        if (row == Rows.NULL_ROW) {
            return 0;
        }
        final long links = rows.address(row) + LINKS;
        return 1 + Math.max(depth(UnsafeApi.getInt(links)), depth(UnsafeApi.getInt(links + 4)));
    }

    private static int row(final Ordered ordered) {
        return ordered == null ? Rows.NULL_ROW : ordered.row;
    }
}
