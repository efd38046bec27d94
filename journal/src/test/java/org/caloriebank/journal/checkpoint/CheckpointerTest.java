package org.caloriebank.journal.checkpoint;

import static org.caloriebank.journal.checkpoint.SignedJournal.NONE_ALTERED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.caloriebank.journal.JournalEnd;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalException.Kind;
import org.caloriebank.journal.JournalPlace;
import org.caloriebank.journal.SyncPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CheckpointerTest {
    private static final long SEED = 6_962;
    private static final JournalEnd NEW = JournalEnd.ofNewJournal();

    @TempDir
    Path temporary;

    private SignedJournal journal;

    @BeforeEach
    void makeDirectory() {
        journal = new SignedJournal(temporary.resolve("bank"), SyncPolicy.BATCH);
    }

    @Test
    void shouldCoverEveryBlockOnceUpToTheLast() throws IOException {
        journal.write(200, SEED, NONE_ALTERED).sign(NEW, 7);

        final CheckpointProof.Result result = journal.prove();

        final int blocks = journal.places().size();
        assertEquals((blocks + 6) / 7, result.checkpoints());
        assertEquals(1, result.coveredFromBlock());
        assertEquals(blocks, result.coveredToBlock());
        assertEquals(200, result.sequence());
    }

    @Test
    void shouldGoOnAfterARestart() throws IOException {
        journal.write(100, SEED, NONE_ALTERED).sign(NEW, 7);
        final JournalEnd end = journal.end();
        final List<String> before = journal.lines();
        journal.write(100, SEED + 1, NONE_ALTERED).sign(end, 7);

        assertEquals(before, journal.lines().subList(0, before.size()));
        assertEquals(200, journal.prove().sequence());
        assertEquals(journal.places().size(), journal.prove().coveredToBlock());
    }

    @Test
    void shouldCoverWhatACrashLeftUncovered() throws IOException {
        journal.write(100, SEED, NONE_ALTERED).sign(NEW, 7);
        journal.write(100, SEED + 1, NONE_ALTERED); // crashed before it signed
        final JournalEnd end = journal.end();
        journal.write(100, SEED + 2, NONE_ALTERED).sign(end, 7);

        assertEquals(300, journal.prove().sequence());
        assertEquals(journal.places().size(), journal.prove().coveredToBlock());
    }

    @Test
    void shouldSignNothingThatIsNotJournalledByTheCounter() throws IOException {
        journal.write(200, SEED, NONE_ALTERED);
        final JournalPlace acknowledged = journal.places().get(11);
        try (Checkpointer checkpointer = journal.open(NEW, 5)) {
            checkpointer.start(acknowledged::sequence);
        }

        final List<String> lines = journal.lines();
        assertEquals(3, lines.size());
        assertTrue(lines.get(2).contains(" block=12 sequence=" + acknowledged.sequence() + " "), lines.get(2));
    }

    @Test
    void shouldSignNothingWhenThereIsNothingNew() throws IOException {
        journal.write(50, SEED, NONE_ALTERED).sign(NEW, 7);
        final List<String> before = journal.lines();

        journal.sign(journal.end(), 7);

        assertEquals(before, journal.lines());
    }

    @Test
    void shouldSignStatesBetweenTheOthersWithoutAGap() throws IOException {
        journal.write(100, SEED, NONE_ALTERED);
        final long stateHash = journal.stateHash();
        try (Checkpointer checkpointer = journal.open(NEW, 7)) {
            checkpointer.trySignState(journal.end().place(), stateHash);
            checkpointer.start(() -> 100);
        }
        try (Checkpointer checkpointer = journal.open(journal.end(), 7)) {
            checkpointer.trySignState(journal.end().place(), stateHash);
            checkpointer.start(() -> 100);
        }

        final CheckpointProof.Result result = journal.prove();

        assertEquals(2, result.stateHashes());
        assertEquals(journal.places().size(), result.coveredToBlock());
    }

    @Test
    void shouldFindAStateThatIsNotTheJournals() {
        journal.write(100, SEED, NONE_ALTERED);
        try (Checkpointer checkpointer = journal.open(NEW, 7)) {
            checkpointer.trySignState(journal.end().place(), 1);
        }

        final JournalException e = assertThrows(JournalException.class, journal::prove);

        assertTrue(e.getMessage().startsWith("The state after sequence 100 has the hash "), e.getMessage());
    }

    @Test
    void shouldCutOffATornLastLineAndSayIt() throws IOException {
        journal.write(100, SEED, NONE_ALTERED).sign(NEW, 7);
        final List<String> whole = journal.lines();
        for (final String torn : List.of("calorie-bank-checkpoint-1 block=9", "\0\0\0\0", "\0\0\0\0 state=-\n")) {
            Files.writeString(journal.logFile(), torn, StandardOpenOption.APPEND);
            final JournalEnd end = journal.end();
            assertTrue(CheckpointFile.read(journal.logFile()).notice().contains("was not finished"));
            try (Checkpointer checkpointer = journal.open(end, 7)) {
                assertTrue(checkpointer.notice().contains("was not finished"), checkpointer.notice());
            }
            journal.write(20, SEED + 5, NONE_ALTERED).sign(end, 7);

            assertEquals(whole, journal.lines().subList(0, whole.size()));
            assertEquals(journal.end().sequence(), journal.prove().sequence());
        }
    }

    @Test
    void shouldRefuseToStartWhenTheLastLineIsWholeAndWrong() throws IOException {
        journal.write(100, SEED, NONE_ALTERED).sign(NEW, 7);
        Files.writeString(journal.logFile(), "this is no checkpoint\n", StandardOpenOption.APPEND);

        assertEquals(Kind.CHECKPOINT_DIFFERS, refusal().kind());
    }

    @Test
    void shouldRefuseToStartOnAJournalThatWasCutOff() throws IOException {
        journal.write(100, SEED, NONE_ALTERED).sign(NEW, 7);
        final SignedJournal shorter = new SignedJournal(temporary.resolve("shorter"), SyncPolicy.BATCH);
        shorter.write(60, SEED, NONE_ALTERED);
        copyCheckpoints(journal, shorter);

        final JournalException e = assertThrows(JournalException.class, () -> shorter.open(shorter.end(), 7));

        assertTrue(e.getMessage().contains("was cut off or is an older copy"), e.getMessage());
    }

    @Test
    void shouldSignNothingMoreOnAJournalThatWasRewritten() throws IOException {
        journal.write(100, SEED, NONE_ALTERED).sign(NEW, 7);
        final SignedJournal other = new SignedJournal(temporary.resolve("other"), SyncPolicy.BATCH);
        other.write(100, SEED, 40);
        copyCheckpoints(journal, other);
        final List<String> before = other.lines();

        assertThrows(JournalException.class, () -> other.open(other.end(), 7));
        other.write(50, SEED + 3, NONE_ALTERED);
        final Checkpointer checkpointer = other.open(other.end(), 7);
        checkpointer.start(() -> 150);
        checkpointer.close();

        assertTrue(checkpointer.failure().contains("was rewritten"), checkpointer.failure());
        assertEquals(before, other.lines());
    }

    @Test
    void shouldMakeAKeyForItsOwnersEyesAndKeepIt() throws IOException {
        journal.open(NEW, 7).close();
        final byte[] key = Files.readAllBytes(journal.privateKeyFile());
        journal.open(NEW, 7).close();

        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(journal.privateKeyFile())));
        assertEquals(new String(key), Files.readString(journal.privateKeyFile()));
        assertFalse(Files.exists(journal.directory.resolve(".checkpoint.key.new")));
    }

    @Test
    void shouldRefuseAKeyThatOthersCanRead() throws IOException {
        journal.open(NEW, 7).close();
        Files.setPosixFilePermissions(journal.privateKeyFile(), PosixFilePermissions.fromString("rw-r-----"));

        final JournalException e = refusal();

        assertEquals(Kind.KEY_REFUSED, e.kind());
        assertTrue(e.getMessage().contains("can be read by others"), e.getMessage());
    }

    @Test
    void shouldNotReplaceAKeyThatIsLost() throws IOException {
        journal.write(50, SEED, NONE_ALTERED).sign(NEW, 7);
        Files.delete(journal.privateKeyFile());

        assertTrue(refusal().getMessage().contains("checkpoint.key is missing"));
        Files.delete(journal.publicKeyFile());
        assertTrue(refusal().getMessage().contains("checkpoint.key is missing"));
        assertFalse(Files.exists(journal.privateKeyFile()));
    }

    @Test
    void shouldMakeAnotherPairWhenACrashLeftTheFirstUnfinished() throws IOException {
        journal.open(NEW, 7).close();
        Files.delete(journal.privateKeyFile()); // the second file of the two

        journal.write(50, SEED, NONE_ALTERED).sign(NEW, 7);

        assertEquals(50, journal.prove().sequence());
    }

    @Test
    void shouldRefuseKeysThatAreNotAPairOrNotKeys() throws IOException {
        final SignedJournal other = new SignedJournal(temporary.resolve("other"), SyncPolicy.BATCH);
        other.open(NEW, 7).close();
        journal.open(NEW, 7).close();
        final byte[] own = Files.readAllBytes(journal.publicKeyFile());
        Files.write(journal.publicKeyFile(), Files.readAllBytes(other.publicKeyFile()));
        assertTrue(refusal().getMessage().contains("not of one pair"));

        Files.write(journal.publicKeyFile(), own);
        Files.writeString(journal.privateKeyFile(), "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
        assertTrue(refusal().getMessage().contains("holds no private Ed25519 key"));
    }

    @Test
    void shouldRefuseALogThatAnotherKeySigned() throws IOException {
        final SignedJournal other = new SignedJournal(temporary.resolve("other"), SyncPolicy.BATCH);
        other.open(NEW, 7).close();
        journal.write(50, SEED, NONE_ALTERED).sign(NEW, 7);
        Files.write(journal.privateKeyFile(), Files.readAllBytes(other.privateKeyFile()));
        Files.write(journal.publicKeyFile(), Files.readAllBytes(other.publicKeyFile()));

        assertTrue(refusal().getMessage().contains("is not signed by checkpoint.key"));
    }

    @Test
    void shouldForceWhatItSignsWhenTheWriterDoesNot() {
        final SignedJournal lazy = new SignedJournal(temporary.resolve("lazy"), SyncPolicy.NONE);
        lazy.write(100, SEED, NONE_ALTERED).sign(NEW, 7);

        assertEquals(100, lazy.prove().sequence());
        try (Checkpointer checkpointer = lazy.open(lazy.end(), 7)) {
            assertNull(checkpointer.failure());
            assertEquals(100, checkpointer.coveredSequence());
        }
    }

    private JournalException refusal() {
        return assertThrows(JournalException.class, () -> journal.open(journal.end(), 7));
    }

    static void copyCheckpoints(final SignedJournal from, final SignedJournal to) throws IOException {
        Files.copy(from.logFile(), to.logFile());
        Files.copy(from.publicKeyFile(), to.publicKeyFile());
        Files.copy(from.privateKeyFile(), to.privateKeyFile());
    }
}
