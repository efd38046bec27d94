package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmptiedAccountTest {
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;

    @TempDir
    private Path directory;

    @Test
    void shouldProveTheBooksWhenAnAccountComesBackToZero() {
        try (CalorieBank bank = CalorieBank.open(ImportClock.DATA.configure(BankConfig.at(directory)))) {
            run(bank, new Command.PutMember(CommandId.random(), 1, 7, 70_000, 0, MemberStatus.ACTIVE));
            run(bank, new Command.PutMember(CommandId.random(), 1, 8, 70_000, 0, MemberStatus.ACTIVE));
            run(bank, new Command.ReportActivity(7, 1, DAY, 0, 300_00, Limits.WHOLE_DAY, false));
            run(bank, new Command.Gift(CommandId.random(), 1, 7, 8, 300_00));
        }

        try (AuditLedger audit = AuditLedger.replay(directory, ReplayLimit.NONE, JournalProgress.SILENT)) {
            assertEquals(2, PostingProof.prove(directory, audit.ledger(), JournalProgress.SILENT));
        }
    }

    private static void run(final CalorieBank bank, final Command command) {
        assertTrue(bank.submit(command, NOON_MS).join().isAccepted(), command.toString());
    }
}
