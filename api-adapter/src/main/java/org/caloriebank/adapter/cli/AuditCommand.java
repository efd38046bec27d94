package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.JournalRecords;
import org.caloriebank.adapter.audit.Moment;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.journal.JournalEnd;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What an auditor asks of a bank's files. */
@Command(
        name = "audit",
        header = "Examine and prove a bank's files, while a node writes them or not.",
        description = {"", "Reads the files alone: takes no lock, changes nothing, needs no node.", ""},
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit verify --data bank",
            "  caloriebank audit balances --data bank --format csv > balances.csv",
            "  caloriebank audit replay --data bank --to 2016-05-01T12:00:00Z"
        },
        subcommands = {
            AuditDescribeCommand.class,
            AuditVerifyCommand.class,
            AuditBalancesCommand.class,
            AuditTrialBalanceCommand.class,
            AuditLiabilityCommand.class,
            AuditSettlementCommand.class,
            AuditCampaignsCommand.class,
            AuditExposureCommand.class,
            AuditExportCommand.class,
            AuditReplayCommand.class,
            AuditBisectCommand.class,
            AuditStatementCommand.class,
            AuditWhyCommand.class,
            AuditReceiptCommand.class,
            AuditCheckReceiptCommand.class
        })
final class AuditCommand implements Runnable {
    @ParentCommand
    private CalorieBankCommand root;

    @Spec
    private CommandSpec spec;

    Progress newProgress() {
        return root.newProgress();
    }

    /** @return the ledger as of a moment, to be closed by the caller. */
    AuditLedger replay(final Path directory, final Moment moment) {
        final Progress progress = newProgress();
        try {
            return AuditLedger.replay(directory, moment, bar(progress, "Replaying"));
        } finally {
            progress.finish();
        }
    }

    /** Show a journal's records up to a moment. @return where reading came to. */
    JournalEnd read(final Path directory, final Moment moment, final JournalRecords.Visitor visitor) {
        final Progress progress = newProgress();
        try {
            return JournalRecords.forEach(directory, moment, bar(progress, "Reading"), visitor);
        } finally {
            progress.finish();
        }
    }

    /** @return a bar for reading a journal, which ends when the progress does. */
    static JournalBar bar(final Progress progress, final String phase) {
        return new JournalBar(progress, phase);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "Name what to do: " + String.join(", ", spec.subcommands().keySet()) + '.');
    }
}
