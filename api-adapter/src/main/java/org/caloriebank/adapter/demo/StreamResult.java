package org.caloriebank.adapter.demo;

import java.util.Arrays;
import java.util.List;
import org.caloriebank.adapter.report.Latencies;
import org.caloriebank.adapter.report.StreamFacts;

/** What the callers sent and were told, and what the node said the accounts were before and after. Immutable. */
final class StreamResult {
    private static final int BUCKETS = 60;
    private static final int BUCKET_STEP_MS = 50;

    private final List<Caller> callers;
    private final List<Acknowledgement> acknowledgements;
    private final Books before;
    private final Books after;
    private final StreamFacts.Crash crash;
    private final boolean isStoppedCleanly;

    StreamResult(
            final List<Caller> callers,
            final Books before,
            final Books after,
            final StreamFacts.Crash crash,
            final boolean isStoppedCleanly) {
        this.callers = List.copyOf(callers);
        this.before = before;
        this.after = after;
        this.crash = crash;
        this.isStoppedCleanly = isStoppedCleanly;
        acknowledgements = callers.stream()
                .flatMap(caller -> caller.acknowledgements().stream())
                .toList();
    }

    List<Acknowledgement> acknowledgements() {
        return acknowledgements;
    }

    StreamFacts.Crash crash() {
        return crash;
    }

    Books after() {
        return after;
    }

    boolean isStoppedCleanly() {
        return isStoppedCleanly;
    }

    /** @return what the callers' own tallies say the accounts must be. */
    Books expected() {
        final Books expected = new Books();
        expected.add(before);
        expected.add(Tally.changes(callers.stream().map(Caller::tally).toList()));
        return expected;
    }

    long retries() {
        return callers.stream().mapToLong(Caller::retries).sum();
    }

    long retriesAnsweredOtherwise() {
        return callers.stream().mapToLong(Caller::retriesAnsweredOtherwise).sum();
    }

    long resentAnsweredFromMemory() {
        return callers.stream().filter(Caller::isResentAnsweredFromMemory).count();
    }

    StreamFacts facts() {
        return new StreamFacts(
                callers.size(),
                acknowledgements.size(),
                acknowledgements.stream().filter(a -> !a.reply().isAccepted()).count(),
                retries(),
                phase(1),
                phase(2),
                crash,
                bucketMs(),
                buckets(bucketMs() * 1_000_000L));
    }

    private StreamFacts.Phase phase(final int node) {
        final List<Acknowledgement> answers =
                acknowledgements.stream().filter(a -> a.node() == node).toList();
        final long first = answers.stream()
                .mapToLong(a -> a.atNanos() - a.latencyNanos())
                .min()
                .orElse(0);
        final long last =
                answers.stream().mapToLong(Acknowledgement::atNanos).max().orElse(0);
        final long[] nanos =
                answers.stream().mapToLong(Acknowledgement::latencyNanos).toArray();
        return new StreamFacts.Phase(Latencies.of(nanos), last - first);
    }

    /** @return so wide that there are at most sixty. */
    private int bucketMs() {
        return ((int) (lastNanos() / 1_000_000 / BUCKETS) / BUCKET_STEP_MS + 1) * BUCKET_STEP_MS;
    }

    private List<Long> buckets(final long bucketNanos) {
        final Long[] counts = new Long[(int) (lastNanos() / bucketNanos) + 1];
        Arrays.fill(counts, 0L);
        acknowledgements.forEach(a -> counts[(int) (a.atNanos() / bucketNanos)]++);
        return List.of(counts);
    }

    private long lastNanos() {
        return acknowledgements.stream()
                .mapToLong(Acknowledgement::atNanos)
                .max()
                .orElse(0);
    }
}
