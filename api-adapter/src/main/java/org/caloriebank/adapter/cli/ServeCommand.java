package org.caloriebank.adapter.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.caloriebank.adapter.http.HttpConfig;
import org.caloriebank.adapter.progress.JournalBar;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.bank.BankConfig;
import org.caloriebank.bank.BankHealth;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.Recovery;
import org.caloriebank.bank.RetentionPolicy;
import org.caloriebank.bank.SnapshotPolicy;
import org.caloriebank.journal.SyncPolicy;
import org.caloriebank.journal.checkpoint.CheckpointPolicy;
import org.caloriebank.pipeline.PipelineConfig;
import org.caloriebank.pipeline.WaitKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Opens a bank and its HTTP door, until the process is told to stop. */
@Command(
        name = "serve",
        header = "Open a bank and its HTTP door.",
        description = {
            "",
            "Prints one line when it is ready, and stops cleanly on SIGTERM and SIGINT: what was accepted is journalled and"
                    + " answered first.",
            "",
            "The door asks nobody who they are: on any other address than the loopback put something before it that does.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  caloriebank serve --data bank",
            "  caloriebank serve --data bank --port 0 --sync none",
            "  caloriebank serve --data bank --clock continue"
        })
final class ServeCommand implements Callable<Integer> {
    private static final long MS_PER_MINUTE = 60_000;
    private static final long UNATTENDED_MAX_MS = 31L * 86_400_000;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Directory of the bank; made when absent.")
    private Path directory;

