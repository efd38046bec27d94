package org.caloriebank.adapter.demo;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;

/**
 * Simulated time: whatever is planned happens in its order, with a tick at each minute, as a live bank's ticker would send them. Confined to one thread.
 */
final class CentreTime {
    static final long MINUTE_MS = 60_000;
    static final long HOUR_MS = 60 * MINUTE_MS;
    static final long DAY_MS = 24 * HOUR_MS;
    private static final int UNDER_WAY_MAX = 1024;

    private final CalorieBank bank;
    private final PriorityQueue<Planned> agenda = new PriorityQueue<>();
    private final Deque<CompletableFuture<Outcome>> underWay = new ArrayDeque<>();
    private long nowMs;
    private long planned;
    private long ids;

    CentreTime(final CalorieBank bank, final long startMs) {
        this.bank = bank;
        nowMs = startMs;
    }

    long nowMs() {
        return nowMs;
    }

    CommandId newId() {
        return CommandId.ofText("demo centre " + ids++);
    }

    /** Let something happen at a time, or now when that is past. */
    void plan(final long timeMs, final Runnable action) {
        agenda.add(new Planned(Math.max(timeMs, nowMs), planned++, action));
    }

    /** Let all that is planned up to a time happen. */
    void passTo(final long timeMs) {
        while (!agenda.isEmpty() && agenda.peek().timeMs <= timeMs) {
            final Planned next = agenda.remove();
            tickTo(next.timeMs);
            next.action.run();
        }
        tickTo(timeMs);
    }

    /** Go to a time at once; what falls due meanwhile happens then. */
    void leapTo(final long timeMs) {
        nowMs = timeMs;
        tick();
    }

    Outcome submit(final Command command) {
        return bank.submit(command, nowMs).join();
    }

    /**
     * Submit what cannot be refused, without waiting for the answer; {@link #await} does.
     */
    void send(final Command command) {
        if (underWay.size() == UNDER_WAY_MAX) {
            requireAccepted(underWay.remove());
        }
        underWay.add(bank.submit(command, nowMs));
    }

    /** Wait for all that was sent. */
    void await() {
        underWay.forEach(CentreTime::requireAccepted);
        underWay.clear();
    }

    private static void requireAccepted(final CompletableFuture<Outcome> sent) {
        final Outcome outcome = sent.join();
        if (outcome.code() != ResultCode.ACCEPTED) {
            throw new IllegalStateException("record " + outcome.sequence() + " was refused: "
                    + outcome.code().sentence());
        }
    }

    private void tickTo(final long timeMs) {
        for (long minuteMs = (nowMs / MINUTE_MS + 1) * MINUTE_MS; minuteMs <= timeMs; minuteMs += MINUTE_MS) {
            nowMs = minuteMs;
            tick();
        }
        nowMs = Math.max(nowMs, timeMs);
    }

    private void tick() {
        while (submit(new Command.Tick()).flags().moreDue()) {
            // each tick does a bounded part
        }
    }

    private record Planned(long timeMs, long order, Runnable action) implements Comparable<Planned> {
        @Override
        public int compareTo(final Planned other) {
            return timeMs != other.timeMs ? Long.compare(timeMs, other.timeMs) : Long.compare(order, other.order);
        }
    }
}
