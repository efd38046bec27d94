package org.caloriebank.ledger.campaign;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.Limits;

/**
 * What multipliers have paid for members' days, so that a later report posts only the difference.
 *
 * <pre>
 *   offset  length  field
 *        0       8  member's row (32 bits), civil day (16), campaign's row (16)
 *        8       4  paid, centicoins: ten times a day's greatest cap at most
 *       12       4  next bonus of the day
 * </pre>
 *
 * Kept until no report can change the day any more, and forgotten by day. Owned by the ledger thread.
 */
final class Bonuses implements AutoCloseable {
    /** A day is open to reports until {@link Limits#DAYS_BACK_MAX} days have passed in every zone; one day is to spare. */
    private static final int DAYS_KEPT = Limits.DAYS_BACK_MAX + 2;

    private static final int PAID = 8;
    private static final int NEXT = 12;
    private static final int SHORT_MASK = 0xFFFF;

    private final Rows rows = new Rows(16);
    private final LongIndex index = new LongIndex(rows);
    private final BonusDays days = new BonusDays();

    private static long key(final int memberRow, final int epochDay, final int campaign) {
        return (long) memberRow << 32 | (long) epochDay << 16 | campaign;
    }

    /** @return the bonus, or {@link Rows#NULL_ROW} when nothing was ever paid. */
    int find(final int memberRow, final int epochDay, final int campaign) {
        return index.find(key(memberRow, epochDay, campaign));
    }

    int make(final int memberRow, final int epochDay, final int campaign) {
        final int row = rows.allocate();
        final long key = key(memberRow, epochDay, campaign);
        UnsafeApi.putLong(rows.address(row), key);
        UnsafeApi.putInt(rows.address(row) + NEXT, days.prepend(epochDay, row));
        index.add(key, row);
        return row;
    }

    long paidCenticoins(final int row) {
        return UnsafeApi.getInt(rows.address(row) + PAID);
    }

    void paidCenticoins(final int row, final long paidCenticoins) {
        UnsafeApi.putInt(rows.address(row) + PAID, Math.toIntExact(paidCenticoins));
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** @return ledger time from which on the oldest day's bonuses may be forgotten, ms; Long.MAX_VALUE for none. */
    long forgettingDueAtMs() {
        return days.isEmpty() ? Long.MAX_VALUE : (days.oldest() + DAYS_KEPT + 1) * Calendar.DAY_MS;
    }

    /** Forget one bonus of the oldest day; what it paid stays paid. */
    void forgetFirst(final Campaigns campaigns) {
        final int row = days.firstOfOldest();
        final long address = rows.address(row);
        days.dropFirst(UnsafeApi.getInt(address + NEXT));
        CampaignRow.addForgotten(campaigns.address(campaign(address)), paidCenticoins(row));
        index.remove(UnsafeApi.getLong(address), row);
        rows.free(row);
    }

    /** Add up what is kept, by campaign's row. */
    void addPaidTo(final long[] keptByRow) {
        int found = 0;
        for (int at = 0; at < days.count(); at++) {
            for (int row = days.first(at); row != Rows.NULL_ROW; row = next(row)) {
                final long address = rows.address(row);
                check(day(address) == days.day(at), "day of a bonus", days.day(at));
                check(paidCenticoins(row) >= 0, "a bonus is not negative of day", days.day(at));
                keptByRow[campaign(address)] += paidCenticoins(row);
                found++;
            }
        }
        check(found == rows.live() && found == index.size(), "number of bonuses");
    }

    /** The rows of members and campaigns are in the order these were opened: they may be hashed. */
    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int at = 0; at < days.count(); at++) {
            for (int row = days.first(at); row != Rows.NULL_ROW; row = next(row)) {
                hash.add(UnsafeApi.getLong(rows.address(row)));
                hash.add(paidCenticoins(row));
            }
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
        days.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
        days.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }

    private int next(final int row) {
        return UnsafeApi.getInt(rows.address(row) + NEXT);
    }

    private static int campaign(final long address) {
        return (int) UnsafeApi.getLong(address) & SHORT_MASK;
    }

    private static int day(final long address) {
        return (int) (UnsafeApi.getLong(address) >>> 16) & SHORT_MASK;
    }
}
