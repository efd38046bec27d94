package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.ForwardingDisk;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A running bank whose old segments go to an archive. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BankRetentionTest {
    @TempDir
    Path temporary;

    private Path directory;
    private Path archive;

    @BeforeEach
    void nameDirectories() throws IOException {
        directory = temporary.resolve("bank");
        archive = Files.createDirectory(temporary.resolve("archive"));
    }

    @Test
    void shouldArchiveWhileItRunsAndComeBackFromWhatIsLeft() throws IOException {
        final List<String> copy = List.of("sh", "-c", "cp \"$1\" \"$0\"", archive.toString());
        final long stateHash;
        try (CalorieBank bank = CalorieBank.open(config(copy))) {
            work(bank, 4_000);
            bank.takeSnapshot().join();
            work(bank, 4_000);
            bank.takeSnapshot().join();
            while (bank.retentionState().archived() == 0
                    && bank.retentionState().failed() == 0) {
                bank.takeSnapshot().join(); // the checkpoint may come a little after the snapshot
            }
            assertNull(bank.retentionState().failure());
            work(bank, 100);
            stateHash = bank.ask(new Query.Ledger(true)).join().stateHash();
        }

        assertTrue(Files.exists(directory.resolve("archived.log")));
        try (var files = Files.list(archive)) {
            assertEquals(Files.readAllLines(directory.resolve("archived.log")).size(), files.count());
        }
        try (CalorieBank bank = CalorieBank.open(config(copy))) {
            assertEquals(stateHash, bank.ask(new Query.Ledger(true)).join().stateHash());
            work(bank, 100);
        }
    }

    @Test
    void shouldTellWhenTheArchiveFailsAndGoOn() {
        try (CalorieBank bank = CalorieBank.open(config(List.of("false")))) {
            work(bank, 4_000);
            bank.takeSnapshot().join();
            work(bank, 4_000);
            while (bank.retentionState().failed() == 0) {
                bank.takeSnapshot().join();
            }

            assertTrue(
                    bank.retentionState().failure().contains("code 1"),
                    bank.retentionState().failure());
            work(bank, 10);
            assertTrue(bank.health().isReady());
        }
    }

    @Test
    void shouldFailRequestsAndSayWhyWhenAnErrorEndsTheThread() {
        final Disk disk = new ForwardingDisk() {
            @Override
            public FileChannel open(final Path file, final OpenOption... options) throws IOException {
                if (file.toString().endsWith("archived.log.new")) {
                    throw new InternalError("a page without a disk");
                }
                return super.open(file, options);
            }
        };
        try (CalorieBank bank = CalorieBank.open(
                config(List.of("true")), JournalProgress.SILENT, disk, () -> Long.MAX_VALUE, sink -> sink)) {
            work(bank, 4_000);
            bank.takeSnapshot().join();
            work(bank, 4_000);
            final CompletionException e = assertThrows(CompletionException.class, () -> {
                while (true) {
                    bank.takeSnapshot().join();
                }
            });

            assertInstanceOf(SnapshotFailedException.class, e.getCause());
            assertEquals(e.getCause().getMessage(), bank.health().snapshotFailure());
            assertTrue(e.getCause().getMessage().contains("a page without a disk"), e.toString());
            assertEquals(1, bank.retentionState().failed());
            assertTrue(bank.takeSnapshot().isCompletedExceptionally());
            work(bank, 10);
            assertTrue(bank.health().isReady());
        }
    }

    private BankConfig config(final List<String> archiveCommand) {
        return BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(64 << 10)
                .withLowDiskBytes(0)
                .withPipeline(BankSeam.NO_TICKS)
                .withSnapshots(SnapshotPolicy.onDemand())
                .withCheckpoints(new CheckpointPolicy(1, 1))
                .withRetention(new RetentionPolicy(archiveCommand));
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
