package org.caloriebank.journal;

import java.util.Arrays;

/** Where some of a segment's blocks stand, in their order: 32 bytes for each. One thread. */
final class BlockEntries {
    private static final int CAPACITY_FIRST = 64;

    private long[] firstSequences = new long[CAPACITY_FIRST];
    private long[] timesMs = new long[CAPACITY_FIRST];
    private long[] blockNumbers = new long[CAPACITY_FIRST];
    private long[] positions = new long[CAPACITY_FIRST];
    private int count;

    int count() {
        return count;
    }

    long firstSequence(final int index) {
        return firstSequences[index];
    }

    long timeMs(final int index) {
        return timesMs[index];
    }

    long blockNumber(final int index) {
        return blockNumbers[index];
    }

    long position(final int index) {
        return positions[index];
    }

    /** @return how far behind the last entry the position is; from the start of time when there is none. */
    long distanceTo(final long position) {
        return count == 0 ? Long.MAX_VALUE : position - positions[count - 1];
    }

    void add(final long firstSequence, final long timeMs, final long blockNumber, final long position) {
        if (count == positions.length) {
            grow();
        }
        firstSequences[count] = firstSequence;
        timesMs[count] = timeMs;
        blockNumbers[count] = blockNumber;
        positions[count] = position;
        count++;
    }

    void clear() {
        count = 0;
    }

    /** @return the last entry from which looking for the goal may start, or -1. */
    int startFor(final BlockGoal goal) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            final int middle = low + high >>> 1;
            if (goal.mayStartAt(firstSequences[middle], timesMs[middle])) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private void grow() {
        final int capacity = 2 * positions.length;
        firstSequences = Arrays.copyOf(firstSequences, capacity);
        timesMs = Arrays.copyOf(timesMs, capacity);
        blockNumbers = Arrays.copyOf(blockNumbers, capacity);
        positions = Arrays.copyOf(positions, capacity);
    }
}
