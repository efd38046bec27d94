package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Seeking finds what reading everything finds, whatever has become of the indexes. */
class JournalSeekTest {
    private static final int QUESTIONS = 400;

    @TempDir
    private Path directory;

    /** What may have happened to a segment's index. */
    enum IndexState {
        AS_WRITTEN,
        MISSING,
        EMPTY,
        CUT_IN_AN_ENTRY,
        BIT_FLIPPED,
        HEADER_ALTERED,
        OF_ANOTHER_SEGMENT,
        SHUFFLED;

        void applyTo(final List<Path> indexes, final SplittableRandom random) throws IOException {
            for (int i = 0; i < indexes.size(); i++) {
                final Path index = indexes.get(i);
                final long length = Files.size(index);
                switch (this) {
                    case AS_WRITTEN -> {}
                    case MISSING -> Files.delete(index);
                    case EMPTY -> TestJournal.truncate(index, 0);
                    case CUT_IN_AN_ENTRY -> TestJournal.truncate(index, random.nextLong(length));
                    case BIT_FLIPPED -> TestJournal.flipBit(index, random.nextLong(length), random.nextInt(8));
                    case HEADER_ALTERED -> TestJournal.flipBit(index, random.nextLong(12), random.nextInt(8));
                    case OF_ANOTHER_SEGMENT ->
                        Files.write(index, Files.readAllBytes(indexes.get((i + 1) % indexes.size())));
                    case SHUFFLED -> shuffle(index, random);
                }
            }
        }

        private static void shuffle(final Path index, final SplittableRandom random) throws IOException {
            final int length = SegmentIndexFormat.ENTRY_LENGTH;
            final int count = (int) (Files.size(index) - SegmentIndexFormat.HEADER_LENGTH) / length;
            final long one = SegmentIndexFormat.HEADER_LENGTH + (long) random.nextInt(count) * length;
            final long other = SegmentIndexFormat.HEADER_LENGTH + (long) random.nextInt(count) * length;
            final byte[] bytes = TestJournal.bytesAt(index, one, length);
            TestJournal.overwrite(index, one, TestJournal.bytesAt(index, other, length));
            TestJournal.overwrite(index, other, bytes);
        }
    }

    @ParameterizedTest
    @EnumSource(IndexState.class)
    void shouldFindWhatReadingEverythingFinds(final IndexState state) throws IOException {
        for (long seed = 1; seed <= 3; seed++) {
            final Path journal = directory.resolve(state + "-" + seed);
            final TestJournal written = newJournal(journal, seed);
            final SplittableRandom random = new SplittableRandom(seed);

            state.applyTo(indexes(journal), random);

            try (JournalSeek seek = JournalSeek.open(journal)) {
                assertFindsAll(written, seek, random, "seed " + seed);
            }
        }
    }

    @Test
    void shouldWriteAnEntryForTheFirstBlockAndThenAboutEvery64KiB() throws IOException {
        final Path journal = directory.resolve("journal");
        newJournal(journal, 5);

        final List<TestJournal.Place> places = TestJournal.places(journal);
        for (final Segment segment : JournalDirectory.segments(journal)) {
            final List<TestJournal.Place> inSegment = places.stream()
                    .filter(place -> place.segment().number() == segment.number())
                    .toList();
            final BlockEntries entries = new BlockEntries();
            try (SegmentIndexReader index = new SegmentIndexReader(Disk.SYSTEM, segment.file())) {
                index.addTo(entries);
            }

            assertEquals(inSegment.get(0).position() - 4, entries.position(0));
            for (int i = 0; i < entries.count(); i++) {
                final long position = entries.position(i);
                final TestJournal.Place place = inSegment.stream()
                        .filter(candidate -> candidate.position() - 4 == position)
                        .findFirst()
                        .orElseThrow();
                assertEquals(place.number(), entries.blockNumber(i));
                assertEquals(place.firstSequence(), entries.firstSequence(i));
                assertTrue(i == 0 || position - entries.position(i - 1) >= SegmentIndexFormat.SPACING_BYTES);
                assertTrue(i == 0 || position - entries.position(i - 1) < 2 * SegmentIndexFormat.SPACING_BYTES);
            }
        }
    }

    @Test
    void shouldShowRecordsOfARangeInOrder() throws IOException {
        final Path journal = directory.resolve("journal");
        final TestJournal written = newJournal(journal, 7);
        final SplittableRandom random = new SplittableRandom(7);

        try (JournalSeek seek = JournalSeek.open(journal)) {
            for (int i = 0; i < 20; i++) {
                final int from = random.nextInt(written.written.size());
                final int to = Math.min(written.written.size(), from + random.nextInt(5_000));

                final List<TestJournal.Written> shown = new ArrayList<>();
                seek.forEachRecord(
                        from + 1L,
                        to,
                        (sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength) ->
                                shown.add(TestJournal.written(
                                        sequence, timeMs, buffer, command, commandLength, outcome, outcomeLength)));

                assertTrue(TestJournal.areSame(written.written.subList(from, to), shown), from + " to " + to);
            }
        }
    }

