package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.checkpoint.CheckpointerTest.copyCheckpoints;
import static org.caloriebank.journal.checkpoint.SignedJournal.NONE_ALTERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.caloriebank.journal.JournalDirectory;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.JournalVerifier;
import org.caloriebank.journal.SyncPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckpointProofTest {
    private static final long SEED = 8_032;
    private static final int RECORDS = 200;
    private static final long WRITE_POSITION_OFFSET = 0x40;
    private static final JournalEnd NEW = JournalEnd.ofNewJournal();

    @TempDir
    Path temporary;

    private SignedJournal journal;

    @BeforeEach
    void writeJournal() {
        journal = newJournal("bank");
        journal.write(RECORDS, SEED, NONE_ALTERED).sign(NEW, 5);
    }

    @Test
    void shouldFindAJournalCutOffBetweenTwoBlocksWithItsHeaderPutRight() throws IOException {
        final List<JournalPlace> places = journal.places();
        final JournalPlace last = places.get(places.size() - 4);
        cutOffBehind(last, places.get(places.size() - 3));
        assertTrue(
                JournalVerifier.verify(journal.directory, JournalProgress.SILENT)
                        .isProven(),
                "the bytes alone tell nothing");

        final JournalException e = refusal();

        assertTrue(e.getMessage().contains("first missing sequence is " + (last.sequence() + 1) + ","), e.getMessage());
    }

    @Test
    void shouldFindAJournalRewrittenWholeAndNameWhereItMayBegin() throws IOException {
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 10; i++) {
            final int altered = 20 + random.nextInt(RECORDS - 20);
            final SignedJournal other = newJournal("other" + i);
            other.write(RECORDS, SEED, altered);
            copyCheckpoints(journal, other);

            final JournalException e = assertThrows(JournalException.class, other::prove);

            final long from = numberAfter(e.getMessage(), "differs is one from ");
            final long to = numberAfter(e.getMessage(), " to ");
            assertTrue(from <= altered + 1 && altered + 1 <= to, altered + 1 + ": " + e.getMessage());
            assertTrue(to - from < 5 * 9, "no more than one checkpoint covers: " + e.getMessage());
        }
    }

    @Test
    void shouldFindAnyAlteredByteOfTheLog() throws IOException {
        final byte[] log = Files.readAllBytes(journal.logFile());
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 300; i++) {
            final int at = random.nextInt(log.length - 1); // without the last line's end the line is a torn one
            final byte[] altered = log.clone();
            altered[at] ^= (byte) (1 << random.nextInt(7));
            Files.write(journal.logFile(), altered);

            assertEquals(Kind.CHECKPOINT_DIFFERS, refusal().kind(), "byte " + at);
        }
    }

    @Test
    void shouldFindAMissingLine() throws IOException {
        final List<String> lines = journal.lines();
        for (int i = 1; i < lines.size() - 1; i++) {
            final List<String> fewer = new ArrayList<>(lines);
            fewer.remove(i);
            Files.write(journal.logFile(), fewer);

            assertTrue(refusal().getMessage().contains("a line is missing, repeated or moved"));
        }
        Files.write(journal.logFile(), lines.subList(1, lines.size()));
        assertThrows(JournalException.class, () -> CheckpointFile.readOwn(journal.directory));
    }

    @Test
    void shouldFindSwappedAndRepeatedLines() throws IOException {
        final List<String> swapped = new ArrayList<>(journal.lines());
        Collections.swap(swapped, 1, 2);
        Files.write(journal.logFile(), swapped);
        assertTrue(refusal().getMessage().contains("a line is missing, repeated or moved"));

        Collections.swap(swapped, 1, 2);
        swapped.add(2, swapped.get(2));
        Files.write(journal.logFile(), swapped);
        assertTrue(refusal().getMessage().contains("a line is missing, repeated or moved"));
    }

    @Test
    void shouldProveByTheLastLineAloneOrByTheFirstOnes() throws IOException {
        final List<String> lines = journal.lines();
        final Path kept = temporary.resolve("kept");
        Files.write(kept, lines.subList(lines.size() - 1, lines.size()));
        assertEquals(RECORDS, journal.prove(kept, journal.publicKeyFile()).sequence());

        Files.write(kept, lines.subList(0, 2));
        assertEquals(10, journal.prove(kept, journal.publicKeyFile()).coveredToBlock());
    }

    @Test
    void shouldRefuseAnotherKey() throws IOException {
        final SignedJournal other = newJournal("other");
        other.open(NEW, 5).close();

        final JournalException e =
                assertThrows(JournalException.class, () -> journal.prove(journal.logFile(), other.publicKeyFile()));

        assertTrue(e.getMessage().contains("line 1 of "), e.getMessage());
        assertTrue(e.getMessage().contains("not signed by the key with the fingerprint"), e.getMessage());
    }

    @Test
    void shouldRefuseWhatIsNoPublicKey() throws IOException {
        final Path file = temporary.resolve("no.pub");
        for (final String content : List.of("", "hello", "-----BEGIN PUBLIC KEY-----\n-----END PUBLIC KEY-----")) {
            Files.writeString(file, content);
            final JournalException e = assertThrows(JournalException.class, () -> CheckpointKey.read(file));
            assertEquals(Kind.KEY_REFUSED, e.kind());
        }
        assertEquals(
                Kind.UNREADABLE,
                assertThrows(JournalException.class, () -> CheckpointKey.read(temporary.resolve("absent")))
                        .kind());
    }

    private SignedJournal newJournal(final String name) {
        return new SignedJournal(temporary.resolve(name), SyncPolicy.BATCH);
    }

    private JournalException refusal() {
        return assertThrows(JournalException.class, journal::prove);
    }

    /** What somebody would do who knows Chronicle's files. */
    private void cutOffBehind(final JournalPlace last, final JournalPlace first) throws IOException {
        final Path file = JournalDirectory.segments(journal.directory).stream()
                .filter(segment -> segment.number() == last.segment())
                .findFirst()
                .orElseThrow()
                .file();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(first.position());
            channel.write(
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(0, last.position()),
                    WRITE_POSITION_OFFSET);
        }
    }

    private static long numberAfter(final String text, final String words) {
        final int from = text.lastIndexOf(words) + words.length();
        int to = from;
        while (Character.isDigit(text.charAt(to))) {
            to++;
        }
        return Long.parseLong(text.substring(from, to));
    }
}
