package org.caloriebank.ledger.campaign;

import java.util.Arrays;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * The first bonus of each civil day that has any, days ascending. There are about as many as days are open to reports, and new ones come at the end
 * or near it. Owned by the ledger thread; allocates only when there are more days than ever before.
 */
final class BonusDays {
    private int[] days = new int[64];
    private int[] firsts = new int[64];
    private int count;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int day(final int at) {
        return days[at];
    }

    int first(final int at) {
        return firsts[at];
    }

    long oldest() {
        return days[0];
    }

    int firstOfOldest() {
        return firsts[0];
    }

    /** @return what was the day's first before. */
    int prepend(final int epochDay, final int row) {
        int at = count;
        while (at > 0 && days[at - 1] > epochDay) {
            at--;
        }
        if (at > 0 && days[at - 1] == epochDay) {
            final int second = firsts[at - 1];
            firsts[at - 1] = row;
            return second;
        }
        insert(at, epochDay, row);
        return Rows.NULL_ROW;
    }

    /** @param second takes the place of the oldest day's first; when there is none the day is gone. */
    void dropFirst(final int second) {
        firsts[0] = second;
        if (second == Rows.NULL_ROW) {
            count--;
            System.arraycopy(days, 1, days, 0, count);
            System.arraycopy(firsts, 1, firsts, 0, count);
        }
    }

    void saveTo(final StateSink sink) {
        sink.word(count);
        for (int at = 0; at < count; at++) {
            sink.word(days[at]);
            sink.word(firsts[at]);
        }
    }

    void loadFrom(final StateSource source) {
        count = (int) source.word();
        days = new int[Math.max(64, count)];
        firsts = new int[days.length];
        for (int at = 0; at < count; at++) {
            days[at] = (int) source.word();
            firsts[at] = (int) source.word();
        }
    }

    private void insert(final int at, final int epochDay, final int row) {
        if (count == days.length) {
            days = Arrays.copyOf(days, 2 * count);
            firsts = Arrays.copyOf(firsts, 2 * count);
        }
        System.arraycopy(days, at, days, at + 1, count - at);
        System.arraycopy(firsts, at, firsts, at + 1, count - at);
        days[at] = epochDay;
        firsts[at] = row;
        count++;
    }
}
