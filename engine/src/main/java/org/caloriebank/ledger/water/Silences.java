package org.caloriebank.ledger.water;

import org.caloriebank.ledger.facility.Facilities;
import org.caloriebank.ledger.facility.Spaces;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.codec.EventKind;

/** Tells when a space whose water is watched has not been heard of for as long as its profile bears. Owned by the ledger thread. */
final class Silences implements Timers {
    private static final int COST = 2;

    private final Facilities facilities;
    private final Spaces spaces;
    private final WatchedSpaces watchedSpaces;
    private final OutcomeDraft outcome;

    Silences(
            final Facilities facilities,
            final Spaces spaces,
            final WatchedSpaces watchedSpaces,
            final OutcomeDraft outcome) {
        this.facilities = facilities;
        this.spaces = spaces;
        this.watchedSpaces = watchedSpaces;
        this.outcome = outcome;
    }

    @Override
    public long dueAtMs() {
        final int first = watchedSpaces.firstSilence();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : WatchedRow.silentAtMs(watchedSpaces.address(first));
    }

    @Override
    public int cost() {
        return COST;
    }

    @Override
    public void fireFirst() {
        final int first = watchedSpaces.firstSilence();
        final long watched = watchedSpaces.address(first);
        watchedSpaces.fallSilent(first);
        final long facilityId = facilities.facilityId(spaces.facility(WatchedRow.spaceRow(watched)));
        outcome.event(
                EventKind.WATER_SILENT,
                facilityId,
                WatchedRow.spaceId(watched),
                0,
                WatchedRow.measuredAtMs(watched),
                0);
    }
}