    @Test
    void shouldFindWhatIsWrittenAfterItWasOpened() {
        final Path journal = directory.resolve("journal");
        final TestJournal written = new TestJournal(journal, 11);
        try (JournalSeek seek = JournalSeek.open(journal)) {
            assertEquals(0, seek.firstSequence());
            assertEquals(0, seek.lastSequence());
            assertNull(seek.blockOf(1));
            final SplittableRandom random = new SplittableRandom(11);
            for (int run = 0; run < 3; run++) {
                final JournalEnd end = TestJournal.readToEnd(journal);
                try (JournalWriter writer = new JournalWriter(written.config(SyncPolicy.NONE, TestJournal.MIB), end)) {
                    for (int batch = 0; batch < 600; batch++) {
                        written.writeBatch(writer, 1 + random.nextInt(50));
                        if (batch % 7 == 0) {
                            final long last = written.written.size();
                            assertFound(written, seek, last);
                            assertNull(seek.blockOf(last + 1));
                            assertEquals(last, seek.lastSequence());
                            assertFound(written, seek, 1 + random.nextLong(last));
                        }
                    }
                }
            }
        }
    }

    @Test
    void shouldBeginWhereTheJournalDoesWhenItsFirstSegmentsAreGone() throws IOException {
        final Path journal = directory.resolve("journal");
        final TestJournal written = newJournal(journal, 13);
        final List<Segment> segments = JournalDirectory.segments(journal);
        try (JournalSeek seek = JournalSeek.open(journal)) {
            final long first = TestJournal.places(journal).stream()
                    .filter(place -> place.segment().number() == segments.get(2).number())
                    .findFirst()
                    .orElseThrow()
                    .firstSequence();
            Files.delete(segments.get(0).file());
            Files.delete(segments.get(1).file());
            seek.refresh();

            assertEquals(first, seek.firstSequence());
            assertEquals(first, seek.sequenceAt(0));
            assertFound(written, seek, first);
            assertFound(written, seek, written.written.size());
        }
        try (JournalSeek seek = JournalSeek.open(journal)) {
            assertNull(seek.blockOf(seek.firstSequence() - 1));
            assertNull(seek.blockOf(1));
        }
    }

