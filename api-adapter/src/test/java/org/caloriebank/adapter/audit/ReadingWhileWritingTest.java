package org.caloriebank.adapter.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalSeek;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Statements read while the bank writes as fast as it can, over many segments: always what was acknowledged, and never a false alarm. */
final class ReadingWhileWritingTest {
    private static final int MEMBERS = 50;
    private static final int LINES = 60;
    private static final int STATEMENTS = 600;
    private static final int FROM_FILES_ALONE = 60;
    /** Fewer than the bank remembers ids of: with more, all would be refused and touch nobody. */
    private static final long COMMANDS_MAX = 1_000_000;

    @TempDir
    private Path directory;

    @Test
    @Timeout(120)
    void shouldShowWhatWasAcknowledgedAndFoot() throws InterruptedException {
        final BankConfig config =
                BankConfig.at(directory).withSyncPolicy(SyncPolicy.NONE).withSegmentBytes(1 << 20);
        final AtomicBoolean isDone = new AtomicBoolean();
        try (CalorieBank bank = CalorieBank.open(config)) {
            for (int member = 1; member <= MEMBERS; member++) {
                submit(bank, new Command.PutMember(id(member), 1, member, 70_000, 0, MemberStatus.ACTIVE))
                        .sequence();
            }
            final Thread writer = new Thread(() -> write(bank, isDone), "writer");
            writer.start();
            try {
                readWithHeadsOfTheBank(bank);
                readFromFilesAlone();
            } finally {
                isDone.set(true);
                writer.join();
            }
        }
    }

    private void readWithHeadsOfTheBank(final CalorieBank bank) {
        final SplittableRandom random = new SplittableRandom(1);
        try (JournalSeek seek = JournalSeek.open(directory)) {
            for (int i = 0; i < STATEMENTS; i++) {
                final long memberId = 1 + random.nextInt(MEMBERS);
                final Answer.Member member =
                        bank.ask(new Query.Member(memberId)).join();
                final Statement statement =
                        Statement.of(new MemberTrail(seek, memberId, member.lastSequence()), LINES, Long.MIN_VALUE);
                final int last = statement.lines().size() - 1;

                assertEquals(member.lastSequence(), statement.lines().get(last).sequence(), "statement " + i);
                assertEquals(member.balanceCenticoins(), statement.closingCenticoins(), "statement " + i);
            }
        }
    }

    private void readFromFilesAlone() {
        final SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < FROM_FILES_ALONE; i++) {
            try (MemberAudit audit = MemberAudit.open(directory, TrailBase.NONE)) {
                final long memberId = 1 + random.nextInt(MEMBERS);
                final MemberTrail trail = audit.trail(memberId, Moment.END, JournalProgress.SILENT);
                assertTrue(Statement.of(trail, LINES, Long.MIN_VALUE).lines().size() > 0, "statement " + i);
            }
        }
    }

    private static void write(final CalorieBank bank, final AtomicBoolean isDone) {
        final SplittableRandom random = new SplittableRandom(3);
        long number = MEMBERS;
        while (!isDone.get() && number < COMMANDS_MAX) {
            number++;
            final long memberId = 1 + random.nextInt(MEMBERS);
            bank.submit(new Command.AdjustBalance(
                    id(number), 1, memberId, 1 + random.nextInt(1_000), 1, "while somebody reads"));
            if (number % 1_000 == 0) {
                bank.ask(new Query.Member(memberId)).join(); // blocks of every size
            }
        }
    }

    private static Outcome submit(final CalorieBank bank, final Command command) {
        return bank.submit(command).join();
    }

    private static CommandId id(final long number) {
        return new CommandId(7, number);
    }
}
