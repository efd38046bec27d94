package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import picocli.CommandLine.Mixin;

/** Of which bank to report, and as of when; shared by all commands that report. */
final class JournalArgument {
    @Mixin
    private BankDirectory directory;

    @Mixin
    private AsOf asOf;

    Path directory() {
        return directory.path();
    }

    Moment moment() {
        return asOf.moment();
    }

    AuditLedger replay(final Progress progress) {
        return replay(directory(), moment(), progress);
    }

    static AuditLedger replay(final Path directory, final Moment moment, final Progress progress) {
        try {
            return AuditLedger.replay(directory, moment, new JournalBar(progress, "Replaying"));
        } finally {
            progress.finish();
        }
    }
}
