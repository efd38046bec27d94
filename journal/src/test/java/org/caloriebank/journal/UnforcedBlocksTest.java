package org.caloriebank.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.caloriebank.journal.TestJournal.Place;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A crash of the machine may keep later pages and lose earlier ones of what was written since the last force. */
class UnforcedBlocksTest {
    private static final int RECORDS = 1_500;

    @TempDir
    Path temporary;

    private TestJournal journal;
    private List<Place> places;
    /** Index of the last batch's first block. */
    private int unforced;

    @BeforeEach
    void writeABatchOfSeveralBlocks() {
        journal = new TestJournal(temporary.resolve("journal"), 7).writeRun(4, SyncPolicy.BATCH, TestJournal.MIB);
        unforced = TestJournal.places(journal.directory).size();
        try (JournalWriter writer = new JournalWriter(
                journal.config(SyncPolicy.BATCH, TestJournal.MIB), TestJournal.readToEnd(journal.directory))) {
            journal.writeBatch(writer, 1);
            unforced++;
            journal.writeBatch(writer, RECORDS);
        }
        places = TestJournal.places(journal.directory);
        assertTrue(places.size() >= unforced + 3);
    }

    @Test
    void shouldDropABatchOfWhichAnEarlierBlockWasNeverWritten() throws IOException {
        lose(unforced);

        final JournalEnd end = TestJournal.readToEnd(journal.directory);
        assertTrue(end.isTailDropped());
        assertEquals(places.get(unforced).number() - 1, end.block());
    }

    @Test
    void shouldRefuseWhenABlockIsLostThatWasForcedBeforeAnotherWasWritten() throws IOException {
        lose(unforced - 1);

        final JournalException e = assertThrows(JournalException.class, () -> TestJournal.readToEnd(journal.directory));
        assertEquals(JournalException.Kind.DAMAGED, e.kind());
    }

    private void lose(final int index) throws IOException {
        final Place place = places.get(index);
        final int wordLength = ChronicleFormat.WORD_LENGTH;
        TestJournal.zero(place.segment().file(), place.position() - wordLength, (long) place.length() + wordLength);
    }
}
