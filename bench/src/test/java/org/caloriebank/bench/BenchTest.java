package org.caloriebank.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.caloriebank.journal.SyncPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The benchmarks run and prove their results; how fast is no matter of a test. */
class BenchTest {
    private static final int MEMBERS = 1_000;
    private static final long REPORTS = 20_480;

    @TempDir
    private Path directory;

    @Test
    void shouldRunThePipelineAndReplayItsJournal() {
        new PipelineRun(directory, SyncPolicy.BATCH, MEMBERS, REPORTS).run(new Marks(), 0, 0);

        new ReplayRun(directory).run(new Marks());
    }

    @Test
    void shouldMixShopsAndCentresIntoReports() {
        new MixRun(directory, 20_000, REPORTS, 1).run(new Marks());
    }

    @Test
    void shouldSignAndVerifyAPipelinesJournal() {
        new PipelineRun(directory, SyncPolicy.BATCH, MEMBERS, REPORTS).run(new Marks(), 0, 0);

        new VerifyRun(directory).run(new Marks());
    }

    @Test
    void shouldReadStatementsThatFoot() {
        new StatementRun(directory, MEMBERS / 10, REPORTS).run(new Marks());
    }

    @Test
    void shouldGiveEachMemberItsDay() {
        new MemoryRun(directory, MEMBERS).run(new Marks());
    }

    @Test
    void shouldApplyReportsWithAndWithoutLookingAhead() {
        final LedgerReportBenchmark benchmark = new LedgerReportBenchmark();
        benchmark.members = MEMBERS;
        benchmark.open();

        benchmark.report();
        benchmark.reportWithoutLookAhead();

        benchmark.prove();
    }

    @Test
    void shouldSayWhenAMarkIsMissed() {
        final Marks marks = new Marks();
        marks.atLeast("rate", 1, 2, "M/s", "");

        assertEquals(false, marks.print());
    }

    @Test
    void shouldRefuseARunThatDoesNotExist() {
        final CommandLine commandLine = new CommandLine(new Bench());

        assertEquals(1, commandLine.execute("nothing", "--data", directory.toString()));
    }
}
