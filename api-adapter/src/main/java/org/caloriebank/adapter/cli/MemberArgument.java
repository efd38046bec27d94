package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import org.caloriebank.adapter.audit.MemberAudit;
import org.caloriebank.adapter.audit.MemberTrail;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Of which member of which bank to tell, and as of when; shared by the audits that walk. */
final class MemberArgument {
    @Parameters(index = "0", paramLabel = "MEMBER", description = "The member's id.")
    private long memberId;

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Directory of the bank.")
    private Path directory;

    @Mixin
    private AsOf asOf;

    long memberId() {
        return memberId;
    }

    Path directory() {
        return directory;
    }

    Moment moment() {
        return asOf.moment();
    }

    /** @return the member's records up to the moment; looking for the newest may take long. */
    MemberTrail trail(final MemberAudit audit, final Progress progress) {
        try {
            return audit.trail(memberId, moment(), new JournalBar(progress, "Looking", Progress.Unit.RECORDS));
        } finally {
            progress.finish();
        }
    }
}
