package org.caloriebank.bank;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.retention.ArchiveHook;
import org.caloriebank.journal.retention.Retention;

/**
 * Lets a bank's old segments go after a snapshot, on the thread that took it. What fails is told, and nothing of the bank stops. An
 * error of the machine it runs on ends that thread.
 */
final class Archiver {
    private final RetentionPolicy policy;
    private final Retention retention;
    private final LongSupplier checkpointedBlock;
    private volatile RetentionState state = RetentionState.none();

    /** @param checkpointedBlock last block a signed checkpoint covers; 0 for none. */
    Archiver(
            final Disk disk, final Path directory, final RetentionPolicy policy, final LongSupplier checkpointedBlock) {
        this.policy = policy;
        this.checkpointedBlock = checkpointedBlock;
        retention = new Retention(disk, directory, ArchiveHook.ofCommand(policy.archiveCommand()));
    }

    RetentionState state() {
        return state;
    }

    void run() {
        if (!policy.isOn()) {
            return;
        }
        try {
            state = state.ended(retention.run(checkpointedBlock.getAsLong()).size());
        } catch (final IOException | RuntimeException e) {
            state = state.failedWith(e.getMessage() == null ? e.toString() : e.getMessage());
        } catch (final Error e) {
            state = state.failedWith(e.toString());
            throw e;
        }
    }
}
