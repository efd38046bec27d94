package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.TestJournal.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDamageTest {
    private static final long SEED = 7_150;

    @TempDir
    Path temporary;

    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private TestJournal journal;
    private List<Place> places;

    @BeforeEach
    void writeJournal() {
        directory = temporary.resolve("journal");
        journal = new TestJournal(directory, SEED).writeRun(60).writeRun(40);
        places = TestJournal.places(directory);
    }

    @Test
    void shouldFindAndNameTheBlockWhenAnyBitOfItIsFlipped() throws IOException {
        for (int i = 0; i < 400; i++) {
            final Place place = i % 10 == 0 ? places.get(places.size() - 1) : anyPlace();
            final long position = place.position() + random.nextInt(place.length());
            final int bit = random.nextInt(8);
            TestJournal.flipBit(place.segment().file(), position, bit);

            final Damage damage = damage("bit " + bit + " at byte " + position + " of " + place);

            assertIsAt(place, damage);
            TestJournal.flipBit(place.segment().file(), position, bit);
        }
    }

    @Test
    void shouldFindTheBlockWhenAnyBitOfItsLengthWordIsFlipped() throws IOException {
        for (final Place place : List.of(places.get(3), places.get(59), places.get(70))) {
            for (int bit = 0; bit < 32; bit++) {
                final long position = place.position() - 4 + bit / 8;
                TestJournal.flipBit(place.segment().file(), position, bit % 8);

                if (place.number() == 60 && bit == 31) {
                    // an unfinished last block of an old process, which the next process's first block contradicts
                    assertEquals(60, damage("bit 31").block());
                } else {
                    assertIsAt(place, damage("bit " + bit + " of the word of " + place));
                }
                TestJournal.flipBit(place.segment().file(), position, bit % 8);
            }
        }
    }

    @Test
    void shouldFindTheLastBlockWhenABitOfItsLengthWordIsFlipped() throws IOException {
        final Place last = places.get(places.size() - 1);
        for (int bit = 0; bit < 31; bit++) {
            TestJournal.flipBit(last.segment().file(), last.position() - 4 + bit / 8, bit % 8);

            assertIsAt(last, damage("bit " + bit));
            TestJournal.flipBit(last.segment().file(), last.position() - 4 + bit / 8, bit % 8);
        }
    }

    @Test
    void shouldRefuseWhenAPageInTheMiddleIsZeroed() throws IOException {
        for (int i = 0; i < 40; i++) {
            final Place place = places.get(random.nextInt(50));
            final Path file = place.segment().file();
            final long page = place.position() & -4096;
            final byte[] before = TestJournal.bytesAt(file, page, 4096);
            TestJournal.zero(file, page, 4096);

            final Damage damage = damage("page at " + page);

            assertTrue(damage.block() <= place.number() && damage.block() >= place.number() - 8, damage.sentence());
            assertEquals(file, damage.file());
            TestJournal.overwrite(file, page, before);
        }
    }

    @Test
    void shouldRefuseWhenTwoBlocksOfTheSameLengthAreSwapped() throws IOException {
        final TestJournal even = evenJournal("swapped");
        final List<Place> evenPlaces = TestJournal.places(even.directory);
        final Place one = evenPlaces.get(5);
        final Place other = evenPlaces.get(9);
        final byte[] oneBytes = bytes(one);
        TestJournal.overwrite(one.segment().file(), one.position(), bytes(other));
        TestJournal.overwrite(other.segment().file(), other.position(), oneBytes);

        final Damage damage = damage(even.directory, "swapped");

        assertIsAt(one, damage);
        assertTrue(damage.what().contains("block 10 stands here"), damage.sentence());
    }

    @Test
    void shouldRefuseWhenABlockIsRepeatedInTheNextOnesPlace() throws IOException {
        final TestJournal even = evenJournal("repeated");
        final List<Place> evenPlaces = TestJournal.places(even.directory);
        TestJournal.overwrite(
                evenPlaces.get(8).segment().file(), evenPlaces.get(8).position(), bytes(evenPlaces.get(7)));

        final Damage damage = damage(even.directory, "repeated");

        assertIsAt(evenPlaces.get(8), damage);
        assertTrue(damage.what().contains("block 8 stands here again"), damage.sentence());
    }

    @Test
    void shouldRefuseWhenABlockIsCutOutAndTheRestMovedUp() throws IOException {
        final Place gone = places.get(20);
        final Path file = gone.segment().file();
        final long from = gone.position() - 4;
        final long next = gone.position() + gone.length();
        final int rest = (int) (Files.size(file) - next);
        final byte[] moved = TestJournal.bytesAt(file, next, rest);
        TestJournal.overwrite(file, from, moved);

        final Damage damage = damage("cut out");

        assertEquals(gone.number(), damage.block());
        assertEquals(gone.firstSequence(), damage.sequence());
        assertTrue(damage.what().contains("missing"), damage.sentence());
    }

    @Test
    void shouldRefuseWhenASegmentFileInTheMiddleIsDeleted() throws IOException {
        journal.writeRun(5);
        final Place first = places.get(60);
        Files.delete(first.segment().file());

        final Damage damage = damage("deleted");

        assertEquals(61, damage.block());
        assertEquals(first.firstSequence(), damage.sequence());
    }

    @Test
    void shouldRefuseWhenTheFirstSegmentFileIsDeleted() throws IOException {
        Files.delete(places.get(0).segment().file());

        assertEquals(1, damage("first deleted").block());
    }

    @Test
    void shouldRefuseWhenAnAlteredBlockGotACorrectHash() throws IOException {
        final Place place = places.get(30);
        final byte[] bytes = bytes(place);
        bytes[BlockFormat.HEADER_LENGTH + RecordFormat.HEADER_LENGTH + 12] ^= 1;
        new BlockHash().stamp(bytes, bytes.length - BlockFormat.END_MARK_LENGTH);
        TestJournal.overwrite(place.segment().file(), place.position(), bytes);

        final Damage damage = damage("forged");

        assertIsAt(places.get(31), damage);
        assertTrue(damage.what().contains("does not follow"), damage.sentence());
    }

    @Test
    void shouldRefuseWhenASegmentOfAnotherJournalTakesAPlace() throws IOException {
        final Path otherDirectory = temporary.resolve("other");
        new TestJournal(otherDirectory, SEED + 1).writeRun(60).writeRun(40);
        final Path foreign =
                TestJournal.places(otherDirectory).get(60).segment().file();
        final Path file = places.get(60).segment().file();
        Files.delete(file);
        Files.copy(foreign, file);

        final Damage damage = damage("foreign segment");

        assertEquals(61, damage.block());
    }

    @Test
    void shouldSayNewerVersionWhenABlockIsWholeAndItsVersionHigher() throws IOException {
        final Place place = places.get(61);
        final byte[] bytes = bytes(place);
        new UnsafeBuffer(bytes).putShort(BlockFormat.VERSION_OFFSET, (short) 2);
        new BlockHash().stamp(bytes, bytes.length - BlockFormat.END_MARK_LENGTH);
        TestJournal.overwrite(place.segment().file(), place.position(), bytes);

        final JournalException e = assertThrows(JournalException.class, () -> TestJournal.readToEnd(directory));

        assertEquals(Kind.NEWER_VERSION, e.kind());
    }

    @Test
    void shouldSayWhatItIsWhenTheDirectoryHoldsSomethingElse() throws IOException {
        final Path foreign = Files.createDirectory(directory.resolve("foreign"));
        Files.writeString(foreign.resolve("letter.txt"), "dear reader");

        assertEquals(Kind.NOT_A_JOURNAL, kindOf(foreign));
        assertEquals(Kind.NOT_A_JOURNAL, kindOf(directory.resolve("nothing")));
        assertEquals(Kind.NOT_A_JOURNAL, kindOf(foreign.resolve("letter.txt")));
        assertEquals(
                Kind.NOT_A_JOURNAL,
                assertThrows(JournalException.class, () -> JournalDirectory.prepare(foreign))
                        .kind());
        assertEquals(
                Kind.NOT_A_JOURNAL,
                assertThrows(JournalException.class, () -> JournalDirectory.prepare(foreign.resolve("letter.txt")))
                        .kind());
    }

    @Test
    void shouldSayNotAJournalWhenASegmentIsSomethingElse() throws IOException {
        final Path foreign = Files.createDirectories(directory.resolve("foreign/run-000001"));
        final byte[] text = new byte[10_000];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i % 100 == 0 ? 0 : 'a');
        }
        Files.write(foreign.resolve("19700102F.cq4"), text);

        assertEquals(Kind.NOT_A_JOURNAL, kindOf(foreign.getParent()));
    }

    @Test
    void shouldSayUnreadableWhenASegmentCannotBeRead() throws IOException {
        final Path file = places.get(60).segment().file();
        Files.delete(file);
        Files.createDirectory(file);

        assertEquals(Kind.UNREADABLE, kindOf(directory));
    }

    @Test
    void shouldReadWhenTheDirectoryIsWriteProtected() throws IOException {
        final List<Path> all;
        try (var files = Files.walk(directory)) {
            all = files.toList();
        }
        all.forEach(path -> assertTrue(path.toFile().setWritable(false)));

        try {
            assertTrue(TestJournal.areSame(journal.written, TestJournal.read(directory)));
        } finally {
            all.forEach(path -> assertTrue(path.toFile().setWritable(true)));
        }
    }

    private TestJournal evenJournal(final String name) {
        final TestJournal even = new TestJournal(temporary.resolve(name), SEED);
        try (JournalWriter writer =
                new JournalWriter(even.config(SyncPolicy.NONE, TestJournal.MIB), JournalEnd.ofNewJournal())) {
            for (int i = 0; i < 20; i++) {
                even.writeEvenBatch(writer, 10);
            }
        }
        return even;
    }

    private Place anyPlace() {
        return places.get(random.nextInt(places.size()));
    }

    private static byte[] bytes(final Place place) throws IOException {
        return TestJournal.bytesAt(place.segment().file(), place.position(), place.length());
    }

    private Damage damage(final String how) {
        return damage(directory, how);
    }

    private static Damage damage(final Path directory, final String how) {
        final JournalReport report = JournalVerifier.verify(directory, JournalProgress.SILENT);
        assertFalse(report.isProven(), "not found, seed " + SEED + ": " + how + " " + report.notices());
        assertNotNull(report.damage());
        return report.damage();
    }

    private static void assertIsAt(final Place place, final Damage damage) {
        assertEquals(place.number(), damage.block(), damage.sentence());
        assertEquals(place.firstSequence(), damage.sequence(), damage.sentence());
        assertEquals(place.segment().file(), damage.file(), damage.sentence());
    }

    private static Kind kindOf(final Path directory) {
        return assertThrows(JournalException.class, () -> TestJournal.readToEnd(directory))
                .kind();
    }
}
