package org.caloriebank.ledger.campaign;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.agrona.UnsafeApi;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;

/**
 * What rebates have paid for captures. A capture has at most one of each campaign; they are a list by the campaigns' ids, found by the first.
 *
 * <pre>
 *   offset  length  field
 *        0       8  capture id
 *        8       8  paid and not taken back, centicoins
 *       16       4  next rebate of the capture
 *       20       4  campaign's row; 0 when this row is free
 *       24       4  month of the lot it was paid into
 * </pre>
 *
 * Owned by the ledger thread.
 */
final class Rebates implements AutoCloseable {
    private static final int PAID = 8;
    private static final int NEXT = 16;
    private static final int CAMPAIGN = 20;
    private static final int LOT_MONTH = 24;

    private final Rows rows = new Rows(32);
    private final LongIndex index = new LongIndex(rows);

    /** @return the capture's first rebate, or {@link Rows#NULL_ROW}. */
    int find(final long captureId) {
        return index.find(captureId);
    }

    /** @param previous the capture's rebate of the campaign before this one, or {@link Rows#NULL_ROW}. */
    int make(
            final long captureId,
            final int previous,
            final int campaign,
            final int lotMonth,
            final long paidCenticoins) {
        final int row = rows.allocate();
        final long address = rows.address(row);
        UnsafeApi.putLong(address, captureId);
        UnsafeApi.putLong(address + PAID, paidCenticoins);
        UnsafeApi.putInt(address + CAMPAIGN, campaign);
        UnsafeApi.putInt(address + LOT_MONTH, lotMonth);
        if (previous == Rows.NULL_ROW) {
            index.add(captureId, row);
        } else {
            UnsafeApi.putInt(rows.address(previous) + NEXT, row);
        }
        return row;
    }

    int next(final int row) {
        return UnsafeApi.getInt(rows.address(row) + NEXT);
    }

    int campaign(final int row) {
        return UnsafeApi.getInt(rows.address(row) + CAMPAIGN);
    }

    int lotMonth(final int row) {
        return UnsafeApi.getInt(rows.address(row) + LOT_MONTH);
    }

    long paidCenticoins(final int row) {
        return UnsafeApi.getLong(rows.address(row) + PAID);
    }

    void paidCenticoins(final int row, final long paidCenticoins) {
        UnsafeApi.putLong(rows.address(row) + PAID, paidCenticoins);
    }

    boolean isFull() {
        return rows.isFull();
    }

    /** The capture is forgotten, and its rebates with it; what they paid stays paid. */
    void forget(final long captureId, final Campaigns campaigns) {
        final int first = rows.live() == 0 ? Rows.NULL_ROW : index.find(captureId);
        if (first == Rows.NULL_ROW) {
            return;
        }
        index.remove(captureId, first);
        int row = first;
        while (row != Rows.NULL_ROW) {
            final int next = next(row);
            CampaignRow.addForgotten(campaigns.address(campaign(row)), paidCenticoins(row));
            UnsafeApi.putInt(rows.address(row) + CAMPAIGN, Rows.NULL_ROW);
            rows.free(row);
            row = next;
        }
    }

    /** Add up what is kept, by campaign's row. */
    void addPaidTo(final long[] keptByRow) {
        int found = 0;
        for (int row = 1; row < rows.end(); row++) {
            if (campaign(row) != Rows.NULL_ROW) {
                check(paidCenticoins(row) >= 0, "a rebate is not negative in row", row);
                keptByRow[campaign(row)] += paidCenticoins(row);
                found++;
            }
        }
        check(found == rows.live(), "number of rebates");
    }

    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int row = 1; row < rows.end(); row++) {
            if (campaign(row) != Rows.NULL_ROW) {
                hash.add(UnsafeApi.getLong(rows.address(row)));
                hash.add(paidCenticoins(row));
                hash.add((long) lotMonth(row) << 32 | campaign(row));
            }
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        index.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        index.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + index.bytes();
    }

    @Override
    public void close() {
        rows.close();
        index.close();
    }
}
