package org.caloriebank.bench;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Runs the JMH benchmark of the ledger and holds it to its marks: reports a second, and no byte of heap for each. */
final class LedgerRun {
    private final int members;

    LedgerRun(final int members) {
        this.members = members;
    }

    void run(final Marks marks) {
        for (final RunResult result : results()) {
            final String name = result.getPrimaryResult().getLabel();
            final double rate = result.getPrimaryResult().getStatistics().getPercentile(50) / 1e6;
            if (name.equals("report")) {
                marks.atLeast("ledger, one thread (median)", rate, 5, "M reports/s", conditions());
                final double bytes = result.getSecondaryResults()
                        .get("gc.alloc.rate.norm")
                        .getStatistics()
                        .getPercentile(50);
                marks.atMost("ledger, heap for each report", bytes, 0.01, "bytes", "JMH -prof gc");
            } else {
                System.out.printf(Locale.ROOT, "without looking ahead: %.2f M reports/s%n", rate);
            }
        }
    }

    private String conditions() {
        return String.format(Locale.ROOT, "%,d members at random", members);
    }

    private Collection<RunResult> results() {
        try {
            return new Runner(new OptionsBuilder()
                            .include(LedgerReportBenchmark.class.getSimpleName())
                            .param("members", Integer.toString(members))
                            .addProfiler(GCProfiler.class)
                            .build())
                    .run();
        } catch (final RunnerException e) {
            throw new IllegalStateException("the benchmark did not run", e);
        }
    }
}
