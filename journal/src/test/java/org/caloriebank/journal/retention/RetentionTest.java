package org.caloriebank.journal.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.caloriebank.journal.ArchivedSegment;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalConfig;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalReader;
import org.caloriebank.journal.LedgerJournal;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.journal.Segment;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.snapshot.Restoration;
import org.caloriebank.journal.snapshot.Restored;
import org.caloriebank.journal.snapshot.SnapshotDirectory;
import org.caloriebank.journal.snapshot.SnapshotTaking;
import org.caloriebank.journal.snapshot.UnusableSnapshotException;
import org.caloriebank.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Old segments go when nothing needs them and the archive has them, and not before. */
class RetentionTest {
    private static final int RECORDS = 30_000;
    private static final long NO_LIMIT = Long.MAX_VALUE;

    @TempDir
    Path temporary;

    private Path bank;
    private Path archive;
    private long stateHash;
    private List<Segment> segments;

    @BeforeEach
    void writeJournal() throws IOException {
        bank = Files.createDirectory(temporary.resolve("bank"));
        archive = Files.createDirectory(temporary.resolve("archive"));
        stateHash = LedgerJournal.write(config(), RECORDS, 3);
        segments = JournalDirectory.segments(bank);
        assertTrue(segments.size() > 5, "segments " + segments.size());
    }

    @Test
    void shouldArchiveWhatTwoSnapshotsAndACheckpointCover() throws IOException {
        takeSnapshots(20_000, 25_000);

        final List<ArchivedSegment> archived = retention().run(NO_LIMIT);

        final long neededFrom =
                new SnapshotDirectory(Disk.SYSTEM, bank).list().get(1).place().segment();
        assertEquals(
                segments.stream()
                        .filter(segment -> segment.number() < neededFrom)
                        .map(segment -> bank.relativize(segment.file()).toString())
                        .toList(),
                archived.stream().map(ArchivedSegment::file).toList());
        assertFalse(archived.isEmpty());
        for (final ArchivedSegment segment : archived) {
            final Path name = Path.of(segment.file()).getFileName();
            assertTrue(Files.exists(archive.resolve(name)));
            assertFalse(Files.exists(bank.resolve(segment.file())));
            assertFalse(Files.exists(JournalDirectory.indexOf(bank.resolve(segment.file()))));
        }
        assertRestored();
        assertReadsFrom(archived.get(archived.size() - 1).last().sequence() + 1);
        assertEquals(List.of(), retention().run(NO_LIMIT));
    }

    @Test
    void shouldKeepAllWhileThereIsOneSnapshotOnly() throws IOException {
        takeSnapshots(25_000);

        assertEquals(List.of(), retention().run(NO_LIMIT));
    }

    @Test
    void shouldKeepWhatNoCheckpointCovers() throws IOException {
        takeSnapshots(20_000, 25_000);
        assertEquals(List.of(), retention().run(0));

        final ArchivedSegment first = retention().run(NO_LIMIT).get(0);
        assertTrue(first.last().block() > 0);
    }

    @Test
    void shouldArchiveUpToTheSegmentTheCheckpointEndsIn() throws IOException {
        takeSnapshots(20_000, 25_000);
        final long lastOfFirst = lastBlockOf(segments.get(0));

        assertEquals(List.of(), retention().run(lastOfFirst - 1));
        final List<ArchivedSegment> archived = retention().run(lastOfFirst);

        assertEquals(
                List.of(lastOfFirst),
                archived.stream().map(s -> s.last().block()).toList());
        assertRestored();
    }

    @Test
    void shouldKeepTheFileWhenTheHookFails() throws IOException {
        takeSnapshots(20_000, 25_000);
        final Retention failing = new Retention(Disk.SYSTEM, bank, file -> {
            if (file.equals(segments.get(1).file())) {
                throw new IOException("the archive is away");
            }
        });

        assertThrows(IOException.class, () -> failing.run(NO_LIMIT));

        assertFalse(Files.exists(segments.get(0).file()));
        assertTrue(Files.exists(segments.get(1).file()));
        assertRestored();
        assertTrue(retention().run(NO_LIMIT).size() > 1);
    }

    @Test
    void shouldKeepAllWhenASnapshotIsDamaged() throws IOException {
        takeSnapshots(20_000, 25_000);
        final Path snapshot =
                new SnapshotDirectory(Disk.SYSTEM, bank).list().get(1).file();
        final byte[] bytes = Files.readAllBytes(snapshot);
        bytes[6_000] ^= 1;
        Files.write(snapshot, bytes);

        assertThrows(UnusableSnapshotException.class, () -> retention().run(NO_LIMIT));

        assertTrue(Files.exists(segments.get(0).file()));
    }

