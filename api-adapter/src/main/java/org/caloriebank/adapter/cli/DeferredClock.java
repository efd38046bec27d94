package org.caloriebank.adapter.cli;

import org.caloriebank.pipeline.LedgerClock;

/** Stands still until it is known which clock a bank shall run on, which its last ledger time helps to decide. */
final class DeferredClock implements LedgerClock {
    private volatile LedgerClock clock;

    void runOn(final LedgerClock clock) {
        this.clock = clock;
    }

    @Override
    public long timeMs(final long lastTimeMs, final long requestedTimeMs) {
        final LedgerClock now = clock;
        return now == null ? lastTimeMs : now.timeMs(lastTimeMs, requestedTimeMs);
    }
}
