package org.caloriebank.bank;

import org.caloriebank.journal.Disk;
import org.caloriebank.journal.DiskSpace;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.pipeline.PipelineConfig;

/** Lets tests of other packages open a bank on a disk of theirs and look at its ledger. */
public final class BankSeam {
    /** A tick between two looks at a bank, or between a look and the close, leaves another state than the one seen: not from this one's ticker. */
    public static final PipelineConfig NO_TICKS = PipelineConfig.defaults().withTickPeriodMs(3_600_000);

    private BankSeam() {}

    public static CalorieBank open(final BankConfig config, final Disk disk, final DiskSpace diskSpace) {
        return CalorieBank.open(config, JournalProgress.SILENT, disk, diskSpace, sink -> sink);
    }

    /** @return the bank's ledger, to be read while nothing is under way. */
    public static Ledger ledger(final CalorieBank bank) {
        return bank.ledger();
    }
}
