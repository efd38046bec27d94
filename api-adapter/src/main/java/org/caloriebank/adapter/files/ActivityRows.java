package org.caloriebank.adapter.files;

import java.util.Arrays;
import org.caloriebank.protocol.Limits;

/**
 * What the files say about civil hours and whole days, 16 bytes a row, in the order it was read. Confined to one thread.
 * <p>
 * A <em>period</em> is {@code epochDay * 25 + hour}, where hour 24 is the whole day.
 */
final class ActivityRows {
    /** In place of steps or calories a row does not give. */
    static final int NOT_GIVEN = -1;

    static final int PERIODS_PER_DAY = Limits.WHOLE_DAY + 1;
    private static final int INITIAL_CAPACITY = 1024;

    private int[] memberIndexes = new int[INITIAL_CAPACITY];
    private int[] periods = new int[INITIAL_CAPACITY];
    private int[] steps = new int[INITIAL_CAPACITY];
    private int[] totalsCentikcal = new int[INITIAL_CAPACITY];
    private int size;

    void addHour(final int memberIndex, final int epochHour, final int hourSteps, final int totalCentikcal) {
        add(memberIndex, epochHour / 24 * PERIODS_PER_DAY + epochHour % 24, hourSteps, totalCentikcal);
    }

    void addDay(final int memberIndex, final int epochDay, final int daySteps, final int totalCentikcal) {
        add(memberIndex, epochDay * PERIODS_PER_DAY + Limits.WHOLE_DAY, daySteps, totalCentikcal);
    }

    int size() {
        return size;
    }

    int memberIndex(final int row) {
        return memberIndexes[row];
    }

    int epochDay(final int row) {
        return periods[row] / PERIODS_PER_DAY;
    }

    /** @return 0 to 23, or 24 for the whole day. */
    int hour(final int row) {
        return periods[row] % PERIODS_PER_DAY;
    }

    int steps(final int row) {
        return steps[row];
    }

    /** @return total energy, rest included. */
    int totalCentikcal(final int row) {
        return totalsCentikcal[row];
    }

    private void add(final int memberIndex, final int period, final int rowSteps, final int totalCentikcal) {
        if (size == periods.length) {
            grow();
        }
        memberIndexes[size] = memberIndex;
        periods[size] = period;
        steps[size] = rowSteps;
        totalsCentikcal[size] = totalCentikcal;
        size++;
    }

    private void grow() {
        final int capacity = Math.addExact(size, size >> 1);
        memberIndexes = Arrays.copyOf(memberIndexes, capacity);
        periods = Arrays.copyOf(periods, capacity);
        steps = Arrays.copyOf(steps, capacity);
        totalsCentikcal = Arrays.copyOf(totalsCentikcal, capacity);
    }
}
