package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.workload.CentreJournal;

/** A bank's directory with a day at a sports centre in it. */
public final class CentreBank {
    private CentreBank() {}

    public static void write(final Path directory, final long seed) {
        try (CalorieBank bank = CalorieBank.open(
                ImportClock.DATA.configure(BankConfig.at(directory).withSyncPolicy(SyncPolicy.NONE)))) {
            CentreJournal.run(
                    seed, (timeMs, command) -> bank.submit(command, timeMs).join());
        }
    }
}
