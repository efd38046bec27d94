package org.caloriebank.adapter.http;

import org.caloriebank.pipeline.CommandPublisher;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.pipeline.ReplyHandler;

/**
 * Reports read and not yet published: the ring's slots are claimed only when all their fields are at hand, because the whole bank waits for a claimed
 * slot. One thread at a time.
 */
final class ReportGroup {
    static final int CAPACITY = 64;
    /** Set in the correlation id of a group's last report. */
    static final long LAST = 1L << 32;

    private final long[] memberIds = new long[CAPACITY];
    private final long[] sourceIds = new long[CAPACITY];
    private final int[] epochDays = new int[CAPACITY];
    private final int[] hours = new int[CAPACITY];
    private final int[] steps = new int[CAPACITY];
    private final int[] energiesCentikcal = new int[CAPACITY];
    private final boolean[] areManual = new boolean[CAPACITY];
    private final int[] windowSlots = new int[CAPACITY];
    private int from;
    private int to;

    boolean hasRoom() {
        return to < CAPACITY;
    }

    boolean isEmpty() {
        return from == to;
    }

    void add(final ReportParser report, final int windowSlot) {
        memberIds[to] = report.memberId();
        sourceIds[to] = report.sourceId();
        epochDays[to] = report.epochDay();
        hours[to] = report.hour();
        steps[to] = report.steps();
        energiesCentikcal[to] = report.energyCentikcal();
        areManual[to] = report.isManual();
        windowSlots[to] = windowSlot;
        to++;
    }

    /** @return the window's slot of the first report, which is taken out without being published. */
    int removeFirst() {
        final int windowSlot = windowSlots[from];
        advance(1);
        return windowSlot;
    }

    /**
     * Publish as many reports as there is room for, the first ones first.
     *
     * @param window takes the time of publication of the last of them.
     * @return PUBLISHED if at least one was.
     */
    PublishResult tryPublish(
            final CommandPublisher publisher,
            final long requestedTimeMs,
            final ReplyHandler replyHandler,
            final ReportWindow window) {
        int count = to - from;
        PublishResult result = publisher.tryClaim(count);
        while (result == PublishResult.BACK_PRESSURED && count > 1) {
            count /= 2;
            result = publisher.tryClaim(count);
        }
        if (result == PublishResult.PUBLISHED) {
            window.start(windowSlots[from + count - 1], System.nanoTime());
            put(publisher, count, requestedTimeMs, replyHandler);
            publisher.publishClaimed();
            advance(count);
        }
        return result;
    }

    private void put(
            final CommandPublisher publisher,
            final int count,
            final long requestedTimeMs,
            final ReplyHandler replyHandler) {
        for (int i = 0; i < count; i++) {
            final int row = from + i;
            publisher.putReport(
                    i,
                    memberIds[row],
                    sourceIds[row],
                    epochDays[row],
                    hours[row],
                    steps[row],
                    energiesCentikcal[row],
                    areManual[row],
                    requestedTimeMs,
                    replyHandler,
                    i == count - 1 ? windowSlots[row] | LAST : windowSlots[row]);
        }
    }

    private void advance(final int count) {
        from += count;
        if (from == to) {
            from = 0;
            to = 0;
        }
    }
}
