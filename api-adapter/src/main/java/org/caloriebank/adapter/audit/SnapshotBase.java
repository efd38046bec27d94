package org.caloriebank.adapter.audit;

import java.nio.file.Path;
import java.util.Optional;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.snapshot.SnapshotMembers;
import org.caloriebank.journal.snapshot.UnusableSnapshotException;

/** Members' last records as the newest snapshot has them; nothing, when there is no snapshot that can be used. One thread; close it. */
public final class SnapshotBase implements TrailBase, AutoCloseable {
    private final Optional<SnapshotMembers> members;

    private SnapshotBase(final Optional<SnapshotMembers> members) {
        this.members = members;
    }

    /** @param directory of a bank. */
    public static SnapshotBase of(final Path directory) {
        return new SnapshotBase(SnapshotMembers.openNewest(Disk.SYSTEM, directory));
    }

    @Override
    public long coveredSequence() {
        return members.map(SnapshotMembers::coveredSequence).orElse(0L);
    }

    /** @throws UnusableSnapshotException if the snapshot turns out to be damaged. */
    @Override
    public long lastSequenceOf(final long memberId) {
        return members.map(snapshot -> snapshot.lastSequenceOf(memberId)).orElse(0L);
    }

    @Override
    public void close() {
        members.ifPresent(SnapshotMembers::close);
    }
}