    @Option(names = "--host", defaultValue = "127.0.0.1", paramLabel = "HOST", description = "Default: 127.0.0.1")
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8080",
            paramLabel = "PORT",
            description = "0 takes any free one, which is printed. Default: 8080")
    private int port;

    @Option(
            names = "--sync",
            defaultValue = "batch",
            paramLabel = "POLICY",
            description =
                    "batch: answers wait for the disk. none: they wait for the operating system only. Default: batch")
    private SyncPolicy syncPolicy;

    @Option(
            names = "--clock",
            paramLabel = "CLOCK",
            description =
                    "now: the wall's clock. continue: goes on from the bank's last time at the wall's pace, for a bank"
                            + " that lives in the past of its data. data: callers say what time it is. Default: now, unless the"
                            + " bank's last time is over 31 days back: then name one, because coins expire by it.")
    private ServeClock clock;

    @Option(
            names = "--ring-size",
            defaultValue = "16384",
            paramLabel = "N",
            description = "Commands that may wait, a power of two from 64 to 1048576. Default: 16384")
    private int ringSize;

    @Option(
            names = "--wait",
            defaultValue = "backoff",
            paramLabel = "HOW",
            description =
                    "How threads wait for work: backoff, blocking, lite_blocking, sleeping, yielding or busy_spin. The last two want a core for each of three"
                            + " threads. Default: backoff")
    private WaitKind waitKind;

    @Option(
            names = "--snapshot-every",
            defaultValue = "60",
            paramLabel = "MINUTES",
            description =
                    "Write the ledger's state to a file so often, from which the next start goes on; 0 for never. Takes the memory"
                            + " of a second ledger meanwhile. Default: 60")
    private int snapshotMinutes;

    @Option(
            names = "--snapshot-at-stop",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Write one when the bank is stopped. Default: yes")
    private boolean isSnapshotAtStop;

    @Option(
            names = "--snapshots-kept",
            defaultValue = "2",
            paramLabel = "N",
            description = "How many of them are kept. Default: 2")
    private int snapshotsKept;

    @Option(
            names = "--checkpoint-blocks",
            defaultValue = "1000",
            paramLabel = "N",
            description = "Sign a checkpoint after so many blocks; 0 for never. Default: 1000")
    private int checkpointBlocks;

    @Option(
            names = "--checkpoint-seconds",
            defaultValue = "60",
            paramLabel = "N",
            description = "Sign one at the latest when a block has waited so long. Default: 60")
    private int checkpointSeconds;

    @Option(
            names = "--archive-command",
            paramLabel = "COMMAND",
            description =
                    "Run this after a snapshot for each segment that two snapshots and a checkpoint cover, the file's path as its last"
                            + " argument; when it ends with 0 the file is deleted. Words are divided by blanks. Default: all"
                            + " segments stay.")
    private String archiveCommand;

    @ParentCommand
    private CalorieBankCommand root;

    @Spec
    private CommandSpec spec;

    private final DeferredClock deferredClock = new DeferredClock();
    private final StopSignal stopSignal = new StopSignal();

    @Override
    public Integer call() throws Exception {
        final BankConfig config = config();
        final HttpConfig httpConfig = httpConfig();
        final long startNs = System.nanoTime();
        boolean isClean = false;
        try {
            serve(config, httpConfig, startNs);
            isClean = true;
        } finally {
            stopSignal.onStopped(isClean);
        }
        return ExitCodes.OK;
    }

    private void serve(final BankConfig config, final HttpConfig httpConfig, final long startNs) throws Exception {
        final Progress progress = root.newProgress();
        try (CalorieBank bank = CalorieBank.open(config, new JournalBar(progress, "Recovering"))) {
            progress.finish();
            startClock(bank);
            openDoor(bank, httpConfig, startNs);
        } finally {
            progress.finish();
        }
    }

    private void openDoor(final CalorieBank bank, final HttpConfig httpConfig, final long startNs) throws Exception {
        try (HttpServing door = HttpServing.start(bank, httpConfig)) {
            stopSignal.arm();
            spec.commandLine().getOut().println(ready(bank, door, System.nanoTime() - startNs));
            spec.commandLine().getOut().flush();
            waitForStop(bank);
        }
    }

    /** For those who run the command within their own process. */
    StopSignal stopSignal() {
        return stopSignal;
    }

    private BankConfig config() {
        try {
            final PipelineConfig pipeline = PipelineConfig.defaults()
                    .withClock(deferredClock)
                    .withRingSize(ringSize)
                    .withWaitKind(waitKind);
            final SnapshotPolicy snapshots =
                    new SnapshotPolicy(snapshotMinutes * MS_PER_MINUTE, isSnapshotAtStop, snapshotsKept);
            return BankConfig.at(directory)
                    .withSyncPolicy(syncPolicy)
                    .withPipeline(pipeline)
                    .withSnapshots(snapshots)
                    .withRetention(retention())
                    .withCheckpoints(
                            checkpointBlocks == 0
                                    ? CheckpointPolicy.OFF
                                    : new CheckpointPolicy(checkpointBlocks, checkpointSeconds));
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Wrong setting: " + e.getMessage(), e);
        }
    }

    private RetentionPolicy retention() {
        if (archiveCommand == null || archiveCommand.isBlank()) {
            return RetentionPolicy.keepAll();
        }
        if (checkpointBlocks == 0) {
            throw new IllegalArgumentException(
                    "--archive-command needs checkpoints, and --checkpoint-blocks 0 signs none");
        }
        return new RetentionPolicy(List.of(archiveCommand.strip().split("\\s+")));
    }

    /** A bank of old data, opened by mistake on today's clock, would let all its coins expire at once. */
    private void startClock(final CalorieBank bank) throws CommandFailedException {
        final long timeMs = bank.health().timeMs();
        if (clock == null && timeMs > 0 && System.currentTimeMillis() - timeMs > UNATTENDED_MAX_MS) {
            throw new CommandFailedException(
                    ExitCodes.REFUSED,
                    "The bank's last time is " + Words.time(timeMs)
                            + ": name --clock continue to go on from there, or --clock now"
                            + " to go on today, by which coins of long ago expire.",
                    null);
        }
        deferredClock.runOn((clock == null ? ServeClock.NOW : clock).ledgerClock());
    }

    private HttpConfig httpConfig() {
        try {
            return HttpConfig.defaults().withHost(host).withPort(port).withAcceptsLedgerTime(clock == ServeClock.DATA);
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "Wrong setting: " + e.getMessage(), e);
        }
    }

    private String ready(final CalorieBank bank, final HttpServing door, final long nanos) {
        final Recovery recovery = bank.recovery();
        final BankHealth health = bank.health();
        final String notice = recovery.notice().isEmpty() ? "" : " Notice: " + recovery.notice();
        final String found = recovery.lastSequence() == 0
                ? "a new bank"
                : Words.count(recovery.lastSequence(), "record") + " recovered" + fromSnapshot(recovery)
                        + ", last time " + Words.time(health.timeMs());
        return "Calorie Bank is ready at " + door.url() + ": " + found + ", sync " + syncPolicy + ", "
                + Words.seconds(nanos) + " to start." + notice;
    }

    private static String fromSnapshot(final Recovery recovery) {
        return recovery.snapshotSequence() == 0
                ? ""
                : " (" + Words.count(recovery.snapshotSequence()) + " from a snapshot, "
                        + Words.count(recovery.records()) + " replayed)";
    }

    /** A bank that failed keeps its door open, so that its health can say why. */
    private void waitForStop(final CalorieBank bank) throws InterruptedException {
        boolean isFailureTold = false;
        String checkpointFailureTold = null;
        boolean isSnapshotFailureTold = false;
        while (!stopSignal.await()) {
            final String checkpointFailure = bank.health().checkpointFailure();
            if (checkpointFailure != null && !checkpointFailure.equals(checkpointFailureTold)) {
                spec.commandLine()
                        .getErr()
                        .println("Commands are accepted, but no checkpoint is signed: " + checkpointFailure);
                checkpointFailureTold = checkpointFailure;
            }
            final String snapshotFailure = bank.health().snapshotFailure();
            if (snapshotFailure != null && !isSnapshotFailureTold) {
                spec.commandLine().getErr().println("Commands are accepted. " + snapshotFailure);
                isSnapshotFailureTold = true;
            }
            final String failure = bank.health().failure();
            if (failure != null && !isFailureTold) {
                spec.commandLine()
                        .getErr()
                        .println("The bank stopped and accepts no command: " + failure
                                + " Remove the cause, then start again: the journal has all that was answered.");
                isFailureTold = true;
            }
        }
    }
}
