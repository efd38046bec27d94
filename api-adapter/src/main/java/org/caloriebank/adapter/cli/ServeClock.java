package org.caloriebank.adapter.cli;

import org.caloriebank.pipeline.LedgerClock;

/** Which clock a served bank runs on. */
enum ServeClock {
    NOW,
    CONTINUE,
    DATA;

    LedgerClock ledgerClock() {
        return switch (this) {
            case NOW -> LedgerClock.wall();
            case CONTINUE -> LedgerClock.continuing();
            case DATA -> LedgerClock.ofCommands();
        };
    }
}
