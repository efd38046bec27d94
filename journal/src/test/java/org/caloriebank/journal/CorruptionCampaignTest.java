package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.TestJournal.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Alters one byte after another of a journal of many segments and blocks, each in place, and reads all of it each time. How many is the property
 * {@code caloriebank.corruption.flips}, which of them {@code caloriebank.corruption.seed}.
 */
class CorruptionCampaignTest {
    private static final int FLIPS = Integer.getInteger("caloriebank.corruption.flips", 250);
    private static final long SEED = Long.getLong("caloriebank.corruption.seed", 20_261);
    private static final int FLIPS_BETWEEN_LOOKS_AT_THE_WHOLE = 100;
    private static final int SEGMENT_BYTES = 16 << 10;
    /** Of the zeroes that Chronicle maps ahead, for the reader to search: 80 MiB for each segment would take its time. */
    private static final int ZEROES_KEPT_LENGTH = 8 << 10;

    private static final int EDGE_LENGTH = 16;

    @TempDir
    private Path directory;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private List<Place> places;

    /** What a reader found: where it ended, or why it did not. */
    private record Reading(JournalEnd end, List<String> notices, JournalException failure) {
        Damage damage() {
            return failure == null ? null : failure.damage();
        }
    }

    @BeforeEach
    void writeJournal() throws IOException {
        final TestJournal journal = new TestJournal(directory, SEED);
        for (int run = 0; run < 3; run++) {
            journal.writeRun(25, SyncPolicy.NONE, SEGMENT_BYTES);
        }
        places = TestJournal.places(directory);
        for (final Segment segment : JournalDirectory.segments(directory)) {
            TestJournal.truncate(segment.file(), endOf(segment) + ZEROES_KEPT_LENGTH);
        }
        assertTrue(JournalDirectory.segments(directory).size() >= 9, "there are many segments");
        assertIsClean("before");
    }

    @Test
    void shouldNameTheBlockWhenAnyByteOfItIsAltered() throws IOException {
        for (int i = 0; i < FLIPS; i++) {
            final Place place = i % 10 == 0 ? last() : anyPlace();
            final long position = place.position() + anyOffset(place.length());
            final int mask = 1 + random.nextInt(255);

            final Reading reading = readWithByteAltered(place.segment(), position, mask);

            final String how = how(i, place.segment(), position, mask);
            assertNotNull(reading.damage(), "not found: " + how + " " + reading.notices);
            assertEquals(place.number(), reading.damage().block(), how);
            assertEquals(place.firstSequence(), reading.damage().sequence(), how);
            assertEquals(place.segment().file(), reading.damage().file(), how);
            lookAtTheWhole(i);
        }
        assertIsClean("after");
    }

    @Test
    void shouldNameTheBlockWhenItsWordIsAltered() throws IOException {
        for (int i = 0; i < FLIPS; i++) {
            final Place place = i % 4 == 0 ? last() : anyPlace();
            final int inWord = random.nextInt(ChronicleFormat.WORD_LENGTH);
            final long position = place.position() - ChronicleFormat.WORD_LENGTH + inWord;
            final int mask = 1 + random.nextInt(255);
            final int word = place.length() ^ mask << 8 * inWord;

            final Reading reading = readWithByteAltered(place.segment(), position, mask);

            final String how = how(i, place.segment(), position, mask);
            if (place.number() == last().number() && !ChronicleFormat.isCommitted(word)) {
                // the one thing that cannot be told from a crash: the word of the very last block, as if it had never
                // been finished
                assertTailDropped(reading, how);
            } else {
                assertNotNull(reading.damage(), "not found: " + how + " " + reading.notices);
                assertEquals(place.number(), reading.damage().block(), how);
                assertEquals(place.firstSequence(), reading.damage().sequence(), how);
            }
            lookAtTheWhole(i);
        }
        assertIsClean("after");
    }

    @Test
    void shouldLoseNoBlockSilentlyWhenChroniclesOwnBytesAreAltered() throws IOException {
        final List<Segment> segments = JournalDirectory.segments(directory);
        for (int i = 0; i < FLIPS; i++) {
            final Segment segment = segments.get(i % 5 == 0 ? segments.size() - 1 : random.nextInt(segments.size()));
            final long position = positionOutsideBlocks(segment);
            final int mask = 1 + random.nextInt(255);

            final Reading reading = readWithByteAltered(segment, position, mask);

            final String how = how(i, segment, position, mask);
            if (reading.failure == null) {
                assertEquals(last().number(), reading.end.block(), "lost: " + how + " " + reading.notices);
            } else if (reading.damage() == null) {
                assertEquals(Kind.NOT_A_JOURNAL, reading.failure.kind(), how + reading.failure);
                assertEquals(segments.get(0), segment, how);
            } else {
                assertEquals(firstBlockOf(segment, position), reading.damage().block(), how + reading.damage());
            }
            lookAtTheWhole(i);
        }
        assertIsClean("after");
    }

