package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalVerifier;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.codec.MemberStatus;

/** Makes banks that sign checkpoints. */
final class SignedBank {
    private static final long TIME_MS = 1_790_000_000_000L;

    private SignedBank() {}

    /** Open the bank so many times, each time with one more member, who is given coins; @return the last sequence. */
    static long run(final Path directory, final int runs) {
        final BankConfig config = BankConfig.at(directory)
                .withClock(LedgerClock.ofCommands())
                .withCheckpoints(new CheckpointPolicy(2, 3_600));
        for (int run = 0; run < runs; run++) {
            try (CalorieBank bank = CalorieBank.open(config)) {
                final long member = bank.health().sequence() + 1;
                final CommandId id = CommandId.ofText("member " + member);
                bank.submit(new Command.PutMember(id, 1, member, 70_000, 0, MemberStatus.ACTIVE), TIME_MS)
                        .join();
                for (int grant = 1; grant <= 9; grant++) {
                    final CommandId grantId = CommandId.ofText(member + " is given " + grant);
                    bank.submit(new Command.AdjustBalance(grantId, 1, member, 100L * grant, 1, "test"), TIME_MS + grant)
                            .join();
                }
            }
        }
        return JournalVerifier.verify(directory, JournalProgress.SILENT).lastSequence();
    }
}
