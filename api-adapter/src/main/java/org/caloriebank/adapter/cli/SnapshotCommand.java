package org.caloriebank.adapter.cli;

import java.util.concurrent.Callable;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.journal.Disk;
import org.caloriebank.journal.snapshot.Snapshot;
import org.caloriebank.journal.snapshot.SnapshotTaking;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Takes a snapshot of a bank from its files alone, in a process of its own. */
@Command(
        name = "snapshot",
        header = "Write a bank's state to a file, from which its next start goes on.",
        description = {
            "",
            "Works on the files alone, while a node writes them or not: starts from the newest snapshot, runs the records behind it,"
                    + " proves the books and writes the state beside the others. Takes as much memory as the bank itself; on a bank"
                    + " that is running it is the way to have that memory in another process than the node's.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {"  caloriebank snapshot --data bank", "  nice -n 19 caloriebank snapshot --data bank"})
final class SnapshotCommand implements Callable<Integer> {
    @Mixin
    private BankDirectory directory;

    @ParentCommand
    private CalorieBankCommand root;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        final Progress progress = root.newProgress();
        final long startNs = System.nanoTime();
        final Snapshot snapshot;
        try {
            snapshot = SnapshotTaking.take(
                    Disk.SYSTEM,
                    directory.path(),
                    Long.MAX_VALUE,
                    new JournalBar(progress, "Bringing a ledger to the end"));
        } finally {
            progress.finish();
        }
        spec.commandLine()
                .getOut()
                .println("The snapshot " + snapshot.file() + " covers sequence " + Words.count(snapshot.sequence())
                        + ", last time " + Words.time(snapshot.place().timeMs()) + ", state hash "
                        + Words.hash(snapshot.stateHash()) + ": " + Words.bytes(snapshot.lengthBytes()) + " in "
                        + Words.seconds(System.nanoTime() - startNs) + ".");
        return ExitCodes.OK;
    }
}
