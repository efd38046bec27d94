package org.caloriebank.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalConfig;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.LedgerJournal;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of a bank's files, and what becomes of them when they are altered, torn, foreign or lost. */
class SnapshotTest {
    private static final int RECORDS = 3_000;
    private static final int MORE = 1_500;
    private static final long SEED = 11;
    private static final long MIB = 1L << 20;

    @TempDir
    Path temporary;

    private Path bank;
    private long stateHash;

    @BeforeEach
    void writeJournal() throws IOException {
        bank = Files.createDirectory(temporary.resolve("bank"));
        stateHash = LedgerJournal.write(config(bank), RECORDS, SEED);
    }

    @Test
    void shouldRestoreFromASnapshotWithoutReplaying() {
        final Snapshot snapshot = take();

        final Restored restored = restore();

        try (Ledger ledger = restored.ledger()) {
            ledger.verify();
            assertEquals(stateHash, ledger.stateHash());
            assertEquals(stateHash, snapshot.stateHash());
            assertEquals(RECORDS, snapshot.sequence());
            assertEquals(0, restored.replay().records());
            assertEquals(snapshot.file(), restored.snapshot().orElseThrow().file());
            assertArrayEquals(snapshot.place().hash(), restored.replay().end().hash());
            assertEquals(RECORDS, restored.replay().end().sequence());
        }
    }

    @Test
    void shouldReplayOnlyWhatIsBehindTheSnapshot() {
        take();
        final long hash = goOn();

        final Restored restored = restore();

        try (Ledger ledger = restored.ledger()) {
            assertEquals(hash, ledger.stateHash());
            assertEquals(MORE, restored.replay().records());
            assertEquals(RECORDS + MORE, restored.replay().end().sequence());
        }
    }

    @Test
    void shouldTakeNoSecondSnapshotOfTheSame() {
        final Snapshot first = take();

        assertEquals(first.file(), take().file());
        assertEquals(List.of(first.file()), snapshots().files());
    }

    @Test
    void shouldCoverAllUpToTheSequenceThatEndsABlock() {
        final Snapshot snapshot = SnapshotTaking.take(Disk.SYSTEM, bank, 1_200, JournalProgress.SILENT);

        assertEquals(1_200, snapshot.sequence());
        assertThrows(
                IllegalArgumentException.class,
                () -> SnapshotTaking.take(Disk.SYSTEM, bank, 1_234, JournalProgress.SILENT));
    }

    @Test
    void shouldUseTheNewestSnapshotBeforeTheMomentAskedFor() {
        SnapshotTaking.take(Disk.SYSTEM, bank, 1_000, JournalProgress.SILENT);
        SnapshotTaking.take(Disk.SYSTEM, bank, 2_000, JournalProgress.SILENT);

        final Restored restored =
                Restoration.restore(Disk.SYSTEM, bank, ReplayLimit.toSequence(1_750), JournalProgress.SILENT);

        try (Ledger ledger = restored.ledger()) {
            assertEquals(1_750, ledger.lastSequence());
            assertEquals(750, restored.replay().records());
        }
    }

    @Test
    void shouldFallBackWhenAnyByteIsAltered() throws IOException {
        final Snapshot older = SnapshotTaking.take(Disk.SYSTEM, bank, 1_000, JournalProgress.SILENT);
        final Snapshot newer = take();
        final byte[] bytes = Files.readAllBytes(newer.file());
        final SplittableRandom random = new SplittableRandom(SEED);

        for (int i = 0; i < 60; i++) {
            final int at = i < 20 ? i * 8 : random.nextInt(bytes.length);
            final int mask = 1 + random.nextInt(255);
            bytes[at] ^= (byte) mask;
            Files.write(newer.file(), bytes);
            bytes[at] ^= (byte) mask;

            final Restored restored = restore();
            try (Ledger ledger = restored.ledger()) {
                assertEquals(older.file(), restored.snapshot().orElseThrow().file(), "byte " + at + " mask " + mask);
                assertEquals(1, restored.unusable().size(), "byte " + at + " mask " + mask);
                assertEquals(stateHash, ledger.stateHash());
            }
        }
    }

