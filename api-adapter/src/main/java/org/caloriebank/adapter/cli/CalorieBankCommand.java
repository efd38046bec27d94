package org.caloriebank.adapter.cli;

import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.adapter.progress.TerminalProgress;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root of all commands: its options stand at each of them. */
@Command(
        name = "caloriebank",
        description = {"", "The bank where movement becomes coins.", ""},
        versionProvider = ProgramVersion.class,
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done; of an audit: proven",
            "1:not done or not proven: refused, damaged, different",
            "2:the command line is wrong",
            "3:the directory is in use by another process",
            "4:a file or directory is missing, not what it should be, unreadable or not writable",
            "70:an error of this program"
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank demo",
            "  caloriebank import --data bank examples/fitbit/*.csv",
            "  caloriebank audit verify --data bank",
            "  caloriebank serve --data bank --clock continue"
        },
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            ImportCommand.class,
            SnapshotCommand.class,
            CallCommand.class,
            FacilityCommand.class,
            AuditCommand.class,
            WaterProfileCommand.class
        })
public final class CalorieBankCommand implements Runnable {
    /** When progress is drawn. */
    enum ProgressWish {
        AUTO,
        ALWAYS,
        NEVER
    }

    @Option(
            names = "--progress",
            scope = ScopeType.INHERIT,
            defaultValue = "auto",
            paramLabel = "WHEN",
            description = "Draw progress bars: always, never, or auto, which is on a terminal. Default: auto")
    private ProgressWish progressWish;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show where in the program an error arose.")
    private boolean isDebug;

    @Spec
    private CommandSpec spec;

    /** @return a parser for a command line, ready to execute it. */
    public static CommandLine newCommandLine() {
        final CalorieBankCommand root = new CalorieBankCommand();
        return new CommandLine(root)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageErrors())
                .setExecutionExceptionHandler(new Failures(root));
    }

    boolean isDebug() {
        return isDebug;
    }

    /** @return a bar on the standard error, or silence. */
    Progress newProgress() {
        final boolean isDrawn =
                switch (progressWish) {
                    case ALWAYS -> true;
                    case NEVER -> false;
                    case AUTO -> Terminal.isStandardError();
                };
        return isDrawn ? new TerminalProgress(System.err) : Progress.SILENT;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
