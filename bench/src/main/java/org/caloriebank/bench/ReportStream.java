package org.caloriebank.bench;

import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.pipeline.CommandPublisher;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;
import org.caloriebank.protocol.Limits;

/**
 * Publishes commands into a bank from one thread, in batches as a door would, and counts what comes back. One stream is used by one thread; replies are
 * counted on the reply thread.
 */
final class ReportStream {
    static final int BATCH = 256;
    private static final int CODE_OFFSET = 8;
    /** What a step takes: so much that the 24 hours of no member come to more steps than a day can have, for which nothing would be paid. */
    private static final int STEP_CENTIKCAL = 5;

    private final CommandPublisher publisher;
    private final SplittableRandom random = new SplittableRandom(7);
    private final int members;
    private final Replies replies = new Replies();
    private long published;

    ReportStream(final CalorieBank bank, final int members) {
        publisher = bank.newPublisher();
        this.members = members;
    }

    /** Counts replies; its fields are written by the reply thread alone. */
    private static final class Replies implements ReplyHandler {
        private volatile long count;
        private volatile long refused;
        private volatile boolean isStopped;

        @Override
        public void onReply(
                final long correlationId,
                final long sequence,
                final long timeMs,
                final DirectBuffer buffer,
                final int offset,
                final int length) {
            if (buffer.getShort(offset + CODE_OFFSET) != 0) {
                refused = refused + 1;
            }
            count = count + 1;
        }

        @Override
        public void onStopped(final long correlationId) {
            isStopped = true;
        }
    }

    /** Open all members of a population; returns when the last is answered. */
    void open(final Population population) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[Limits.COMMAND_LENGTH_MAX]);
        for (int from = 0; from < population.count(); from += BATCH) {
            final int batch = Math.min(BATCH, population.count() - from);
            claim(batch);
            for (int i = 0; i < batch; i++) {
                final int length = population.encodeOpening(from + i, buffer, 0);
                publisher.putCommand(i, buffer, 0, length, population.openedAtMs(from + i), replies, 0);
            }
            publisher.publishClaimed();
            published += batch;
        }
        awaitReplies();
    }

    /** Publish random reports as fast as the ring takes them; returns when the last is answered. */
    void report(final long count) {
        for (long done = 0; done < count; done += BATCH) {
            claim(BATCH);
            for (int i = 0; i < BATCH; i++) {
                putReport(i, replies, 0);
            }
            publisher.publishClaimed();
            published += BATCH;
        }
        awaitReplies();
    }

    /** Publish random reports at a rate for some seconds; returns when the last is answered. */
    void reportAtRate(final int ratePerSecond, final int seconds) {
        final long startNs = System.nanoTime();
        final long all = (long) ratePerSecond * seconds;
        long sent = 0;
        while (sent < all) {
            final long due = Math.min(all, (System.nanoTime() - startNs) / 1_000 * ratePerSecond / 1_000_000) - sent;
            final int count = (int) Math.min(due, BATCH);
            if (count <= 0) {
                LockSupport.parkNanos(20_000);
                continue;
            }
            claim(count);
            for (int i = 0; i < count; i++) {
                putReport(i, replies, 0);
            }
            publisher.publishClaimed();
            published += count;
            sent += count;
        }
        awaitReplies();
    }

    /** Publish one report for each member, in a random order of hours. */
    void reportDayOfEach(final int hours) {
        for (int from = 0; from < members; from += BATCH) {
            final int batch = Math.min(BATCH, members - from);
            for (int hour = 0; hour < hours; hour++) {
                claim(batch);
                for (int i = 0; i < batch; i++) {
                    put(i, Population.memberId(from + i), hour, replies, 0);
                }
                publisher.publishClaimed();
                published += batch;
            }
        }
        awaitReplies();
    }

    /** Take slots in the ring, waiting for room. */
    void claim(final int count) {
        PublishResult result = publisher.tryClaim(count);
        while (result == PublishResult.BACK_PRESSURED) {
            LockSupport.parkNanos(20_000);
            result = publisher.tryClaim(count);
        }
        if (result != PublishResult.PUBLISHED) {
            throw new IllegalStateException("the bank answered " + result);
        }
    }

    CommandPublisher publisher() {
        return publisher;
    }

    void putReport(final int index, final ReplyHandler handler, final long correlationId) {
        put(index, Population.memberId(random.nextInt(members)), random.nextInt(24), handler, correlationId);
    }

    long refused() {
        return replies.refused;
    }

    private void put(
            final int index,
            final long memberId,
            final int hour,
            final ReplyHandler handler,
            final long correlationId) {
        final int energyCentikcal = 1_000 + random.nextInt(20_000);
        publisher.putReport(
                index,
                memberId,
                1,
                Population.TODAY,
                hour,
                energyCentikcal / STEP_CENTIKCAL,
                energyCentikcal,
                false,
                Population.NOON_MS,
                handler,
                correlationId);
    }

    private void awaitReplies() {
        while (replies.count < published) {
            if (replies.isStopped) {
                throw new IllegalStateException("the bank stopped");
            }
            LockSupport.parkNanos(50_000);
        }
    }
}
