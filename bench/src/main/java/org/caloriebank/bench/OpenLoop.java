package org.caloriebank.bench;

import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.agrona.DirectBuffer;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;

/**
 * Latency at a given rate. Each report has a planned time; its latency runs from there to its reply, so a stall of the bank, or of the publisher, is counted
 * for every report it delays (no coordinated omission).
 */
final class OpenLoop implements ReplyHandler {
    private static final long LONGEST_NS = 60_000_000_000L;
    private static final double REACHED = 0.99;

    private final Histogram histogram = new Histogram(LONGEST_NS, 3);
    private final ReportStream stream;
    private final double ratePerSecond;
    private final int seconds;
    private volatile long replies;

    OpenLoop(final ReportStream stream, final double ratePerSecond, final int seconds) {
        this.stream = stream;
        this.ratePerSecond = ratePerSecond;
        this.seconds = seconds;
    }

    /** @return whether the asked rate was reached. */
    boolean run(final String name) {
        final double reportsPerNs = ratePerSecond / 1e9;
        final long startNs = System.nanoTime();
        final long endNs = startNs + seconds * 1_000_000_000L;
        final long all = (long) (seconds * ratePerSecond);
        long sent = 0;
        while (sent < all) {
            final long nowNs = System.nanoTime();
            final long due = Math.min(all, (long) ((nowNs - startNs) * reportsPerNs)) - sent;
            if (due == 0) {
                LockSupport.parkNanos(20_000);
            } else {
                sent += send(startNs, reportsPerNs, sent, (int) Math.min(due, ReportStream.BATCH));
            }
        }
        final long lastSentNs = System.nanoTime();
        while (replies < all) {
            LockSupport.parkNanos(50_000);
        }
        final double reachedRate = all / ((lastSentNs - startNs) / 1e9);
        final boolean isReached = lastSentNs <= endNs + seconds * 10_000_000L && reachedRate >= REACHED * ratePerSecond;
        print(name, reachedRate, isReached);
        return isReached;
    }

    private int send(final long startNs, final double reportsPerNs, final long sent, final int count) {
        if (stream.publisher().tryClaim(count) != PublishResult.PUBLISHED) {
            Thread.yield();
            return 0; // the planned times stand, so waiting for room counts as latency
        }
        for (int i = 0; i < count; i++) {
            stream.putReport(i, this, startNs + (long) ((sent + i) / reportsPerNs));
        }
        stream.publisher().publishClaimed();
        return count;
    }

    @Override
    public void onReply(
            final long plannedNs,
            final long sequence,
            final long timeMs,
            final DirectBuffer buffer,
            final int offset,
            final int length) {
        histogram.recordValue(Math.min(LONGEST_NS, Math.max(0, System.nanoTime() - plannedNs)));
        replies = replies + 1;
    }

    @Override
    public void onStopped(final long correlationId) {
        throw new IllegalStateException("the bank stopped");
    }

    private void print(final String name, final double reachedRate, final boolean isReached) {
        System.out.printf(
                Locale.ROOT,
                "  open loop, %s: asked %.0f k/s, reached %.0f k/s%s; latency from the planned time, microseconds:%n",
                name,
                ratePerSecond / 1e3,
                reachedRate / 1e3,
                isReached ? "" : " FAIL: the asked rate was not reached");
        System.out.println("        50 %      90 %      99 %    99.9 %   99.99 %       max       count");
        System.out.printf(
                Locale.ROOT,
                "  %9.0f %9.0f %9.0f %9.0f %9.0f %9.0f %,11d%n",
                micros(50),
                micros(90),
                micros(99),
                micros(99.9),
                micros(99.99),
                histogram.getMaxValue() / 1e3,
                histogram.getTotalCount());
    }

    private double micros(final double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e3;
    }
}
