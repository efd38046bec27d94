package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.journal.TestJournal.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash of the machine can leave: a file cut off, or its last pages never written. */
class TornTailTest {
    private static final long SEED = 55;
    private static final int ROUNDS = 30;

    @TempDir
    Path temporary;

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void shouldDropTheTailWithANoticeAndGoOnWhenTheFileIsCutOff() throws IOException {
        final Path whole = wholeJournal();
        for (int round = 0; round < ROUNDS; round++) {
            final Path directory = copyOf(whole, round);
            final Tear tear = tear(directory);
            TestJournal.truncate(tear.last.segment().file(), tear.position);

            assertTailDropped(directory, tear);
        }
    }

    @Test
    void shouldDropTheTailWithANoticeAndGoOnWhenTheEndIsZeroes() throws IOException {
        final Path whole = wholeJournal();
        for (int round = 0; round < ROUNDS; round++) {
            final Path directory = copyOf(whole, round);
            final Tear tear = tear(directory);
            final Path file = tear.last.segment().file();
            TestJournal.zero(file, tear.position, Files.size(file) - tear.position);

            assertTailDropped(directory, tear);
        }
    }

    @Test
    void shouldDropTheLastBlockWhenOneOfItsPagesWasNeverWritten() throws IOException {
        final TestJournal journal = new TestJournal(temporary.resolve("pages"), SEED).writeRun(10);
        try (JournalWriter writer = new JournalWriter(
                journal.config(SyncPolicy.NONE, TestJournal.MIB), TestJournal.readToEnd(journal.directory))) {
            journal.writeBatch(writer, 300);
        }
        final List<Place> places = TestJournal.places(journal.directory);
        final Place last = places.get(places.size() - 1);
        TestJournal.zero(last.segment().file(), (last.position() & -4096) + 3 * 4096, 4096);

        try (JournalReader reader = JournalReader.open(journal.directory)) {
            assertEquals(last.number() - 1, readAll(reader));
            assertTrue(reader.end().isTailDropped());
        }
    }

    @Test
    void shouldDropTheLastBlockWhenASectorThatEndsWithinItsMarkWasNeverWritten() throws IOException {
        final Path directory = temporary.resolve("mark");
        new TestJournal(directory, SEED).writeRun(10);
        final List<Place> places = TestJournal.places(directory);
        final Place last = places.get(places.size() - 1);
        final int half = BlockFormat.END_MARK_LENGTH / 2;
        TestJournal.zero(last.segment().file(), last.position() + last.length() - half, half);

        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(last.number() - 1, readAll(reader));
            assertTrue(reader.end().isTailDropped());
        }
    }

    @Test
    void shouldNoticeThatBlocksAreGoneWhenTheFileIsCutOffBetweenTwo() throws IOException {
        final Path directory = temporary.resolve("between");
        new TestJournal(directory, SEED).writeRun(10);
        final Place eighth = TestJournal.places(directory).get(7);
        TestJournal.truncate(eighth.segment().file(), eighth.position() - 4);

        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(7, readAll(reader));
            assertTrue(reader.end().isTailDropped());
            assertTrue(
                    reader.notices().get(0).contains("header knows of more"),
                    reader.notices().get(0));
        }
    }

    @Test
    void shouldSayNothingWhenTheProcessDiedBetweenBlocks() throws IOException {
        final Path directory = temporary.resolve("quiet");
        new TestJournal(directory, SEED).writeRun(10);

        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(10, readAll(reader));
            assertEquals(List.of(), reader.notices());
        }
    }

    @Test
    void shouldDropTheTailOnceWhenAnEmptySegmentFollowsIt() throws IOException {
        final Path directory = temporary.resolve("empty-follows");
        new TestJournal(directory, SEED).writeRun(10);
        final List<Place> places = TestJournal.places(directory);
        final Place last = places.get(places.size() - 1);
        TestJournal.truncate(last.segment().file(), last.position() + 20);
        final Path run = Files.createDirectory(directory.resolve("run-000002"));
        Files.write(run.resolve("19700103F.cq4"), new byte[0]);

        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(9, readAll(reader));
            assertTrue(reader.end().isTailDropped());
            assertEquals(2, reader.end().segment());
        }
    }

    private Path wholeJournal() {
        final Path directory = temporary.resolve("whole");
        new TestJournal(directory, SEED).writeRun(8).writeRun(30);
        return directory;
    }

    private Path copyOf(final Path whole, final int round) throws IOException {
        final Path directory = temporary.resolve("round-" + round);
        TestJournal.copy(whole, directory);
        return directory;
    }

    /** Somewhere behind the first block of the last segment. */
    private Tear tear(final Path directory) {
        final List<Place> places = TestJournal.places(directory);
        final Place last = places.get(places.size() - 1);
        final Place first = places.get(8);
        final long from = first.position() + first.length();
        final long position = from + random.nextLong(last.position() + last.length() - 1 - from);
        final long whole = places.stream()
                .filter(place -> place.number() <= 8 || place.position() + place.length() <= position)
                .count();
        return new Tear(last, position, whole);
    }

    private void assertTailDropped(final Path directory, final Tear tear) {
        final String how = "seed " + SEED + ", torn at " + tear.position;
        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(tear.wholeBlocks, readAll(reader), how);
            assertTrue(reader.end().isTailDropped(), how);
            assertEquals(1, reader.notices().size(), how);
        }
        final TestJournal journal = new TestJournal(directory, SEED + 1).writeRun(5);
        try (JournalReader reader = JournalReader.open(directory)) {
            assertEquals(tear.wholeBlocks + 5, readAll(reader), how);
            assertEquals(1, reader.notices().size(), how);
            assertEquals(false, reader.end().isTailDropped(), how);
        }
        final List<TestJournal.Written> read = TestJournal.read(directory);
        final int dropped = read.size() - journal.written.size();
        assertTrue(TestJournal.areSame(journal.written, read.subList(dropped, read.size())), how);
    }

    private static long readAll(final JournalReader reader) {
        final Block block = new Block();
        long blocks = 0;
        while (reader.next(block)) {
            blocks++;
        }
        return blocks;
    }

    private record Tear(Place last, long position, long wholeBlocks) {}
}
