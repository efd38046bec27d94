package org.caloriebank.journal.snapshot;

import java.nio.file.Path;
import org.caloriebank.journal.JournalPlace;

/**
 * A snapshot there is.
 *
 * @param file of it.
 * @param place of the block whose last record is the last one covered.
 * @param stateHash of the ledger at that record.
 * @param idempotencyHash of the ledger at that record.
 * @param lengthBytes of the file.
 */
public record Snapshot(Path file, JournalPlace place, long stateHash, long idempotencyHash, long lengthBytes) {
    static Snapshot of(final Path file, final SnapshotHeader header) {
        return new Snapshot(file, header.place(), header.stateHash(), header.idempotencyHash(), header.fileLength());
    }

    /** @return sequence of the last record covered. */
    public long sequence() {
        return place.sequence();
    }
}
