package org.caloriebank.pipeline;

import java.time.Clock;

/**
 * Where ledger time comes from. Called by the ledger thread for each command; the ledger's own rule that time never goes back is applied by the
 * caller.
 */
@FunctionalInterface
public interface LedgerClock {
    /**
     * @param lastTimeMs ledger time of the last command, ms since 1970; 0 before the first.
     * @param requestedTimeMs what the door asked for; 0 when it has no opinion.
     * @return the time of the command, ms; an answer before lastTimeMs counts as lastTimeMs.
     */
    long timeMs(long lastTimeMs, long requestedTimeMs);

    /** The wall's clock, whatever a door asks: for a live bank. */
    static LedgerClock wall() {
        return of(Clock.systemUTC());
    }

    /** A clock of one's own, whatever a door asks. */
    static LedgerClock of(final Clock clock) {
        return (lastTimeMs, requestedTimeMs) -> clock.millis();
    }

    /** The data's own clock: time is what doors ask for, and stands still when they do not. */
    static LedgerClock ofCommands() {
        return (lastTimeMs, requestedTimeMs) -> requestedTimeMs;
    }

    /** Goes on from the last ledger time at the wall's pace: for a bank that lives in the past of its data. */
    static LedgerClock continuing() {
        return new LedgerClock() {
            private volatile long offsetMs = Long.MIN_VALUE;

            @Override
            public long timeMs(final long lastTimeMs, final long requestedTimeMs) {
                final long nowMs = System.currentTimeMillis();
                if (offsetMs == Long.MIN_VALUE) {
                    offsetMs = lastTimeMs == 0 ? 0 : lastTimeMs - nowMs;
                }
                return nowMs + offsetMs;
            }
        };
    }
}
