package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A program may open and close banks for ever. */
@Timeout(60)
class ClosedBankTest {
    @TempDir
    private Path directory;

    @Test
    void shouldNotBeKeptByTheThreadThatUsedIt() {
        final WeakReference<CalorieBank> bank = openAskAndClose();

        while (bank.get() != null) { // the timeout ends it when somebody keeps the bank
            System.gc();
        }

        assertNull(bank.get());
    }

    private WeakReference<CalorieBank> openAskAndClose() {
        final BankConfig config =
                BankConfig.at(directory).withSyncPolicy(SyncPolicy.NONE).withLowDiskBytes(0);
        try (CalorieBank bank = CalorieBank.open(config)) {
            bank.ask(new Query.Ledger(false)).join();
            return new WeakReference<>(bank);
        }
    }
}
