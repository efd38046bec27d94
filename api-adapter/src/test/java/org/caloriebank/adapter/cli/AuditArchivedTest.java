package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.RetentionPolicy;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Audits of a bank whose first segments were archived, and of its snapshots. */
class AuditArchivedTest {
    @TempDir
    Path directory;

    private Path bank;

    @BeforeEach
    void writeAndArchive() {
        bank = directory.resolve("bank");
        final BankConfig config = BankConfig.at(bank)
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(64 << 10)
                .withLowDiskBytes(0)
                .withSnapshots(SnapshotPolicy.onDemand())
                .withCheckpoints(new CheckpointPolicy(1, 1))
                .withRetention(new RetentionPolicy(List.of("true")));
        try (CalorieBank open = CalorieBank.open(config)) {
            work(open, 3_000);
            open.takeSnapshot().join();
            work(open, 3_000);
            while (open.retentionState().archived() == 0
                    && open.retentionState().failed() == 0) {
                open.takeSnapshot().join();
            }
            work(open, 500);
        }
    }

    @Test
    void shouldProveWhatIsLeftAndSayWhereItBegins() {
        final ProgramRun run = ProgramRun.of("audit", "verify", "--data", bank);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("beginning was archived"), run.out());
        assertTrue(run.out().contains("holds the state of sequence"), run.out());
        assertTrue(run.out().contains("signed    up to sequence"), run.out());
    }

    @Test
    void shouldReportTheBooksFromWhatIsLeft() {
        final ProgramRun run = ProgramRun.of("audit", "trial-balance", "--data", bank, "--format", "csv");
        final ProgramRun tooEarly = ProgramRun.of("audit", "trial-balance", "--data", bank, "--as-of", 1);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("MEMBER,1,"), run.out());
        assertTrue(tooEarly.exitCode() != ExitCodes.OK);
        assertTrue(tooEarly.err().contains("archived"), tooEarly.err());
    }

    @Test
    void shouldRefuseASnapshotThatHoldsAnotherState() throws IOException {
        final List<Path> snapshots;
        try (var files = Files.list(bank.resolve("snapshots"))) {
            snapshots = files.filter(file -> file.toString().endsWith(".snapshot"))
                    .sorted()
                    .toList();
        }
        final Path newest = snapshots.get(snapshots.size() - 1);
        final byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);

        final ProgramRun run = ProgramRun.of("audit", "verify", "--data", bank);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains(newest.getFileName().toString()), run.err());
    }

    private static void work(final CalorieBank bank, final int grants) {
        final List<CompletableFuture<Outcome>> futures = new ArrayList<>();
        futures.add(bank.submit(new Command.PutMember(CommandId.random(), 1, 5, 70_000, 0, MemberStatus.ACTIVE)));
        for (int i = 0; i < grants; i++) {
            futures.add(bank.submit(new Command.AdjustBalance(CommandId.random(), 1, 5, 1 + i, 9, "test")));
        }
        futures.forEach(CompletableFuture::join);
    }
}
