package org.caloriebank.adapter.files;

import static org.caloriebank.adapter.files.ActivityRows.NOT_GIVEN;

import java.util.Arrays;
import org.caloriebank.protocol.Limits;

/**
 * The reports to send, in the order of their ledger times: an hour at its end, a whole day at the end of the day. Immutable once made.
 * <p>
 * A report's place is its key, and the keys are sorted, so the order in which rows were read is forgotten:
 *
 * <pre>
 *   63            32 31                    1    0
 *  +----------------+-----------------------+--------+
 *  | end, quarters  | rank of the member id | 1: day |
 *  +----------------+-----------------------+--------+
 * </pre>
 *
 * Rows with the same key are one report: the greatest of their steps and of their totals, because both are running totals.
 */
final class ReportPlan {
    private static final long QUARTER_MS = 15 * 60_000L;
    private static final int QUARTERS_PER_HOUR = 4;
    private static final int HOURS_PER_DAY = 24;

    private final FileMembers members;
    private final int[] offsetQuarters;
    private final int[] indexesByRank;
    private final long[] keys;
    private final int[] steps;
    private final int[] totalsCentikcal;

    /**
     * @param indexesByRank member indexes by ascending member id.
     * @param offsetMinutes of each member's civil time from UTC, by member index.
     */
    ReportPlan(
            final ActivityRows rows, final FileMembers members, final int[] indexesByRank, final int[] offsetMinutes) {
        this.members = members;
        this.indexesByRank = indexesByRank;
        offsetQuarters =
                Arrays.stream(offsetMinutes).map(minutes -> minutes / 15).toArray();
        final int[] ranks = ranks(indexesByRank);
        keys = sortedKeys(rows, ranks);
        steps = new int[keys.length];
        totalsCentikcal = new int[keys.length];
        merge(rows, ranks);
    }

    int size() {
        return keys.length;
    }

    /** @return ledger time of the report, ms since 1970. */
    long timeMs(final int position) {
        return (keys[position] >> Integer.SIZE) * QUARTER_MS;
    }

    long memberId(final int position) {
        return members.memberId(memberIndex(position));
    }

    int epochDay(final int position) {
        return (civilEndHour(position) - 1) / HOURS_PER_DAY;
    }

    /** @return 0 to 23, or 24 for the whole day. */
    int hour(final int position) {
        return isWholeDay(position) ? Limits.WHOLE_DAY : (civilEndHour(position) - 1) % HOURS_PER_DAY;
    }

    /** @return steps, 0 when the files give none. */
    int steps(final int position) {
        return Math.max(0, steps[position]);
    }

    /** @return energy above rest, or {@link Limits#NULL_CENTIKCAL} when it has to be told from the steps. */
    int activeCentikcal(final int position) {
        final int rest = members.restCentikcal(memberIndex(position));
        if (totalsCentikcal[position] == NOT_GIVEN || rest == FileMembers.UNKNOWN) {
            return Limits.NULL_CENTIKCAL;
        }
        final long restOfPeriod = isWholeDay(position) ? (long) rest * HOURS_PER_DAY : rest;
        return (int) Math.max(0, totalsCentikcal[position] - restOfPeriod);
    }

    private int memberIndex(final int position) {
        return indexesByRank[(int) keys[position] >>> 1];
    }

    private boolean isWholeDay(final int position) {
        return (keys[position] & 1) == 1;
    }

    private int civilEndHour(final int position) {
        final int endQuarter = (int) (keys[position] >> Integer.SIZE);
        return (endQuarter + offsetQuarters[memberIndex(position)]) / QUARTERS_PER_HOUR;
    }

    private long[] sortedKeys(final ActivityRows rows, final int[] ranks) {
        final long[] all = new long[rows.size()];
        for (int row = 0; row < all.length; row++) {
            all[row] = key(rows, row, ranks);
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    private void merge(final ActivityRows rows, final int[] ranks) {
        Arrays.fill(steps, NOT_GIVEN);
        Arrays.fill(totalsCentikcal, NOT_GIVEN);
        for (int row = 0; row < rows.size(); row++) {
            final int position = Arrays.binarySearch(keys, key(rows, row, ranks));
            steps[position] = Math.max(steps[position], rows.steps(row));
            totalsCentikcal[position] = Math.max(totalsCentikcal[position], rows.totalCentikcal(row));
        }
    }

    private long key(final ActivityRows rows, final int row, final int[] ranks) {
        final int memberIndex = rows.memberIndex(row);
        final int hour = rows.hour(row);
        final boolean isWholeDay = hour == Limits.WHOLE_DAY;
        final int endHour = rows.epochDay(row) * HOURS_PER_DAY + (isWholeDay ? HOURS_PER_DAY : hour + 1);
        final long endQuarter = (long) endHour * QUARTERS_PER_HOUR - offsetQuarters[memberIndex];
        return endQuarter << Integer.SIZE | (long) ranks[memberIndex] << 1 | (isWholeDay ? 1 : 0);
    }

    private static int[] ranks(final int[] indexesByRank) {
        final int[] ranks = new int[indexesByRank.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[indexesByRank[rank]] = rank;
        }
        return ranks;
    }
}
