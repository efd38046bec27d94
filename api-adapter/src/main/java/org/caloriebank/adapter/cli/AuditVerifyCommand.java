package org.caloriebank.adapter.cli;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.audit.AuditLedger;
import org.caloriebank.adapter.audit.PostingProof;
import org.caloriebank.adapter.cli.CheckpointArgument.Checkpoints;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.Replay;
import org.caloriebank.journal.ReplayLimit;
import org.caloriebank.journal.ReplayVisitor;
import org.caloriebank.journal.checkpoint.CheckpointProof;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.journal.snapshot.SnapshotProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
            "",
            "Each snapshot in the directory is loaded and must hold the state the journal comes to there.",
            "",
            "With checkpoints also: the journal is the one that was signed, and as long. Without, one that was cut off between two"
                    + " blocks or rewritten whole cannot be told from a true one. The bank's own checkpoints are used when no others"
                    + " are named; only copies kept elsewhere tell of somebody who could change both.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank audit verify --data bank && echo proven",
            "  caloriebank audit verify --data bank --postings",
            "  caloriebank audit verify --data bank --checkpoints kept/checkpoints.log --public-key kept/checkpoint.pub"
        })
final class AuditVerifyCommand implements Callable<Integer> {
    private static final long POSTINGS_NOT_PROVEN = -1;

    @Mixin
    private BankDirectory directory;

    @Mixin
    private CheckpointArgument checkpointArgument;

    @Option(
            names = "--postings",
            description =
                    "Also keep the books once more from the journalled postings alone, and compare each balance named in the"
                            + " journal. Reads the files twice and takes about 60 bytes of heap for each account.")
    private boolean arePostingsProven;

    @ParentCommand
    private AuditCommand audit;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws CommandFailedException {
        final Optional<Checkpoints> checkpoints = checkpointArgument.read(directory.path());
        final Progress progress = audit.newProgress();
        final SnapshotProof snapshots = new SnapshotProof(Disk.SYSTEM, directory.path());
        try (CheckpointProof proof = checkpoints.map(Checkpoints::newProof).orElse(null);
                AuditLedger auditLedger = AuditLedger.replay(
                        directory.path(),
                        ReplayLimit.NONE,
                        new JournalBar(progress, "Proving"),
                        proof == null ? snapshots : ReplayVisitor.of(List.of(proof, snapshots)))) {
            final CheckpointProof.Result compared =
                    proof == null ? null : proof.finish(auditLedger.replay().end());
            requireRecords(auditLedger.replay());
            final long accounts = auditLedger.prove();
            final long postings = arePostingsProven
                    ? PostingProof.prove(directory.path(), auditLedger.ledger(), new JournalBar(progress, "Postings"))
                    : POSTINGS_NOT_PROVEN;
            progress.finish();
            final PrintWriter out = spec.commandLine().getOut();
            print(auditLedger.replay(), accounts, postings, out);
            printSnapshots(snapshots, auditLedger.start(), out);
            if (compared != null) {
                checkpoints.get().print(compared, out);
            }
            printPace(auditLedger.replay(), out);
            return ExitCodes.OK;
        } finally {
            progress.finish();
        }
    }

    private void requireRecords(final Replay replay) throws CommandFailedException {
        if (replay.records() == 0) {
            throw new CommandFailedException(
                    ExitCodes.UNREADABLE,
                    directory.path() + " holds no record yet, so there is nothing to prove; is it the right directory?",
                    null);
        }
    }

    private static void print(final Replay replay, final long accounts, final long postings, final PrintWriter out) {
        out.println("Proven: " + Words.count(replay.records(), "record") + " in "
                + Words.count(replay.blocks(), "block") + " and " + Words.count(replay.segments(), "segment") + ".");
        out.println("  bytes     every block has its hash and follows the one before; the last is "
                + HexFormat.of().formatHex(replay.end().hash()));
        out.println("  outcomes  every command gave the journalled one again");
        out.println("  books     " + Words.count(accounts, "account") + " hold their invariants and sum to zero");
        if (postings != POSTINGS_NOT_PROVEN) {
            out.println("  postings  " + Words.count(postings)
                    + ", kept as books of their own, give the same balances after" + " every record");
        }
        replay.notices().forEach(notice -> out.println("  notice    " + notice));
    }

    private static void printSnapshots(
            final SnapshotProof snapshots, final Optional<Snapshot> start, final PrintWriter out) {
        for (final Snapshot snapshot : snapshots.proven()) {
            out.println("  snapshot  " + snapshot.file().getFileName() + " holds the state of sequence "
                    + Words.count(snapshot.sequence()));
        }
        start.ifPresent(
                snapshot -> out.println("  notice    The journal's beginning was archived: records up to sequence "
                        + Words.count(snapshot.sequence())
                        + " were not run again, and the state after them was taken from "
                        + snapshot.file().getFileName()));
        for (final Snapshot snapshot : snapshots.notCompared()) {
            if (!start.map(Snapshot::file).equals(Optional.of(snapshot.file()))) {
                out.println("  notice    " + snapshot.file().getFileName()
                        + " is of another journal; it proves nothing here");
            }
        }
    }

    private static void printPace(final Replay replay, final PrintWriter out) {
        out.println("It took " + Words.seconds(replay.nanos()) + ", " + Words.rate(replay.records(), replay.nanos())
                + " records/s.");
    }
}