    private void assertTailDropped(final Reading reading, final String how) {
        assertEquals(null, reading.failure, how);
        assertTrue(reading.end.isTailDropped(), how);
        assertEquals(last().number() - 1, reading.end.block(), how);
        assertEquals(1, reading.notices.size(), how);
    }

    private Reading readWithByteAltered(final Segment segment, final long position, final int mask) throws IOException {
        alter(segment, position, mask);
        final Reading reading = read();
        alter(segment, position, mask);
        return reading;
    }

    private static void alter(final Segment segment, final long position, final int mask) throws IOException {
        final byte[] one = TestJournal.bytesAt(segment.file(), position, 1);
        one[0] ^= (byte) mask;
        TestJournal.overwrite(segment.file(), position, one);
    }

    private void lookAtTheWhole(final int index) {
        if (index % FLIPS_BETWEEN_LOOKS_AT_THE_WHOLE == 0) {
            assertIsClean("put back, after number " + index);
        }
    }

    private void assertIsClean(final String when) {
        final Reading reading = read();
        assertEquals(null, reading.failure, when);
        assertEquals(last().number(), reading.end.block(), when);
        assertEquals(last().firstSequence() + last().recordCount() - 1, reading.end.sequence(), when);
        assertFalse(reading.end.isTailDropped(), when);
        assertEquals(List.of(), reading.notices, when);
    }

    private Reading read() {
        try (JournalReader reader = JournalReader.open(directory)) {
            final Block block = new Block();
            JournalException failure = null;
            try {
                while (reader.next(block)) {
                    Objects.requireNonNull(block.segment());
                }
            } catch (final JournalException e) {
                failure = e;
            }
            return new Reading(reader.end(), reader.notices(), failure);
        }
    }

    /** @return an offset in a block: one in four at its edges. */
    private int anyOffset(final int length) {
        return switch (random.nextInt(8)) {
            case 0 -> random.nextInt(EDGE_LENGTH);
            case 1 -> length - 1 - random.nextInt(EDGE_LENGTH);
            default -> random.nextInt(length);
        };
    }

    /** @return a place in the file's header, an index, the mark at its end or the zeroes behind it: one in two a word of its own. */
    private long positionOutsideBlocks(final Segment segment) throws IOException {
        final List<Place> blocks = blocksOf(segment);
        final long firstBlock = blocks.get(0).position() - ChronicleFormat.WORD_LENGTH;
        if (random.nextInt(4) == 0) {
            final long end = endOf(segment);
            return end + random.nextInt(random.nextBoolean() ? ChronicleFormat.WORD_LENGTH : ZEROES_KEPT_LENGTH);
        }
        return random.nextBoolean() ? metadataWord(segment, firstBlock) : random.nextLong(firstBlock);
    }

    /** @return a byte of one of the words before the first block. */
    private long metadataWord(final Segment segment, final long firstBlock) throws IOException {
        final int words = 3;
        final int wanted = random.nextInt(words);
        long position = 0;
        for (int i = 0; i < wanted && position < firstBlock; i++) {
            final int word = ByteBuffer.wrap(TestJournal.bytesAt(segment.file(), position, Integer.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
            position += ChronicleFormat.WORD_LENGTH + ChronicleFormat.aligned(ChronicleFormat.length(word));
        }
        return position + random.nextInt(ChronicleFormat.WORD_LENGTH);
    }

    /** @return the block that is in question when a byte outside the blocks is altered: the first behind it, or the one after the last. */
    private long firstBlockOf(final Segment segment, final long position) {
        return places.stream()
                .filter(place -> place.segment().number() > segment.number()
                        || place.segment().equals(segment) && place.position() > position)
                .mapToLong(Place::number)
                .min()
                .orElse(last().number() + 1);
    }

    private List<Place> blocksOf(final Segment segment) {
        return places.stream().filter(place -> place.segment().equals(segment)).toList();
    }

    private long endOf(final Segment segment) throws IOException {
        final List<Place> blocks = blocksOf(segment);
        assertFalse(blocks.isEmpty(), segment + " holds blocks");
        final Place place = blocks.get(blocks.size() - 1);
        final long end = place.position() + place.length();
        assertTrue(Files.size(segment.file()) > end, segment + " goes on behind its blocks");
        return end;
    }

    private Place anyPlace() {
        return places.get(random.nextInt(places.size()));
    }

    private Place last() {
        return places.get(places.size() - 1);
    }

    private static String how(final int index, final Segment segment, final long position, final int mask) {
        return "seed " + SEED + ", number " + index + ", " + segment.file() + " at byte " + position + ", mask " + mask
                + " ";
    }
}
