package org.caloriebank.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.caloriebank.journal.SyncPolicy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The one command that prints the figures. Each run makes its own directory and deletes it; exit code 1 when a mark was missed. */
@Command(
        name = "bench/run",
        mixinStandardHelpOptions = true,
        description =
                "Measures the bank and checks every result. Let it run alone: it needs both cores, 12 GiB and 12 GB of disk; statement 16"
                        + " GB.",
        footer = {
            "",
            "Examples:",
            "  bench/run                         everything, about six minutes",
            "  bench/run pipeline replay         two of the runs",
            "  bench/run ledger --members 1000000",
            "  bench/run statement               not among everything: about three minutes"
        })
public final class Bench implements Callable<Integer> {
    @Parameters(
            arity = "0..*",
            description =
                    "Which runs: ledger, pipeline, mix, replay, verify, memory, restart, statement. Default: all but the last.")
    private List<String> runs = List.of("ledger", "pipeline", "mix", "replay", "verify", "memory", "restart");

    @Option(
            names = "--members",
            defaultValue = "14000000",
            description = "Members of the runs ledger, memory and restart. Default: ${DEFAULT-VALUE}")
    private int members;

    @Option(
            names = "--reports",
            defaultValue = "10000000",
            description = "Reports of each pipeline run. Default: ${DEFAULT-VALUE}")
    private long reports;

    @Option(
            names = "--records",
            defaultValue = "100000000",
            description = "Records of the run statement. Default: ${DEFAULT-VALUE}")
    private long records;

    @Option(
            names = "--latency-seconds",
            defaultValue = "15",
            description = "How long the open loop runs; 0 leaves it out. Default: ${DEFAULT-VALUE}")
    private int latencySeconds;

    @Option(names = "--data", description = "Where journals are made, and deleted. Default: the temporary directory.")
    private Path data = Path.of(System.getProperty("java.io.tmpdir"));

    private static final int PIPELINE_MEMBERS = 1_000_000;
    private static final int MIX_PAIRS = 31;
    /** Beside a snapshot: twice what 14 million members report in the evening. */
    private static final int SNAPSHOT_REPORTS_PER_SECOND = 80_000;

    public static void main(final String[] arguments) {
        System.exit(new CommandLine(new Bench()).execute(arguments));
    }

    @Override
    public Integer call() {
        System.out.printf(
                "%s %s, %s, %d processors%n",
                System.getProperty("java.vm.name"),
                System.getProperty("java.version"),
                System.getProperty("os.version"),
                Runtime.getRuntime().availableProcessors());
        final Marks marks = new Marks();
        for (final String run : runs) {
            final Path directory = newDirectory();
            try {
                run(run, directory, marks);
            } finally {
                delete(directory);
            }
        }
        return marks.print() ? 0 : 1;
    }

    private void run(final String run, final Path directory, final Marks marks) {
        switch (run) {
            case "ledger" -> new LedgerRun(members).run(marks);
            case "pipeline" -> {
                new PipelineRun(directory.resolve("none"), SyncPolicy.NONE, PIPELINE_MEMBERS, reports)
                        .run(marks, 2, latencySeconds);
                new PipelineRun(directory.resolve("batch"), SyncPolicy.BATCH, PIPELINE_MEMBERS, reports)
                        .run(marks, 1, latencySeconds);
            }
            case "mix" -> new MixRun(directory, PIPELINE_MEMBERS, reports / 16, MIX_PAIRS).run(marks);
            case "replay" -> {
                new PipelineRun(directory, SyncPolicy.NONE, PIPELINE_MEMBERS, reports).run(new Marks(), 0, 0);
                new ReplayRun(directory).run(marks);
            }
            case "verify" -> {
                new PipelineRun(directory, SyncPolicy.NONE, PIPELINE_MEMBERS, reports).run(new Marks(), 0, 0);
                new VerifyRun(directory).run(marks);
            }
            case "memory" -> new MemoryRun(directory, members).run(marks);
            case "restart" -> new RestartRun(directory, members, reports, SNAPSHOT_REPORTS_PER_SECOND).run(marks);
            case "statement" ->
                new StatementRun(directory, (int) Math.min(PIPELINE_MEMBERS, Math.max(1, records / 100)), records)
                        .run(marks);
            default ->
                throw new IllegalArgumentException("there is no run '" + run
                        + "'; there are ledger, pipeline, mix, replay, verify, memory, restart, statement");
        }
    }

    private Path newDirectory() {
        try {
            return Files.createTempDirectory(data, "caloriebank-bench-");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(final Path directory) {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (final Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
