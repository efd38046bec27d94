package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostingProofTest {
    private static final int DAY = 20_000;
    private static final long NOON_MS = DAY * 86_400_000L + 43_200_000;
    private static final long CALLER = 1;

    @TempDir
    private Path directory;

    @Test
    void shouldProveABankThatEarnedHeldSpentAndRefunded() {
        final Path bank = makeBank("bank", 30_000);

        try (AuditLedger audit = replay(bank, ReplayLimit.NONE)) {
            final long postings = PostingProof.prove(bank, audit.ledger(), JournalProgress.SILENT);
            final TrialBalance balance = TrialBalance.of(audit.ledger());

            assertEquals(4, postings);
            assertEquals(audit.prove(), balance.accounts());
            assertEquals(0, balance.sumCenticoins());
            assertEquals(2_000, balance.heldCenticoins());
            assertEquals(AccountKind.MEMBER, balance.rows().get(0).kind());
            assertEquals(30_000 - 10_000 + 4_000 - 500, balance.rows().get(0).balanceCenticoins());
        }
    }

    @Test
    void shouldProveEveryMomentOnTheWay() {
        final Path bank = makeBank("bank", 30_000);

        for (long sequence = 0; sequence <= 9; sequence++) {
            try (AuditLedger audit = replay(bank, ReplayLimit.toSequence(sequence))) {
                assertEquals(sequence, audit.ledger().lastSequence());
                PostingProof.prove(bank, audit.ledger(), JournalProgress.SILENT);
            }
        }
    }

    @Test
    void shouldNameTheAccountThatDiffers() {
        final Path bank = makeBank("bank", 30_000);
        final Path other = makeBank("other", 30_001);

        try (AuditLedger audit = replay(other, ReplayLimit.NONE)) {
            final JournalException failure = assertThrows(
                    JournalException.class, () -> PostingProof.prove(bank, audit.ledger(), JournalProgress.SILENT));

            assertEquals(JournalException.Kind.BOOKS_DIFFER, failure.kind());
            assertTrue(failure.getMessage().contains("MEMBER:7"), failure.getMessage());
        }
    }

    private Path makeBank(final String name, final int energyCentikcal) {
        final Path path = directory.resolve(name);
        final BankConfig config = ImportClock.DATA.configure(BankConfig.at(path).withSyncPolicy(SyncPolicy.NONE));
        try (CalorieBank bank = CalorieBank.open(config)) {
            run(bank, new Command.PutMember(id(1), CALLER, 7, 70_000, 0, MemberStatus.ACTIVE));
            run(bank, new Command.PutMember(id(2), CALLER, 8, 70_000, 0, MemberStatus.ACTIVE));
            run(bank, new Command.PutMerchant(id(3), CALLER, 5, 0, 0, "", MerchantKind.CHARITY, MerchantStatus.ACTIVE));
            run(bank, new Command.ReportActivity(7, 1, DAY, 9_000, energyCentikcal, Limits.WHOLE_DAY, false));
            final long hold = place(bank, 4, 10_000);
            final long capture = run(bank, new Command.CaptureHold(id(5), CALLER, hold, Limits.NULL_AMOUNT, true))
                    .reference();
            run(bank, new Command.Refund(id(6), CALLER, capture, 4_000));
            run(bank, new Command.Donate(id(7), CALLER, 7, 5, 500));
            place(bank, 8, 2_000);
        }
        return path;
    }

    private static long place(final CalorieBank bank, final int id, final long amountCenticoins) {
        return run(bank, new Command.PlaceHold(id(id), CALLER, 7, 5, amountCenticoins, Limits.NULL_AMOUNT, 3_600_000))
                .reference();
    }

    private static Outcome run(final CalorieBank bank, final Command command) {
        final Outcome outcome = bank.submit(command, NOON_MS).join();
        assertTrue(outcome.isAccepted(), command + " " + outcome.code());
        return outcome;
    }

    private static CommandId id(final int number) {
        return new CommandId(0, number);
    }

    private static AuditLedger replay(final Path bank, final ReplayLimit limit) {
        return AuditLedger.replay(bank, limit, JournalProgress.SILENT);
    }
}
