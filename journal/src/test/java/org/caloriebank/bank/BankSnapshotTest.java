package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.caloriebank.journal.ForwardingDisk;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a bank that runs, closes and comes back. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class BankSnapshotTest {
    private static final int MEMBERS = 40;

    @TempDir
    Path directory;

    @Test
    void shouldTakeASnapshotBesideTheCommandsAndGoOnFromIt() {
        final SnapshotPolicy onDemand = SnapshotPolicy.onDemand();
        final Answer.Ledger last;
        try (CalorieBank bank = CalorieBank.open(config(onDemand))) {
            final List<CompletableFuture<Outcome>> futures = grant(bank, 1_000);
            futures.get(0).join();
            final CompletableFuture<Snapshot> first = bank.takeSnapshot();
            futures.addAll(grant(bank, 1_000));
            final long acknowledged = futures.get(futures.size() - 1).join().sequence();

            assertTrue(first.join().sequence() > 0);
            assertTrue(bank.takeSnapshot().join().sequence() >= acknowledged);
            assertEquals(2, bank.snapshotState().taken());
            grant(bank, 100).forEach(CompletableFuture::join);
            last = bank.ask(new Query.Ledger(true)).join();
        }

        try (CalorieBank bank = CalorieBank.open(config(onDemand))) {
            final Answer.Ledger after = bank.ask(new Query.Ledger(true)).join();
            assertEquals(last.stateHash(), after.stateHash());
            assertEquals(last.idempotencyHash(), after.idempotencyHash());
            assertEquals(last.lastSequence(), after.lastSequence());
            assertEquals(
                    last.lastSequence() - bank.recovery().snapshotSequence(),
                    bank.recovery().records());
            assertTrue(bank.recovery().records() >= 100);
        }
    }

    @Test
    void shouldTakeOneWhenTheIntervalIsOverAndSomethingHappened() {
        try (CalorieBank bank =
                CalorieBank.open(config(SnapshotPolicy.onDemand().withIntervalMs(1)))) {
            grant(bank, 10).forEach(CompletableFuture::join);
            final long sequence = bank.health().sequence();
            while (bank.snapshotState().sequence() < sequence) {
                Thread.onSpinWait();
            }
            assertTrue(bank.snapshotState().taken() >= 1);
            assertNull(bank.snapshotState().failure());
        }
    }

    @Test
    void shouldKeepAsManyAsThePolicySays() throws IOException {
        for (int run = 0; run < 4; run++) {
            try (CalorieBank bank =
                    CalorieBank.open(config(SnapshotPolicy.defaults().withKept(2)))) {
                grant(bank, 10).forEach(CompletableFuture::join);
            }
        }

        try (var files = Files.list(directory.resolve("snapshots"))) {
            assertEquals(
                    2,
                    files.filter(file -> file.toString().endsWith(".snapshot")).count());
        }
    }

    @Test
    void shouldSetAsideADamagedSnapshotWithANotice() throws IOException {
        final long stateHash;
        try (CalorieBank bank = CalorieBank.open(config(SnapshotPolicy.defaults()))) {
            grant(bank, 500).forEach(CompletableFuture::join);
            stateHash = bank.ask(new Query.Ledger(true)).join().stateHash();
        }
        final Path file = onlySnapshot();
        final byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 4;
        Files.write(file, bytes);

        try (CalorieBank bank = CalorieBank.open(config(SnapshotPolicy.onDemand()))) {
            assertEquals(stateHash, bank.ask(new Query.Ledger(true)).join().stateHash());
            assertTrue(
                    bank.recovery().notice().contains(file.getFileName().toString()),
                    bank.recovery().notice());
            assertEquals(0, bank.recovery().snapshotSequence());
        }
        try (CalorieBank bank = CalorieBank.open(config(SnapshotPolicy.onDemand()))) {
            assertEquals("", bank.recovery().notice());
        }
    }

    @Test
    void shouldGoOnWhenASnapshotFails() {
        final FullDisk disk = new FullDisk();
        try (CalorieBank bank = CalorieBank.open(
                config(SnapshotPolicy.onDemand()), JournalProgress.SILENT, disk, () -> Long.MAX_VALUE, sink -> sink)) {
            grant(bank, 10).forEach(CompletableFuture::join);
            final CompletionException e = assertThrows(
                    CompletionException.class, () -> bank.takeSnapshot().join());
            assertInstanceOf(SnapshotFailedException.class, e.getCause());
            assertEquals(1, bank.snapshotState().failed());
            assertTrue(
                    bank.snapshotState().failure().contains("No space left"),
                    bank.snapshotState().failure());

            grant(bank, 10).forEach(CompletableFuture::join);
            assertTrue(bank.health().isReady());
            disk.isFull = false;
            assertTrue(bank.takeSnapshot().join().sequence() > 0);
            assertNull(bank.snapshotState().failure());
        }
    }

    @Test
    void shouldFailARequestWhenTheBankIsClosed() {
        final CalorieBank bank = CalorieBank.open(config(SnapshotPolicy.onDemand()));
        bank.close();

        assertThrows(CompletionException.class, () -> bank.takeSnapshot().join());
        assertFalse(Files.exists(directory.resolve("snapshots")));
    }

    /** A disk that has no room for snapshots. */
    private static final class FullDisk extends ForwardingDisk {
        private volatile boolean isFull = true;

        @Override
        public FileChannel open(final Path file, final OpenOption... options) throws IOException {
            if (isFull && file.toString().endsWith(".new")) {
                throw new IOException("No space left on device");
            }
            return super.open(file, options);
        }
    }

    private Path onlySnapshot() throws IOException {
        try (var files = Files.list(directory.resolve("snapshots"))) {
            return files.filter(file -> file.toString().endsWith(".snapshot"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private BankConfig config(final SnapshotPolicy snapshots) {
        return BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(1 << 20)
                .withLowDiskBytes(0)
                .withPipeline(BankSeam.NO_TICKS)
                .withSnapshots(snapshots);
    }

    private static List<CompletableFuture<Outcome>> grant(final CalorieBank bank, final int grants) {
        final List<CompletableFuture<Outcome>> futures = new ArrayList<>();
        for (int member = 1; member <= MEMBERS; member++) {
            futures.add(
                    bank.submit(new Command.PutMember(CommandId.random(), 1, member, 70_000, 0, MemberStatus.ACTIVE)));
        }
        for (int i = 0; i < grants; i++) {
            futures.add(
                    bank.submit(new Command.AdjustBalance(CommandId.random(), 1, 1 + i % MEMBERS, 1 + i, 9, "test")));
        }
        return futures;
    }
}
