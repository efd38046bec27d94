package org.caloriebank.adapter.cli;

import java.time.Instant;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.journal.ReplayLimit;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which journal to run again, and how far; shared by the audit commands that do. */
final class JournalArgument {
    @Mixin
    private BankDirectory directory;

    @ArgGroup
    private Moment moment;

    /** Either option; without one, the end. */
    static final class Moment {
        @Option(names = "--to-sequence", paramLabel = "N", description = "Stop after the record with this sequence.")
        private Long sequence;

        @Option(
                names = "--to-time",
                converter = TimeConverter.class,
                paramLabel = "ISO",
                description = "Stop after the last record of this ledger time, such as 2016-05-01T00:00:00Z.")
        private Instant time;
    }

    AuditLedger replay(final Progress progress) {
        try {
            return AuditLedger.replay(directory.path(), limit(), new JournalBar(progress, "Replaying"));
        } finally {
            progress.finish();
        }
    }

    private ReplayLimit limit() {
        if (moment == null) {
            return ReplayLimit.NONE;
        }
        return moment.sequence != null
                ? ReplayLimit.toSequence(moment.sequence)
                : ReplayLimit.toTime(moment.time.toEpochMilli());
    }
}