    @Test
    void shouldNameThePlaceOfASegmentMissingBetweenOthers() throws IOException {
        final Path journal = directory.resolve("journal");
        newJournal(journal, 17);
        final Segment gone = JournalDirectory.segments(journal).get(1);
        final TestJournal.Place place = TestJournal.places(journal).stream()
                .filter(candidate -> candidate.segment().number() == gone.number())
                .findFirst()
                .orElseThrow();
        Files.delete(gone.file());

        try (JournalSeek seek = JournalSeek.open(journal)) {
            final JournalException failure =
                    assertThrows(JournalException.class, () -> seek.blockOf(place.firstSequence()));

            assertEquals(JournalException.Kind.DAMAGED, failure.kind());
            assertEquals(place.firstSequence(), failure.damage().sequence());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNeverShowAnAlteredBlock(final long seed) throws IOException {
        final Path journal = directory.resolve("journal");
        newJournal(journal, 19);
        final SplittableRandom random = new SplittableRandom(seed);
        final List<TestJournal.Place> places = TestJournal.places(journal);
        final int altered = random.nextInt(places.size() - 1);
        final TestJournal.Place place = places.get(altered);
        TestJournal.flipBit(
                place.segment().file(), place.position() + random.nextLong(place.length()), random.nextInt(8));

        try (JournalSeek seek = JournalSeek.open(journal)) {
            final JournalException failure =
                    assertThrows(JournalException.class, () -> seek.blockOf(place.firstSequence()), "seed " + seed);

            assertEquals(JournalException.Kind.DAMAGED, failure.kind(), "seed " + seed);
            assertEquals(place.segment().file(), failure.damage().file(), "seed " + seed);
            assertEquals(place.number(), failure.damage().block(), "seed " + seed);
            assertNotNull(seek.blockOf(places.get(places.size() - 1).firstSequence()), "seed " + seed);
        }
    }

    @Test
    void shouldEndBeforeATornTail() throws IOException {
        final Path journal = directory.resolve("journal");
        newJournal(journal, 23);
        final List<TestJournal.Place> places = TestJournal.places(journal);
        final TestJournal.Place last = places.get(places.size() - 1);
        TestJournal.zero(last.segment().file(), last.position() + last.length() - 8, 8);

        try (JournalSeek seek = JournalSeek.open(journal)) {
            assertNull(seek.blockOf(last.firstSequence()));
            assertEquals(last.firstSequence() - 1, seek.lastSequence());
            assertNotNull(seek.blockOf(last.firstSequence() - 1));
        }
    }

    @Test
    void shouldTellOfBlocksBehindAHoleWhenAskedForTheEnd() throws IOException {
        final Path journal = directory.resolve("journal");
        newJournal(journal, 29);
        final List<TestJournal.Place> places = TestJournal.places(journal);
        final TestJournal.Place hole = places.get(places.size() - 3);
        for (final Path index : indexes(journal)) {
            Files.delete(index);
        }
        TestJournal.zero(hole.segment().file(), hole.position() - 4, hole.length() + 4L);

        try (JournalSeek seek = JournalSeek.open(journal)) {
            final JournalException failure = assertThrows(JournalException.class, seek::lastSequence);

            assertEquals(hole.number(), failure.damage().block());
            assertEquals(hole.firstSequence(), failure.damage().sequence());
        }
    }

    @Test
    void shouldTellOfBlocksThatAnIndexsWordLeadsPast() throws IOException {
        final Path journal = directory.resolve("journal");
        new TestJournal(journal, 41).writeRun(30);
        final TestJournal.Place first = TestJournal.places(journal).get(0);
        final long index = lastMetadataBefore(first);
        Files.delete(indexes(journal).get(0));
        TestJournal.overwrite(first.segment().file(), index, new byte[] {(byte) 0xF0, (byte) 0xFF, 7, 0x40});

        try (JournalSeek seek = JournalSeek.open(journal)) {
            assertEquals(
                    JournalException.Kind.DAMAGED,
                    assertThrows(JournalException.class, seek::lastSequence).kind());
        }
    }

    private static long lastMetadataBefore(final TestJournal.Place place) throws IOException {
        final Path file = place.segment().file();
        long last = 0;
        long position = 0;
        while (position < place.position() - 4) {
            last = position;
            final int word = ByteBuffer.wrap(TestJournal.bytesAt(file, position, 4))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            position += 4 + ChronicleFormat.aligned(ChronicleFormat.length(word));
        }
        return last;
    }

    @Test
    void shouldAnswerWhenTheFileIsCutOffWhileItIsOpen() throws IOException {
        final Path journal = directory.resolve("journal");
        newJournal(journal, 31);
        final List<TestJournal.Place> places = TestJournal.places(journal);
        final TestJournal.Place last = places.get(places.size() - 1);
        try (JournalSeek seek = JournalSeek.open(journal)) {
            assertNotNull(seek.blockOf(last.firstSequence()));
            TestJournal.truncate(last.segment().file(), 8_192);

            assertNull(seek.blockOf(last.firstSequence() + last.recordCount()));
        }
    }

    @Test
    void shouldGoOnWithoutAnIndexThatCannotBeWritten() {
        final Path journal = directory.resolve("journal");
        final TestJournal written = new TestJournal(journal, 37);
        final JournalConfig config = new JournalConfig(
                journal, SyncPolicy.BATCH, TestJournal.MIB, 0, () -> Long.MAX_VALUE, new DiskWithoutIndexes());

        try (JournalWriter writer = new JournalWriter(config, JournalEnd.ofNewJournal())) {
            for (int batch = 0; batch < 1_000; batch++) {
                written.writeBatch(writer, 20);
            }
        }

        assertTrue(indexes(journal).isEmpty());
        try (JournalSeek seek = JournalSeek.open(journal)) {
            assertFindsAll(written, seek, new SplittableRandom(37), "without indexes");
        }
    }

    /** Two runs of about three segments each. */
    private static TestJournal newJournal(final Path journal, final long seed) {
        return new TestJournal(journal, seed).writeRun(700).writeRun(650);
    }

    private static void assertFindsAll(
            final TestJournal written, final JournalSeek seek, final SplittableRandom random, final String hint) {
        final int count = written.written.size();
        assertEquals(1, seek.firstSequence(), hint);
        assertEquals(count, seek.lastSequence(), hint);
        assertNull(seek.blockOf(0), hint);
        assertNull(seek.blockOf(count + 1L), hint);
        for (int i = 0; i < QUESTIONS; i++) {
            final long sequence = 1 + random.nextLong(count);
            assertFound(written, seek, sequence);
            final long timeMs = written.written.get((int) sequence - 1).timeMs() + random.nextInt(3) - 1;
            final long expected = 1
                    + written.written.stream()
                            .filter(record -> record.timeMs() < timeMs)
                            .count();
            assertEquals(expected, seek.sequenceAt(timeMs), hint + ", time " + timeMs);
        }
        assertEquals(1, seek.sequenceAt(Long.MIN_VALUE), hint);
        assertEquals(count + 1L, seek.sequenceAt(Long.MAX_VALUE), hint);
    }

    private static void assertFound(final TestJournal written, final JournalSeek seek, final long sequence) {
        final List<TestJournal.Written> found = new ArrayList<>();
        assertTrue(
                seek.show(
                        sequence,
                        (shown, timeMs, buffer, command, commandLength, outcome, outcomeLength) ->
                                found.add(TestJournal.written(
                                        shown, timeMs, buffer, command, commandLength, outcome, outcomeLength))),
                "sequence " + sequence);
        assertEquals(1, found.size());
        assertTrue(found.get(0).isSameAs(written.written.get((int) sequence - 1)), "sequence " + sequence);
        assertFalse(seek.blockOf(sequence).firstSequence() > sequence);
    }

    private static List<Path> indexes(final Path journal) {
        return JournalDirectory.segments(journal).stream()
                .map(segment -> SegmentIndexFormat.fileOf(segment.file()))
                .filter(Files::exists)
                .toList();
    }
}
