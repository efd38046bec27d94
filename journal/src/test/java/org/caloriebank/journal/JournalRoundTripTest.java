package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.openhft.chronicle.queue.ChronicleQueue;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueueBuilder;
import net.openhft.chronicle.wire.DocumentContext;
import org.caloriebank.journal.TestJournal.Place;
import org.caloriebank.journal.TestJournal.Written;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JournalRoundTripTest {
    private static final long SEED = 20_261_123;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(SyncPolicy.class)
    void shouldReadWhatWasWrittenWhenSegmentsRollAndProcessesRestart(final SyncPolicy syncPolicy) {
        final TestJournal journal = new TestJournal(directory, SEED);

        journal.writeRun(700, syncPolicy, TestJournal.MIB)
                .writeRun(3, syncPolicy, TestJournal.MIB)
                .writeRun(500, syncPolicy, TestJournal.MIB);

        final List<Written> read = TestJournal.read(directory);
        assertTrue(TestJournal.areSame(journal.written, read), "seed " + SEED);
        final JournalReport report = JournalVerifier.verify(directory, JournalProgress.SILENT);
        assertTrue(report.isProven());
        assertEquals(List.of(), report.notices());
        assertEquals(1_203, report.blocks());
        assertEquals(read.size(), report.records());
        assertEquals(1, report.firstSequence());
        assertEquals(read.size(), report.lastSequence());
        assertEquals(read.get(0).timeMs(), report.firstTimeMs());
        assertEquals(read.get(read.size() - 1).timeMs(), report.lastTimeMs());
        assertTrue(report.segments() >= 5, report.segments() + " segments");
    }

    @Test
    void shouldWriteSeveralBlocksWhenABatchIsLongerThanABlock() {
        final TestJournal journal = new TestJournal(directory, SEED);

        try (JournalWriter writer =
                new JournalWriter(journal.config(SyncPolicy.NONE, TestJournal.MIB), JournalEnd.ofNewJournal())) {
            journal.writeBatch(writer, 5_000);
        }

        assertTrue(TestJournal.areSame(journal.written, TestJournal.read(directory)));
        assertTrue(TestJournal.places(directory).size() > 4);
    }

    @Test
    void shouldReadWhatIsThereWhenTheWriterIsStillOpen() {
        final TestJournal journal = new TestJournal(directory, SEED);

        try (JournalWriter writer =
                        new JournalWriter(journal.config(SyncPolicy.NONE, TestJournal.MIB), JournalEnd.ofNewJournal());
                JournalReader reader = JournalReader.open(directory)) {
            journal.writeBatch(writer, 10);

            assertTrue(TestJournal.areSame(journal.written, TestJournal.read(directory)));
            assertEquals(0, reader.end().block());
        }
    }

    @Test
    void shouldShowChroniclesOwnTailerTheSameBlocksWhenItReadsARun() {
        new TestJournal(directory, SEED).writeRun(600);

        final List<Place> places = TestJournal.places(directory);
        final Path run = places.get(0).segment().file().getParent();
        int excerpts = 0;
        try (ChronicleQueue queue =
                        SingleChronicleQueueBuilder.binary(run).readOnly(true).build();
                ExcerptTailer tailer = queue.createTailer()) {
            for (final Place place : places) {
                try (DocumentContext document = tailer.readingDocument()) {
                    assertTrue(document.isPresent());
                    assertEquals(place.length(), document.wire().bytes().readRemaining());
                    assertEquals(BlockFormat.MAGIC, document.wire().bytes().readLong());
                    excerpts++;
                }
            }
            try (DocumentContext document = tailer.readingDocument()) {
                assertEquals(false, document.isPresent());
            }
        }

        assertEquals(600, excerpts);
    }

    @Test
    void shouldLeaveNoFilesWhenNothingWasWritten() throws Exception {
        final TestJournal journal = new TestJournal(directory, SEED);

        new JournalWriter(journal.config(SyncPolicy.NONE, TestJournal.MIB), JournalEnd.ofNewJournal()).close();

        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
        assertEquals(0, TestJournal.readToEnd(directory).block());
    }

    @Test
    void shouldRefuseToWriteWhenThereIsNoRoomForASegment() throws Exception {
        final JournalConfig config = new JournalConfig(directory, SyncPolicy.NONE, TestJournal.MIB, 0, () -> 1_000_000);

        final JournalException e =
                assertThrows(JournalException.class, () -> new JournalWriter(config, JournalEnd.ofNewJournal()));

        assertEquals(JournalException.Kind.NOT_WRITABLE, e.kind());
        try (var files = Files.list(directory)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void shouldRefuseARecordWhenItDoesNotFollow() {
        final TestJournal journal = new TestJournal(directory, SEED);

        try (JournalWriter writer = new JournalWriter(
                journal.config(SyncPolicy.NONE, TestJournal.MIB),
                new JournalEnd(new JournalPlace(1, 0, 4, 90, 5, new byte[32]), 1, false))) {
            assertThrows(IllegalStateException.class, () -> journal.writeBatch(writer, 1));
        }
    }
}
