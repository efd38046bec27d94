package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.TestJournal.Place;
import org.caloriebank.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalReplayTest {
    private static final long SEED = 99;
    private static final int RECORDS = 20_000;

    @TempDir
    Path temporary;

    private Path directory;

    @BeforeEach
    void nameDirectory() {
        directory = temporary.resolve("journal");
    }

    @Test
    void shouldReachTheSameStateWhenEverythingIsReplayed() {
        final long stateHash = LedgerJournal.write(config(), RECORDS, SEED);

        try (Ledger ledger = new Ledger();
                JournalReader reader = JournalReader.open(directory)) {
            final Replay replay = JournalReplay.replay(reader, ledger, ReplayLimit.NONE, JournalProgress.SILENT);

            assertEquals(RECORDS, replay.records());
            assertEquals(RECORDS, replay.end().sequence());
            assertEquals(stateHash, ledger.stateHash(), "seed " + SEED);
            ledger.verify();
        }
    }

    @Test
    void shouldReachTheSameStateAsAShorterJournalWhenReplayedToASequence() {
        LedgerJournal.write(config(), RECORDS, SEED);
        final TestJournal shorter = new TestJournal(temporary.resolve("shorter"), SEED);
        final long stateHash = LedgerJournal.write(shorter.config(SyncPolicy.NONE, TestJournal.MIB), 7_777, SEED);

        try (Ledger bySequence = new Ledger();
                Ledger byTime = new Ledger()) {
            replay(bySequence, ReplayLimit.toSequence(7_777));
            replay(byTime, ReplayLimit.toTime(LedgerJournal.FIRST_TIME_MS + 7_776));

            assertEquals(stateHash, bySequence.stateHash());
            assertEquals(stateHash, byTime.stateHash());
            assertEquals(7_777, byTime.lastSequence());
        }
    }

    @Test
    void shouldNameTheSequenceWhenAnOutcomeWasForgedWithCorrectHashes() throws IOException {
        LedgerJournal.write(config(), RECORDS, SEED);
        final List<Place> places = TestJournal.places(directory);
        final int forged = 120;
        final long forgedSequence = places.get(forged).firstSequence();
        TestJournal.forge(places, forged, bytes -> bytes[outcomeEnd(bytes) - 1] ^= 1);
        assertTrue(JournalVerifier.verify(directory, JournalProgress.SILENT).isProven());

        try (Ledger ledger = new Ledger()) {
            final JournalException e = assertThrows(JournalException.class, () -> replay(ledger, ReplayLimit.NONE));

            assertEquals(Kind.OUTCOME_DIFFERS, e.kind());
            assertTrue(e.getMessage().contains("sequence " + forgedSequence + " "), e.getMessage());
            assertEquals(forgedSequence, ledger.lastSequence());
        }
    }

    @Test
    void shouldStopWhenTheJournalIsDamagedInTheMiddle() throws IOException {
        LedgerJournal.write(config(), RECORDS, SEED);
        final Place place = TestJournal.places(directory).get(50);
        TestJournal.flipBit(place.segment().file(), place.position() + 300, 3);

        try (Ledger ledger = new Ledger()) {
            final JournalException e = assertThrows(JournalException.class, () -> replay(ledger, ReplayLimit.NONE));

            assertEquals(Kind.DAMAGED, e.kind());
            assertEquals(place.number(), e.damage().block());
        }
    }

    private void replay(final Ledger ledger, final ReplayLimit limit) {
        try (JournalReader reader = JournalReader.open(directory)) {
            JournalReplay.replay(reader, ledger, limit, JournalProgress.SILENT);
        }
    }

    private JournalConfig config() {
        return new TestJournal(directory, SEED).config(SyncPolicy.NONE, TestJournal.MIB);
    }

    /** Where the first record's outcome ends. */
    private static int outcomeEnd(final byte[] block) {
        final int start = BlockFormat.HEADER_LENGTH;
        final int commandLength = block[start] & 0xFF;
        final int outcomeLength = block[start + RecordFormat.OUTCOME_LENGTH_OFFSET] & 0xFF;
        return start + RecordFormat.HEADER_LENGTH + commandLength + outcomeLength;
    }
}
