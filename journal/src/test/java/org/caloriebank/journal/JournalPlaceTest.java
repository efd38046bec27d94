package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Going on behind a block that was read before. */
class JournalPlaceTest {
    private static final long SEED = 77;

    @TempDir
    Path directory;

    @Test
    void shouldReadTheSameBlocksBehindEveryPlace() {
        new TestJournal(directory, SEED).writeRun(12).writeRun(300).writeRun(5);
        final List<JournalPlace> places = places();

        for (int i = 0; i < places.size(); i++) {
            final List<JournalPlace> behind = placesBehind(places.get(i));
            assertEquals(places.size() - i - 1, behind.size(), "behind block " + (i + 1));
            for (int j = 0; j < behind.size(); j++) {
                assertSame(places.get(i + 1 + j), behind.get(j));
            }
        }
    }

    @Test
    void shouldReadEverythingBehindThePlaceBeforeTheFirstBlock() {
        new TestJournal(directory, SEED).writeRun(7);

        assertEquals(7, placesBehind(JournalPlace.ofNewJournal()).size());
    }

    @Test
    void shouldReadWhatAnotherRunHasWrittenSince() {
        final TestJournal journal = new TestJournal(directory, SEED).writeRun(3);
        final JournalPlace end = TestJournal.readToEnd(directory).place();
        journal.writeRun(4);

        assertEquals(4, placesBehind(end).size());
    }

    @Test
    void shouldFindNothingWhenTheBlockIsNotThere() throws IOException {
        new TestJournal(directory, SEED).writeRun(9);
        final JournalPlace place = places().get(5);

        assertFalse(isThere(new JournalPlace(
                place.segment(), place.position() + 4, 6, place.sequence(), place.timeMs(), place.hash())));
        assertFalse(isThere(new JournalPlace(
                place.segment() + 1, place.position(), 6, place.sequence(), place.timeMs(), place.hash())));
        assertFalse(isThere(new JournalPlace(
                place.segment(), place.position(), 7, place.sequence(), place.timeMs(), place.hash())));
        assertFalse(isThere(new JournalPlace(
                place.segment(), place.position(), 6, place.sequence() + 1, place.timeMs(), place.hash())));
        assertFalse(isThere(new JournalPlace(
                place.segment(), place.position(), 6, place.sequence(), place.timeMs(), new byte[32])));
        assertFalse(isThere(
                new JournalPlace(place.segment(), 1L << 40, 6, place.sequence(), place.timeMs(), place.hash())));
        assertTrue(isThere(place));

        final Segment segment = JournalDirectory.segments(directory).get(0);
        TestJournal.flipBit(segment.file(), place.position() + 4 + BlockFormat.HEADER_LENGTH, 3);
        assertFalse(isThere(place));
    }

    @Test
    void shouldFindDamageBehindThePlace() throws IOException {
        new TestJournal(directory, SEED).writeRun(9);
        final List<JournalPlace> places = places();
        final Segment segment = JournalDirectory.segments(directory).get(0);
        TestJournal.flipBit(segment.file(), places.get(6).position() + 4 + BlockFormat.HEADER_LENGTH, 3);

        assertEquals(
                7,
                assertThrows(JournalException.class, () -> placesBehind(places.get(3)))
                        .damage()
                        .block());
    }

    private boolean isThere(final JournalPlace place) {
        final Optional<JournalReader> reader = JournalReader.openBehind(directory, place);
        reader.ifPresent(JournalReader::close);
        return reader.isPresent();
    }

    private List<JournalPlace> places() {
        return placesBehind(JournalPlace.ofNewJournal());
    }

    private List<JournalPlace> placesBehind(final JournalPlace place) {
        final List<JournalPlace> places = new ArrayList<>();
        try (JournalReader reader = JournalReader.openBehind(directory, place).orElseThrow()) {
            final Block block = new Block();
            while (reader.next(block)) {
                places.add(reader.place());
            }
        }
        return places;
    }

    private static void assertSame(final JournalPlace expected, final JournalPlace actual) {
        assertEquals(expected.segment(), actual.segment());
        assertEquals(expected.position(), actual.position());
        assertEquals(expected.block(), actual.block());
        assertEquals(expected.sequence(), actual.sequence());
        assertEquals(expected.timeMs(), actual.timeMs());
        assertArrayEquals(expected.hash(), actual.hash());
    }
}
