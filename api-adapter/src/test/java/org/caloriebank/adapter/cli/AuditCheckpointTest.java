package org.caloriebank.adapter.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCheckpointTest {
    @TempDir
    private Path temporary;

    private Path bank;
    private long sequenceBetween;
    private long lastSequence;

    @BeforeEach
    void makeBank() {
        bank = temporary.resolve("bank");
        sequenceBetween = SignedBank.run(bank, 1);
        lastSequence = SignedBank.run(bank, 1);
    }

    @Test
    void shouldProveByTheBanksOwnCheckpointsAndSayThatTheyProveLess() {
        final ProgramRun run = ProgramRun.of("audit", "verify", "--data", bank);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("  signed    up to sequence " + lastSequence + ", "), run.out());
        assertTrue(run.out().contains("The checkpoints are the bank's own"), run.out());
    }

    @Test
    void shouldProveByCheckpointsKeptElsewhere() throws IOException {
        final Path kept = keptCopies();

        final ProgramRun run = verify(kept);

        assertEquals(ExitCodes.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("  signed    up to sequence " + lastSequence + ", "), run.out());
        assertTrue(!run.out().contains("the bank's own"), run.out());
    }

    @Test
    void shouldNameTheFirstMissingSequenceWhenTheLastFilesWereDeleted() throws IOException {
        final Path kept = keptCopies();
        delete(bank.resolve("run-000002"));
        delete(bank.resolve("checkpoints.log"));
        assertEquals(
                ExitCodes.OK, ProgramRun.of("audit", "verify", "--data", bank).exitCode());

        final ProgramRun run = verify(kept);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("the first missing sequence is " + (sequenceBetween + 1) + ","), run.err());
        assertEquals(1, run.err().strip().lines().count(), run.err());
    }

    @Test
    void shouldNameTheFirstMissingSequenceWhenNothingIsLeft() throws IOException {
        delete(bank.resolve("run-000001"));
        delete(bank.resolve("run-000002"));

        final ProgramRun run = ProgramRun.of("audit", "verify", "--data", bank);

        assertEquals(ExitCodes.REFUSED, run.exitCode());
        assertTrue(run.err().contains("the first missing sequence is 1,"), run.err());
    }

    @Test
    void shouldRefuseInOneSentenceWhatCannotBeUsed() throws IOException {
        final Path kept = keptCopies();
        final Path log = kept.resolve("checkpoints.log");
        final Path key = kept.resolve("checkpoint.pub");
        assertRefused(ExitCodes.USAGE, "--checkpoints", log);
        assertRefused(ExitCodes.UNREADABLE, "--checkpoints", kept.resolve("absent"), "--public-key", key);
        assertRefused(ExitCodes.UNREADABLE, "--checkpoints", log, "--public-key", kept.resolve("absent"));
        assertRefused(ExitCodes.UNREADABLE, "--checkpoints", log, "--public-key", log);
        assertRefused(ExitCodes.REFUSED, "--checkpoints", key, "--public-key", key);
    }

    private void assertRefused(final int exitCode, final Object... arguments) {
        final Object[] all = new Object[4 + arguments.length];
        System.arraycopy(new Object[] {"audit", "verify", "--data", bank}, 0, all, 0, 4);
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        final ProgramRun run = ProgramRun.of(all);

        assertEquals(exitCode, run.exitCode(), List.of(arguments) + ": " + run.err());
        assertTrue(run.err().strip().lines().findFirst().orElseThrow().endsWith("."), run.err());
    }

    private ProgramRun verify(final Path kept) {
        return ProgramRun.of(
                "audit",
                "verify",
                "--data",
                bank,
                "--checkpoints",
                kept.resolve("checkpoints.log"),
                "--public-key",
                kept.resolve("checkpoint.pub"));
    }

    private Path keptCopies() throws IOException {
        final Path kept = Files.createDirectory(temporary.resolve("kept"));
        for (final String name : List.of("checkpoints.log", "checkpoint.pub")) {
            Files.copy(bank.resolve(name), kept.resolve(name));
        }
        return kept;
    }

    private static void delete(final Path path) throws IOException {
        try (Stream<Path> paths = Files.walk(path)) {
            for (final Path each : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
