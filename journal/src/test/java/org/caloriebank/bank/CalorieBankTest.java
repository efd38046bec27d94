package org.caloriebank.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.agrona.DirectBuffer;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReport;
import org.caloriebank.journal.JournalVerifier;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.Checkpoint;
import org.caloriebank.journal.checkpoint.CheckpointFile;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.journal.checkpoint.SignedCheckpoint;
import org.caloriebank.pipeline.LedgerClock;
import org.caloriebank.pipeline.RecordSink;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class CalorieBankTest {
    private static final long MIB = 1L << 20;
    private static final long CALLER = 1;
    private static final long OPERATOR = 9;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void nameDirectory() {
        directory = temporary.resolve("bank");
    }

    @ParameterizedTest
    @EnumSource(SyncPolicy.class)
    void shouldStandWhereItStoodWhenOpenedAgain(final SyncPolicy syncPolicy) {
        final Answer.Ledger before;
        try (CalorieBank bank = CalorieBank.open(config().withSyncPolicy(syncPolicy))) {
            openMembers(bank, 50);
            grantAll(bank, 50, 4_000);
            before = bank.ask(new Query.Ledger(true)).join();
        }

        try (CalorieBank bank = CalorieBank.open(config().withSyncPolicy(syncPolicy))) {
            final Answer.Ledger after = bank.ask(new Query.Ledger(true)).join();

            assertEquals(before.stateHash(), after.stateHash());
            assertEquals(before.idempotencyHash(), after.idempotencyHash());
            assertEquals(before.lastSequence(), bank.recovery().snapshotSequence());
            assertEquals(0, bank.recovery().records());
            assertEquals(before.lastSequence(), bank.recovery().lastSequence());
            assertEquals("", bank.recovery().notice());
            assertTrue(bank.recovery().blocks() > 0);
            assertTrue(bank.health().isReady());
        }
    }

    @Test
    void shouldAnswerTheOriginalWhenAnIdComesAgainAfterARestart() {
        final Command grant = grant(CommandId.ofText("once"), 1, 500);
        final Outcome first;
        try (CalorieBank bank = CalorieBank.open(config())) {
            openMembers(bank, 1);
            first = bank.submit(grant).join();
        }

        try (CalorieBank bank = CalorieBank.open(config())) {
            final Outcome again = bank.submit(grant).join();

            assertTrue(again.flags().duplicate());
            assertEquals(first.reference(), again.reference());
            assertEquals(500, member(bank, 1).balanceCenticoins());
        }
    }

    @ParameterizedTest
    @EnumSource(SyncPolicy.class)
    void shouldHaveSignedTheLastBlockAfterACleanStop(final SyncPolicy syncPolicy) {
        final BankConfig config = config().withSyncPolicy(syncPolicy).withCheckpoints(new CheckpointPolicy(2, 3_600));
        for (int run = 1; run <= 3; run++) {
            try (CalorieBank bank = CalorieBank.open(config)) {
                openMembers(bank, 30);
                grantAll(bank, 30, 100 * run);
                assertNull(bank.health().checkpointFailure());
            }
        }

        final List<SignedCheckpoint> lines = CheckpointFile.readOwn(directory).lines();
        final JournalReport report = JournalVerifier.verify(directory, JournalProgress.SILENT);
        final Checkpoint last = lines.get(lines.size() - 1).checkpoint();
        assertEquals(report.lastSequence(), last.sequence());
        assertEquals(report.lastBlockHash(), last.hash());
        assertEquals(report.blocks(), last.coveredBlock());
        assertEquals(
                3,
                lines.stream()
                        .filter(line -> line.checkpoint().stateHash() != null)
                        .count(),
                "each snapshot at a clean stop has its state signed");
    }

    @Test
    void shouldLeaveNothingBehindWhenItsKeyIsRefused() throws IOException {
        final BankConfig config = config().withCheckpoints(CheckpointPolicy.DEFAULT);
        try (CalorieBank bank = CalorieBank.open(config)) {
            openMembers(bank, 1);
        }
        Files.delete(directory.resolve("checkpoint.key"));

        final JournalException e = assertThrows(JournalException.class, () -> CalorieBank.open(config));

        assertEquals(JournalException.Kind.KEY_REFUSED, e.kind());
        assertFalse(Files.exists(directory.resolve("run-000002")));
        CalorieBank.open(config()).close(); // the lock is free, and without checkpoints it opens
    }

    @Test
    void shouldStampRequestedTimesWhenTheClockIsTheDatas() {
        try (CalorieBank bank = CalorieBank.open(config().withClock(LedgerClock.ofCommands()))) {
            final Outcome outcome =
                    bank.submit(putMember(1), 1_700_000_000_000L).join();

            assertEquals(1_700_000_000_000L, outcome.timeMs());
            assertEquals(1, outcome.sequence());
        }
    }

    @Test
    void shouldRefuseTheSecondWhenADirectoryIsOpenInThisProcess() throws Exception {
        final Path link = temporary.resolve("link");
        Files.createSymbolicLink(link, Files.createDirectory(directory));
        try (CalorieBank bank = CalorieBank.open(config())) {
            final JournalException e = assertThrows(JournalException.class, () -> CalorieBank.open(config()));
            final JournalException byLink =
                    assertThrows(JournalException.class, () -> CalorieBank.open(BankConfig.at(link)));

            assertEquals(JournalException.Kind.IN_USE, e.kind());
            assertEquals(JournalException.Kind.IN_USE, byLink.kind());
            assertTrue(bank.submit(putMember(1)).join().isAccepted());
        }

        CalorieBank.open(config()).close();
    }

    @Test
    void shouldLoseNothingWhenTheRingIsFull() {
        final List<CompletableFuture<Outcome>> futures = new ArrayList<>();
        int refused = 0;
        try (CalorieBank bank = CalorieBank.open(smallRing())) {
            openMembers(bank, 1);
            for (int i = 0; i < 20_000; i++) {
                final Optional<CompletableFuture<Outcome>> future = bank.trySubmit(grant(CommandId.random(), 1, 1));
                refused += future.isEmpty() ? 1 : 0;
                future.ifPresent(futures::add);
            }
            futures.forEach(CompletableFuture::join);

            assertEquals(futures.size(), member(bank, 1).balanceCenticoins());
            assertTrue(refused > 0, "the ring was never full");
        }
    }

    @Test
    void shouldTakeEverythingWhenManyThreadsWaitForRoom() throws Exception {
        final int threads = 4;
        final int each = 3_000;
        try (CalorieBank bank = CalorieBank.open(smallRing())) {
            openMembers(bank, 1);
            final List<Thread> started = IntStream.range(0, threads)
                    .mapToObj(thread -> new Thread(() -> grantAll(bank, 1, each)))
                    .toList();
            started.forEach(Thread::start);
            for (final Thread thread : started) {
                thread.join();
            }

            assertEquals(threads * each, member(bank, 1).balanceCenticoins());
        }
    }

    @Test
    void shouldNotHaltWhenStagesOnTheReplyThreadSubmitIntoAFullRing() {
        try (CalorieBank bank = CalorieBank.open(smallRing())) {
            openMembers(bank, 1);
            final List<CompletableFuture<Outcome>> chains = new ArrayList<>();
            for (int i = 0; i < 5_000; i++) {
                chains.add(bank.submit(grant(CommandId.random(), 1, 1))
                        .thenCompose(outcome -> bank.submit(grant(CommandId.random(), 1, 1)))
                        .thenCompose(outcome -> bank.submit(grant(CommandId.random(), 1, 1))));
            }
            chains.forEach(CompletableFuture::join);

            assertEquals(15_000, member(bank, 1).balanceCenticoins());
        }
    }

    @Test
    void shouldRefuseCommandsAndAnswerQueriesWhenTheDiskIsLowAndGoOnWhenItIsWell() throws Exception {
        final AtomicLong usableBytes = new AtomicLong(10 * MIB);
        final BankConfig config = config().withLowDiskBytes(8 * MIB);
        try (CalorieBank bank =
                CalorieBank.open(config, JournalProgress.SILENT, Disk.SYSTEM, usableBytes::get, sink -> sink)) {
            openMembers(bank, 1);
            grantAll(bank, 1, 100);
            usableBytes.set(7 * MIB);
            awaitDiskLow(bank);

            final CompletableFuture<Outcome> refused = bank.submit(grant(CommandId.random(), 1, 1));
            final Throwable cause =
                    assertThrows(CompletionException.class, refused::join).getCause();

            assertInstanceOf(DiskLowException.class, cause);
            assertTrue(bank.health().isDiskLow());
            assertFalse(bank.health().isReady());
            final long balance = member(bank, 1).balanceCenticoins();
            usableBytes.set(9 * MIB); // above the mark, and not far enough above
            assertTrue(isStillLow(bank));
            usableBytes.set(10 * MIB);
            await("the disk is well", () -> !bank.health().isDiskLow());
            assertTrue(bank.submit(grant(CommandId.random(), 1, 1)).join().isAccepted());
            assertEquals(balance + 1, member(bank, 1).balanceCenticoins());
        }

        try (CalorieBank bank = CalorieBank.open(config())) {
            assertEquals(bank.recovery().lastSequence(), bank.counters().sequence());
        }
    }

    @Test
    void shouldStopAndRecoverWhenTheJournalFails() {
        final FailingSink failing = new FailingSink();
        final CompletableFuture<Outcome> future;
        final long acknowledged;
        try (CalorieBank bank = CalorieBank.open(
                config(), JournalProgress.SILENT, Disk.SYSTEM, () -> Long.MAX_VALUE, sink -> failing.around(sink))) {
            openMembers(bank, 1);
            grantAll(bank, 1, 10);
            acknowledged = member(bank, 1).balanceCenticoins();
            failing.isFailing = true;

            future = bank.submit(grant(CommandId.random(), 1, 1_000));
            final Throwable cause =
                    assertThrows(CompletionException.class, future::join).getCause();

            assertInstanceOf(BankStoppedException.class, cause);
            assertEquals("the disk is gone", cause.getCause().getMessage());
            assertEquals("the disk is gone", bank.health().failure());
            assertFalse(bank.health().isReady());
            assertThrows(
                    CompletionException.class, () -> bank.submit(putMember(2)).join());
            assertThrows(CompletionException.class, () -> bank.ask(new Query.Member(1))
                    .join());
        }

        try (CalorieBank bank = CalorieBank.open(config())) {
            assertNull(bank.health().failure());
            assertEquals(acknowledged, member(bank, 1).balanceCenticoins());
            assertTrue(bank.submit(grant(CommandId.random(), 1, 1)).join().isAccepted());
        }
    }

    @Test
    void shouldSettleEveryFutureWhenClosedUnderLoad() throws Exception {
        for (int round = 0; round < 10; round++) {
            final List<CompletableFuture<Outcome>> futures = new ArrayList<>();
            final CalorieBank bank = CalorieBank.open(smallRing());
            final CountDownLatch underWay = new CountDownLatch(1);
            final Thread thread = new Thread(() -> {
                for (int i = 0; i < 4_000; i++) {
                    futures.add(bank.submit(grant(CommandId.random(), 1, 1)));
                    if (i == 500) {
                        underWay.countDown();
                    }
                }
            });
            thread.start();
            underWay.await();

            bank.close();
            bank.close();

            thread.join();
            for (final CompletableFuture<Outcome> future : futures) {
                future.handle((outcome, failure) -> outcome).get(20, TimeUnit.SECONDS);
            }
            assertFalse(bank.health().isReady());
        }
    }

    @Test
    void shouldReportProgressWhenRecovering() {
        try (CalorieBank bank = CalorieBank.open(config())) {
            openMembers(bank, 10);
        }
        final AtomicLong lastDone = new AtomicLong(-1);
        final AtomicLong all = new AtomicLong(-2);

        CalorieBank.open(config(), (done, inAll) -> {
                    lastDone.set(done);
                    all.set(inAll);
                })
                .close();

        assertEquals(all.get(), lastDone.get());
        assertTrue(all.get() > 0);
    }

    @Test
    void shouldLetAnAuditorReadWhileItWrites() throws Exception {
        try (CalorieBank bank = CalorieBank.open(config())) {
            openMembers(bank, 5);
            final Thread writing = new Thread(() -> grantAll(bank, 5, 60_000));
            writing.start();
            long lastSequence = 0;
            int audits = 0;
            while (writing.isAlive()) {
                final JournalReport report = JournalVerifier.verify(directory, JournalProgress.SILENT);

                assertTrue(report.isProven(), () -> report.damage().sentence());
                assertTrue(report.lastSequence() >= lastSequence);
                assertTrue(
                        report.notices().stream().allMatch(notice -> notice.contains("running is at it")),
                        report::toString);
                lastSequence = report.lastSequence();
                audits++;
            }
            writing.join();

            assertTrue(audits > 0);
            assertTrue(JournalVerifier.verify(directory, JournalProgress.SILENT).records() >= 60_005);
        }
    }

    @Test
    void shouldAnswerUnknownWhenAMemberIsNotThere() {
        try (CalorieBank bank = CalorieBank.open(config())) {
            assertEquals(
                    ResultCode.UNKNOWN_MEMBER,
                    bank.ask(new Query.Member(77)).join().code());
            assertNotEquals(
                    ResultCode.ACCEPTED,
                    bank.submit(grant(CommandId.random(), 77, 5)).join().code());
        }
    }

    private BankConfig config() {
        return BankConfig.at(directory)
                .withSyncPolicy(SyncPolicy.NONE)
                .withSegmentBytes(MIB)
                .withLowDiskBytes(0)
                .withPipeline(BankSeam.NO_TICKS);
    }

    private BankConfig smallRing() {
        final BankConfig config = config();
        return config.withPipeline(config.pipeline().withRingSize(64));
    }

    private static void openMembers(final CalorieBank bank, final int count) {
        for (int member = 1; member <= count; member++) {
            assertTrue(bank.submit(putMember(member)).join().isAccepted());
        }
    }

    private static void grantAll(final CalorieBank bank, final int members, final int grants) {
        final List<CompletableFuture<Outcome>> futures = new ArrayList<>();
        for (int i = 0; i < grants; i++) {
            futures.add(bank.submit(grant(CommandId.random(), 1 + i % members, 1)));
        }
        futures.forEach(future -> assertTrue(future.join().isAccepted()));
    }

    private static Command putMember(final long member) {
        return new Command.PutMember(CommandId.random(), CALLER, member, 70_000, 60, MemberStatus.ACTIVE);
    }

    private static Command grant(final CommandId id, final long member, final long amountCenticoins) {
        return new Command.AdjustBalance(id, CALLER, member, amountCenticoins, OPERATOR, "test");
    }

    private static Answer.Member member(final CalorieBank bank, final long member) {
        return bank.ask(new Query.Member(member)).join();
    }

    private static void awaitDiskLow(final CalorieBank bank) {
        await("the disk is low", () -> {
            bank.submit(putMember(2)).handle((outcome, failure) -> outcome).join();
            return bank.health().isDiskLow();
        });
    }

    /** Looks for longer than the bank waits between its own looks. */
    private static boolean isStillLow(final CalorieBank bank) {
        final long endNs = System.nanoTime() + Duration.ofMillis(300).toNanos();
        while (System.nanoTime() < endNs) {
            if (!bank.health().isDiskLow()) {
                return false;
            }
            Thread.onSpinWait();
        }
        return true;
    }

    private static void await(final String what, final BooleanSupplier condition) {
        final long endNs = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < endNs, "waited in vain until " + what);
            Thread.yield();
        }
    }

    /** A journal whose disk can be taken away. */
    private static final class FailingSink implements RecordSink {
        private RecordSink sink;
        private volatile boolean isFailing;

        RecordSink around(final RecordSink inner) {
            sink = inner;
            return this;
        }

        @Override
        public void onRecord(
                final long sequence,
                final long timeMs,
                final DirectBuffer buffer,
                final int commandOffset,
                final int commandLength,
                final int outcomeOffset,
                final int outcomeLength) {
            if (isFailing) {
                throw new IllegalStateException("the disk is gone");
            }
            sink.onRecord(sequence, timeMs, buffer, commandOffset, commandLength, outcomeOffset, outcomeLength);
        }

        @Override
        public void onBatchEnd() {
            sink.onBatchEnd();
        }

        @Override
        public boolean isDiskLow() {
            return sink.isDiskLow();
        }
    }
}
