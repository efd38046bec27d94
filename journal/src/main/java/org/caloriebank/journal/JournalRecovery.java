package org.caloriebank.journal;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.caloriebank.ledger.Ledger;

/** Brings a new ledger to where the journal ends, before a writer goes on. Whoever calls holds the {@link JournalLock}. */
public final class JournalRecovery {
    private JournalRecovery() {}

    /**
     * Replay everything, prove the books, and make sure that what was read is on the disk: what follows will name it.
     *
     * @param ledger new.
     * @throws JournalException if the journal is damaged, an outcome differs or the books do not add up.
     */
    public static Replay recover(
            final Disk disk, final Path directory, final Ledger ledger, final JournalProgress progress) {
        try (JournalReader reader = JournalReader.open(disk, directory)) {
            final Replay replay = JournalReplay.replay(reader, ledger, ReplayLimit.NONE, progress);
            verify(ledger);
            if (reader.lastFile() != null) {
                force(disk, reader.lastFile());
            }
            return replay;
        }
    }

    private static void verify(final Ledger ledger) {
        try {
            ledger.verify();
        } catch (final RuntimeException e) {
            throw new JournalException(
                    BOOKS_DIFFER,
                    "The books do not add up after the replay (" + e.getMessage()
                            + "); keep the journal and replay it with the program version that wrote it.",
                    e);
        }
    }

    private static void force(final Disk disk, final Path file) {
        try (FileChannel channel = disk.open(file, StandardOpenOption.READ)) {
            channel.force(true);
            disk.forceDirectory(file.getParent());
        } catch (final IOException e) {
            throw JournalDirectory.notWritable(file, e);
        }
    }
}
