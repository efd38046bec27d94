package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.TestJournal.Written;
import org.caloriebank.ledger.Ledger;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.OutcomeEncoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals whose outcomes are of version 0, which had no events. */
class OlderOutcomeTest {
    private static final long SEED = 7;
    private static final int RECORDS = 5_000;
    private static final int AMOUNT =
            MessageHeaderEncoder.ENCODED_LENGTH + OutcomeEncoder.amountCenticoinsEncodingOffset();

    @TempDir
    private Path temporary;

    private Path directory;
    private long stateHash;
    private List<Written> records;

    @BeforeEach
    void recordInThisVersion() {
        final TestJournal now = new TestJournal(temporary.resolve("now"), SEED);
        stateHash = LedgerJournal.write(now.config(SyncPolicy.NONE, TestJournal.MIB), RECORDS, SEED);
        records = TestJournal.read(now.directory);
        directory = temporary.resolve("older");
    }

    @Test
    void shouldComeToTheSameStateWhenOutcomesAreOlder() {
        write(records.stream().map(OlderOutcomeTest::older).toList());

        assertEquals(stateHash, replay(), "seed " + SEED);
    }

    @Test
    void shouldComeToTheSameStateWhenTheJournalWentOnInThisVersion() {
        final int half = RECORDS / 2;
        records.subList(0, half).replaceAll(OlderOutcomeTest::older);
        write(records);

        assertEquals(stateHash, replay(), "seed " + SEED);
    }

    @Test
    void shouldNameTheSequenceWhenAnOlderOutcomeDiffers() {
        records.replaceAll(OlderOutcomeTest::older);
        records.get(4_000).outcome()[AMOUNT] ^= 1;
        write(records);

        assertDiffersAt(4_001);
    }

    @Test
    void shouldNameTheSequenceWhenAnOlderOutcomeTellsMore() {
        records.replaceAll(OlderOutcomeTest::older);
        final Written last = records.get(RECORDS - 1);
        records.set(RECORDS - 1, withOutcome(last, Arrays.copyOf(last.outcome(), last.outcome().length + 4)));
        write(records);

        assertDiffersAt(RECORDS);
    }

    @Test
    void shouldNameTheSequenceWhenAnOutcomeOfThisVersionLacksItsEvents() {
        final Written last = records.get(RECORDS - 1);
        records.set(RECORDS - 1, withOutcome(last, Arrays.copyOf(last.outcome(), last.outcome().length - 4)));
        write(records);

        assertDiffersAt(RECORDS);
    }

    @Test
    void shouldDecodeAnOlderOutcomeAsOneWithoutEvents() {
        for (final Written record : records) {
            final Outcome expected = Outcome.decode(1, 2, new UnsafeBuffer(record.outcome()), 0);

            assertEquals(
                    expected,
                    Outcome.decode(1, 2, new UnsafeBuffer(older(record).outcome()), 0));
        }
    }

    private void assertDiffersAt(final int sequence) {
        final JournalException e = assertThrows(JournalException.class, this::replay);

        assertEquals(Kind.OUTCOME_DIFFERS, e.kind());
        assertEquals(true, e.getMessage().contains("sequence " + sequence + " "), e.getMessage());
    }

    /** @return the record as version 0 wrote it: no group of events behind the others; none of these outcomes has any. */
    private static Written older(final Written record) {
        final byte[] outcome =
                Arrays.copyOf(record.outcome(), record.outcome().length - OutcomeEncoder.EventsEncoder.sbeHeaderSize());
        outcome[MessageHeaderEncoder.versionEncodingOffset()] = 0;
        final byte[] command = record.command().clone();
        command[MessageHeaderEncoder.versionEncodingOffset()] = 0;
        return new Written(record.sequence(), record.timeMs(), command, outcome);
    }

    private static Written withOutcome(final Written record, final byte[] outcome) {
        return new Written(record.sequence(), record.timeMs(), record.command(), outcome);
    }

    private void write(final List<Written> written) {
        final JournalConfig config = new TestJournal(directory, SEED).config(SyncPolicy.NONE, TestJournal.MIB);
        try (JournalWriter writer = new JournalWriter(config, JournalEnd.ofNewJournal())) {
            for (final Written record : written) {
                final byte[] bytes = Arrays.copyOf(record.command(), record.command().length + record.outcome().length);
                System.arraycopy(record.outcome(), 0, bytes, record.command().length, record.outcome().length);
                writer.onRecord(
                        record.sequence(),
                        record.timeMs(),
                        new UnsafeBuffer(bytes),
                        0,
                        record.command().length,
                        record.command().length,
                        record.outcome().length);
                if (record.sequence() % 100 == 0) {
                    writer.onBatchEnd();
                }
            }
            writer.onBatchEnd();
        }
    }

    /** @return the state hash at the end. */
    private long replay() {
        try (Ledger ledger = new Ledger();
                JournalReader reader = JournalReader.open(directory)) {
            JournalReplay.replay(reader, ledger, ReplayLimit.NONE, JournalProgress.SILENT);
            return ledger.stateHash();
        }
    }
}
