package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.journal.Replay;
import org.caloriebank.journal.ReplayLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Proves a journal: its bytes, its order, each outcome, and the books at its end. */
@Command(
        name = "verify",
        header = "Prove the files: bytes, order, every outcome, and that the books add up.",
        description = {
            "",
            "Exit code 0 means: every block has its hash and follows the one before; every command, run again, gives the"
                    + " journalled outcome; every balance, lot, hold and day holds its invariants; all accounts sum to zero."
                    + " Otherwise the first place that differs is named.",
            ""
        },
        footerHeading = "%nExample:%n",
        footer = "  caloriebank audit verify bank && echo proven")
final class AuditVerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "Directory of the bank.")
    private Path directory;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Progress progress = audit.newProgress();
        try (AuditLedger ledger =
                AuditLedger.replay(directory, ReplayLimit.NONE, new JournalBar(progress, "Proving"))) {
            progress.finish();
            print(ledger.replay(), ledger.prove(), spec.commandLine().getOut());
            return ExitCodes.OK;
        } finally {
            progress.finish();
        }
    }

    private static void print(final Replay replay, final long accounts, final PrintWriter out) {
        out.println("Proven: " + Words.count(replay.records(), "record") + " in "
                + Words.count(replay.blocks(), "block") + " and " + Words.count(replay.segments(), "segment") + ".");
        out.println("  bytes     every block has its hash and follows the one before; the last is "
                + HexFormat.of().formatHex(replay.end().hash()));
        out.println("  outcomes  every command gave the journalled one again");
        out.println("  books     " + Words.count(accounts, "account") + " hold their invariants and sum to zero");
        replay.notices().forEach(notice -> out.println("  notice    " + notice));
        out.println("It took " + Words.seconds(replay.nanos()) + ", " + Words.rate(replay.records(), replay.nanos())
                + " records/s.");
    }
}
