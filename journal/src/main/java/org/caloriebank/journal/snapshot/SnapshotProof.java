package org.caloriebank.journal.snapshot;

import static org.caloriebank.journal.JournalException.Kind.BOOKS_DIFFER;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.caloriebank.journal.Block;
import org.caloriebank.journal.BlockFormat;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.JournalException;
import org.caloriebank.journal.JournalProgress;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.ledger.Ledger;

/**
 * Compares a journal under replay with a bank's snapshots: that each ends with the block it names, and that the state it holds, once loaded, has the hash of the
 * state the replay has come to there. The thread that replays; takes the memory of a second ledger for each comparison.
 */
public final class SnapshotProof implements ReplayVisitor {
    private final SnapshotDirectory snapshots;
    private final List<Snapshot> open;
    private final List<Snapshot> proven = new ArrayList<>();

    /** @param directory of a bank. */
    public SnapshotProof(final Disk disk, final Path directory) {
        snapshots = new SnapshotDirectory(disk, directory);
        open = new ArrayList<>(snapshots.list());
    }

    @Override
    public void onApplied(final Block block, final Ledger ledger) {
        for (final Snapshot snapshot : open) {
            if (snapshot.place().block() == block.number()) {
                compare(snapshot, block, ledger);
                proven.add(snapshot);
            }
        }
        open.removeAll(proven);
    }

    /** @return snapshots that hold the state the journal comes to. */
    public List<Snapshot> proven() {
        return List.copyOf(proven);
    }

    /** @return those the replay did not come by: of another journal, or the one it started from. */
    public List<Snapshot> notCompared() {
        return List.copyOf(open);
    }

    private void compare(final Snapshot snapshot, final Block block, final Ledger ledger) {
        final byte[] hash = new byte[BlockFormat.HASH_LENGTH];
        block.copyHashTo(hash);
        if (!Arrays.equals(hash, snapshot.place().hash())) {
            throw differs(snapshot, "ends with another block " + block.number() + " than the journal has");
        }
        try (Ledger loaded = snapshots.load(snapshot, JournalProgress.SILENT)) {
            if (loaded.stateHash() != ledger.stateHash() || snapshot.stateHash() != ledger.stateHash()) {
                throw differs(
                        snapshot, "holds another state than the journal comes to at sequence " + snapshot.sequence());
            }
            if (loaded.idempotencyHash() != ledger.idempotencyHash()) {
                throw differs(
                        snapshot,
                        "remembers other command ids than the journal comes to at sequence " + snapshot.sequence());
            }
        } catch (final UnusableSnapshotException e) {
            throw new JournalException(
                    BOOKS_DIFFER, e.getMessage() + " Move it away; the journal is proven without it.", e);
        }
    }

    private static JournalException differs(final Snapshot snapshot, final String what) {
        return new JournalException(
                BOOKS_DIFFER,
                "Snapshot " + snapshot.file() + " " + what + "; move it away, and have its origin examined.");
    }
}
