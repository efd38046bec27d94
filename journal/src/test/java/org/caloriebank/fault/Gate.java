package org.caloriebank.fault;

import org.caloriebank.pipeline.LedgerClock;

/**
 * The clock of a bank under test: time is what commands ask for, and the last command sent waits until more are sent. So the ledger and the journal
 * take exactly one burst at a time, whatever the threads' speed, and the journal's blocks are the same in each run. Asked by the ledger's thread; told
 * by the one that sends.
 */
final class Gate implements LedgerClock {
    private static final long TIMEOUT_NS = 60_000_000_000L;
    private static final String LEDGER_THREAD = "caloriebank-ledger";

    /** Commands that were sent, in whole bursts. */
    private volatile long sent;

    private volatile boolean isOpen;
    /** Written by the ledger's thread only. */
    private volatile long begun;

    /** @param commands of a burst that is in the ring as a whole. */
    void onSent(final int commands) {
        sent = sent + commands;
    }

    /** Wait until the ledger holds the last command sent: what is sent from now on will be a batch of its own. */
    void awaitHeld() {
        final long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        while (begun < sent) {
            if (System.nanoTime() - deadlineNs > 0) {
                throw new AssertionError("the ledger came to " + begun + " of " + sent + " commands");
            }
            Thread.yield();
        }
    }

    /** Nothing waits any more. */
    void open() {
        isOpen = true;
    }

    @Override
    public long timeMs(final long lastTimeMs, final long requestedTimeMs) {
        if (Thread.currentThread().getName().equals(LEDGER_THREAD)) {
            final long number = begun + 1;
            begun = number;
            while (number >= sent && !isOpen) {
                Thread.onSpinWait();
                Thread.yield();
            }
        }
        return requestedTimeMs;
    }
}
