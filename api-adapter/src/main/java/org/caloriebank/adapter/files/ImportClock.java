package org.caloriebank.adapter.files;

import org.caloriebank.bank.BankConfig;
import org.caloriebank.pipeline.LedgerClock;

/** Whose time an import runs on. */
public enum ImportClock {
    /** The data's own: ledger time follows the reports, so all of them are in time. For a bank that is built from files. */
    DATA {
        /** The import sends its ticks itself, at each midnight: a ticker on a thread of its own would put them in another place each time. */
        @Override
        public BankConfig configure(final BankConfig config) {
            return config.withPipeline(
                    config.pipeline().withClock(LedgerClock.ofCommands()).withTickPeriodMs(TICK_PERIOD_MS));
        }
    },
    /** The wall's: for a live bank, which refuses hours of long ago. */
    NOW {
        @Override
        public BankConfig configure(final BankConfig config) {
            return config.withClock(LedgerClock.wall());
        }
    };

    private static final long TICK_PERIOD_MS = 365L * 86_400_000;

    /** @return the settings for a bank that takes an import on this clock. */
    public abstract BankConfig configure(BankConfig config);
}
