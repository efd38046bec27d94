package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.files.ActivityImport;
import org.caloriebank.adapter.files.ImportClock;
import org.caloriebank.adapter.files.ImportSummary;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.journal.SyncPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Reads activity files into the bank of a directory that no other process has open. */
@Command(
        name = "import",
        header = "Read activity files into a bank.",
        description = {
            "",
            "Takes Fitbit exports, known by their first line: hourly steps, hourly calories, daily activity, body weights."
                    + " Fitbit's calories include rest: what the member burns in the quietest hour of these files is taken"
                    + " off each hour. Without hourly calories, steps pay.",
            "",
            "The order of the files changes nothing, and importing them again changes no balance.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank import --data bank examples/fitbit/*.csv",
            "  caloriebank import --data bank --sync none --format json hourlySteps_merged.csv"
        })
final class ImportCommand implements Callable<Integer> {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Directory of the bank; made when absent.")
    private Path directory;

    @Option(
            names = "--clock",
            defaultValue = "data",
            paramLabel = "CLOCK",
            description = "data: ledger time follows the reports. now: the wall's clock; days and hours of long ago are"
                    + " refused. Default: data")
    private ImportClock clock;

    @Option(
            names = "--sync",
            defaultValue = "batch",
            paramLabel = "POLICY",
            description =
                    "batch: answers wait for the disk. none: they wait for the operating system only. Default: batch")
    private SyncPolicy syncPolicy;

    @Mixin
    private SummaryFormatOption format;

    @Option(names = "--strict", description = "Exit with 1 when any row was skipped or any report refused.")
    private boolean isStrict;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files to read.")
    private List<Path> files;

    @ParentCommand
    private CalorieBankCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        ActivityImport.check(files);
        final BankConfig config = clock.configure(BankConfig.at(directory).withSyncPolicy(syncPolicy));
        final ImportSummary summary;
        final Progress progress = root.newProgress();
        try (CalorieBank bank = CalorieBank.open(config, new JournalBar(progress, "Recovering"))) {
            summary = new ActivityImport(bank, clock, progress).run(files);
        } finally {
            progress.finish();
        }
        final ImportWords words = new ImportWords(summary);
        spec.commandLine().getOut().println(format.isJson() ? words.json() : words.text());
        return isGood(summary) ? ExitCodes.OK : ExitCodes.REFUSED;
    }

    private boolean isGood(final ImportSummary summary) {
        if (isStrict) {
            return summary.rowsSkipped() == 0
                    && summary.reportsRefused() == 0
                    && summary.memberRefusals().isEmpty();
        }
        return summary.reportsSent() == 0
                ? summary.rowsSkipped() < summary.rows() || summary.rows() == 0
                : summary.reportsAccepted() > 0;
    }
}