    @Test
    void shouldFinishWhatACrashBeganAndNotReadWhatIsLeft() throws IOException {
        takeSnapshots(20_000, 25_000);
        final Path kept = archive.resolve("kept");
        Files.copy(segments.get(0).file(), kept);
        retention().run(NO_LIMIT);
        Files.copy(kept, segments.get(0).file()); // as if it had not been deleted

        assertRestored();
        retention().run(NO_LIMIT);

        assertFalse(Files.exists(segments.get(0).file()));
    }

    @Test
    void shouldRunACommandForEachFile() throws IOException {
        takeSnapshots(20_000, 25_000);
        new Retention(
                        Disk.SYSTEM,
                        bank,
                        ArchiveHook.ofCommand(List.of("sh", "-c", "cp \"$1\" \"$0\"", archive.toString())))
                .run(NO_LIMIT);

        assertTrue(Files.exists(archive.resolve(segments.get(0).file().getFileName())));
        assertThrows(IOException.class, () -> ArchiveHook.ofCommand(List.of("false"))
                .archive(segments.get(3).file()));
    }

    @Test
    void shouldRefuseAJournalWithoutItsBeginningAndWithoutSnapshots() throws IOException {
        takeSnapshots(20_000, 25_000);
        retention().run(NO_LIMIT);
        new SnapshotDirectory(Disk.SYSTEM, bank).prune(0);

        final JournalException e = assertThrows(JournalException.class, this::restore);

        assertTrue(e.getMessage().contains("archived"), e.getMessage());
    }

    @Test
    void shouldRefuseAnAlteredListOfWhatWasArchived() throws IOException {
        takeSnapshots(20_000, 25_000);
        retention().run(NO_LIMIT);
        final Path log = bank.resolve("archived.log");
        final String text = Files.readString(log);

        for (final String altered : List.of(
                "nonsense\n",
                text.replaceFirst("run-", "../"),
                text.replaceFirst("archived1", "archived2"),
                text.substring(0, text.length() - 5))) {
            Files.writeString(log, altered);
            assertEquals(
                    JournalException.Kind.DAMAGED,
                    assertThrows(JournalException.class, this::restore).kind());
        }
        Files.delete(log);
        assertEquals(
                JournalException.Kind.DAMAGED,
                assertThrows(JournalException.class, () -> assertReadsFrom(1)).kind());
    }

    @Test
    void shouldReplayAllThatIsLeftFromTheOldestSnapshot() throws IOException {
        takeSnapshots(20_000, 25_000);
        retention().run(NO_LIMIT);

        final Restored restored =
                Restoration.replay(Disk.SYSTEM, bank, ReplayLimit.NONE, JournalProgress.SILENT, ReplayVisitor.NONE);

        try (Ledger ledger = restored.ledger()) {
            assertEquals(stateHash, ledger.stateHash());
            assertEquals(20_000, restored.snapshot().orElseThrow().sequence());
            assertEquals(RECORDS - 20_000, restored.replay().records());
        }
    }

    private void assertRestored() {
        final Restored restored = restore();
        try (Ledger ledger = restored.ledger()) {
            assertEquals(stateHash, ledger.stateHash());
        }
    }

    private Restored restore() {
        return Restoration.restore(Disk.SYSTEM, bank, ReplayLimit.NONE, JournalProgress.SILENT);
    }

    private void assertReadsFrom(final long firstSequence) {
        final List<Long> sequences = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(bank)) {
            final Block block = new Block();
            while (reader.next(block)) {
                sequences.add(block.firstSequence());
            }
            assertEquals(RECORDS, reader.sequence());
        }
        assertEquals(firstSequence, sequences.get(0));
    }

    private long lastBlockOf(final Segment segment) {
        long last = 0;
        try (JournalReader reader = JournalReader.open(bank)) {
            final Block block = new Block();
            while (reader.next(block) && block.segment().number() == segment.number()) {
                last = block.number();
            }
        }
        return last;
    }

    private void takeSnapshots(final int... sequences) {
        for (final int sequence : sequences) {
            SnapshotTaking.take(Disk.SYSTEM, bank, sequence, JournalProgress.SILENT);
        }
    }

    private Retention retention() {
        return new Retention(Disk.SYSTEM, bank, file -> Files.copy(file, archive.resolve(file.getFileName())));
    }

    private JournalConfig config() {
        return new JournalConfig(bank, SyncPolicy.NONE, 1 << 19, 0, () -> Long.MAX_VALUE);
    }
}
