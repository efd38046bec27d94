package org.caloriebank.bench;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.Recovery;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/** A process that opens a bank, asks one question and says how long that took since it was started. */
final class RestartProbe {
    private RestartProbe() {}

    /** @param arguments directory of the bank, and whether to prove the whole state after the question. */
    public static void main(final String[] arguments) {
        final BankConfig config = BankConfig.at(Path.of(arguments[0]))
                .withClock(LedgerClock.ofCommands())
                .withSnapshots(SnapshotPolicy.onDemand());
        try (CalorieBank bank = CalorieBank.open(config)) {
            final Answer.Member member =
                    bank.ask(new Query.Member(Population.memberId(0))).join();
            final long answeredMs = System.currentTimeMillis()
                    - ManagementFactory.getRuntimeMXBean().getStartTime();
            if (member.code() != ResultCode.ACCEPTED) {
                throw new IllegalStateException("the first member is not there");
            }
            final Recovery recovery = bank.recovery();
            final boolean isProven = Boolean.parseBoolean(arguments[1]);
            final long stateHash =
                    isProven ? bank.ask(new Query.Ledger(true)).join().stateHash() : 0;
            System.out.printf(
                    Locale.ROOT,
                    "%d %d %d %d %016x%n",
                    answeredMs,
                    recovery.snapshotSequence(),
                    recovery.records(),
                    recovery.nanos(),
                    stateHash);
        }
    }
}
