package org.caloriebank.journal.snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.caloriebank.journal.Replay;
import org.caloriebank.ledger.Ledger;

/**
 * A ledger brought to where a journal ends, or to an earlier moment.
 *
 * @param ledger the caller's to close.
 * @param replay of the records behind the snapshot, or of all.
 * @param snapshot it began with, if any.
 * @param unusable snapshots that were tried before, and why they could not be used.
 */
public record Restored(Ledger ledger, Replay replay, Optional<Snapshot> snapshot, List<Unusable> unusable) {
    /** A snapshot that could not be used. */
    public record Unusable(Path file, String why, boolean isOfAnotherVersion) {}
}