    @Test
    void shouldFallBackWhenTheFileIsCutOrGrown() throws IOException {
        final Snapshot snapshot = take();
        final byte[] bytes = Files.readAllBytes(snapshot.file());

        for (final int length : new int[] {0, 1, 8, 191, 4_095, 4_096, bytes.length / 2, bytes.length - 1}) {
            Files.write(snapshot.file(), Arrays.copyOf(bytes, length));
            assertNotUsed(length + " bytes");
        }
        Files.write(snapshot.file(), Arrays.copyOf(bytes, bytes.length + 8));
        assertNotUsed("grown");
    }

    @Test
    void shouldFallBackWhenTheSnapshotIsOfAnotherBank() throws IOException {
        final Path other = Files.createDirectory(temporary.resolve("other"));
        LedgerJournal.write(config(other), RECORDS, SEED + 1);
        final Snapshot foreign = SnapshotTaking.take(Disk.SYSTEM, other, Long.MAX_VALUE, JournalProgress.SILENT);
        Files.createDirectory(bank.resolve("snapshots"));
        Files.copy(
                foreign.file(), bank.resolve("snapshots").resolve(foreign.file().getFileName()));

        assertNotUsed("foreign");
    }

    @Test
    void shouldSayThatASnapshotIsOfAnotherVersion() throws IOException {
        final Snapshot snapshot = take();
        final byte[] bytes = Files.readAllBytes(snapshot.file());
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(SnapshotFormat.VERSION_OFFSET, (short) 2);
        Files.write(snapshot.file(), bytes);

        final Restored restored = restore();

        restored.ledger().close();
        assertTrue(restored.unusable().get(0).isOfAnotherVersion());
        assertEquals(RECORDS, restored.replay().records());
    }

    @Test
    void shouldNotReadWhatACrashLeftHalfWritten() throws IOException {
        final Snapshot snapshot = take();
        final Path half = snapshot.file().resolveSibling("0000000000000009999.snapshot.new");
        Files.write(half, new byte[10_000]);

        final Restored restored = restore();

        restored.ledger().close();
        assertEquals(List.of(), restored.unusable());
        snapshots().prune(1);
        assertTrue(Files.notExists(half));
        assertTrue(Files.exists(snapshot.file()));
    }

    @Test
    void shouldKeepTheNewestWhenPruned() throws IOException {
        for (final int sequence : new int[] {500, 1_000, 1_500, 2_000}) {
            SnapshotTaking.take(Disk.SYSTEM, bank, sequence, JournalProgress.SILENT);
        }

        snapshots().prune(2);

        assertEquals(
                List.of(2_000L, 1_500L),
                snapshots().list().stream().map(Snapshot::sequence).toList());
    }

    @Test
    void shouldRefuseADirectoryWithNothingToTake() throws IOException {
        final Path empty = Files.createDirectory(temporary.resolve("empty"));
        final Path strange = Files.createDirectory(temporary.resolve("strange"));
        Files.createFile(strange.resolve("letter.txt"));

        for (final Path directory : List.of(empty, strange, temporary.resolve("absent"))) {
            final JournalException e = assertThrows(
                    JournalException.class,
                    () -> SnapshotTaking.take(Disk.SYSTEM, directory, Long.MAX_VALUE, JournalProgress.SILENT));
            assertEquals(JournalException.Kind.NOT_A_JOURNAL, e.kind(), directory.toString());
        }
        assertTrue(Files.notExists(strange.resolve("snapshots")));
    }

    private void assertNotUsed(final String what) {
        final Restored restored = restore();
        try (Ledger ledger = restored.ledger()) {
            assertEquals(stateHash, ledger.stateHash(), what);
            assertEquals(RECORDS, restored.replay().records(), what);
            assertEquals(1, restored.unusable().size(), what);
        }
    }

    private long goOn() {
        final Restored restored = restore();
        try (Ledger ledger = restored.ledger()) {
            final JournalEnd end = restored.replay().end();
            LedgerJournal.write(config(bank), end, ledger, MORE, SEED + 5);
            return ledger.stateHash();
        }
    }

    private Snapshot take() {
        return SnapshotTaking.take(Disk.SYSTEM, bank, Long.MAX_VALUE, JournalProgress.SILENT);
    }

    private Restored restore() {
        return Restoration.restore(Disk.SYSTEM, bank, ReplayLimit.NONE, JournalProgress.SILENT);
    }

    private SnapshotDirectory snapshots() {
        return new SnapshotDirectory(Disk.SYSTEM, bank);
    }

    private static JournalConfig config(final Path directory) {
        return new JournalConfig(directory, SyncPolicy.NONE, MIB, 0, () -> Long.MAX_VALUE);
    }
}
