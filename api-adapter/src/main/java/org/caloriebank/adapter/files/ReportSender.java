package org.caloriebank.adapter.files;

import java.util.concurrent.locks.LockSupport;
import org.caloriebank.adapter.progress.Progress;
import org.caloriebank.bank.BankStoppedException;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.bank.DiskLowException;
import org.caloriebank.pipeline.CommandPublisher;
import org.caloriebank.pipeline.PublishResult;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Query;

/**
 * Sends a plan's reports, waiting when the ring is full. On the data's clock it also passes each midnight with ticks of its own, always at the same place among
 * the reports. Confined to one thread.
 */
final class ReportSender {
    private static final int SOURCE_ID = 1;
    private static final int CLAIM_MAX = 32;
    private static final long FULL_RING_PAUSE_NS = 50_000;
    private static final long DAY_MS = 86_400_000;

    private final CalorieBank bank;
    private final CommandPublisher publisher;
    private final boolean isOnDataClock;
    private final ReportPlan plan;
    private final Progress progress;
    private final OutcomeTally tally = new OutcomeTally();
    private long utcDay;

    ReportSender(final CalorieBank bank, final ImportClock clock, final ReportPlan plan, final Progress progress) {
        this.bank = bank;
        this.plan = plan;
        this.progress = progress;
        publisher = bank.newPublisher();
        isOnDataClock = clock == ImportClock.DATA;
        final Answer.Ledger ledger = bank.ask(new Query.Ledger(false)).join();
        // Nothing is due in a bank without members: its first day begins where the data begins.
        utcDay = ledger.members() == 0 ? Long.MAX_VALUE : ledger.timeMs() / DAY_MS;
    }

    /** Let ledger time come to the given one: ticks until nothing more is due then. */
    void passTo(final long timeMs) {
        final long day = timeMs / DAY_MS;
        if (isOnDataClock && day > utcDay) {
            while (bank.submit(new Command.Tick(), timeMs).join().flags().moreDue()) {
                // each tick does a bounded part
            }
        }
        utcDay = utcDay == Long.MAX_VALUE ? day : Math.max(utcDay, day);
    }

    /** Send all reports and wait for the last outcome. */
    OutcomeTally sendAll() {
        progress.start("Sending", Progress.Unit.REPORTS, plan.size());
        int position = 0;
        while (position < plan.size()) {
            passTo(plan.timeMs(position));
            final int end = endOfClaim(position);
            claim(end - position);
            for (int i = position; i < end; i++) {
                put(i - position, i);
            }
            publisher.publishClaimed();
            position = end;
            progress.reach(position);
        }
        bank.ask(new Query.Ledger(false)).join(); // answered after every report
        if (tally.stopped() > 0) {
            throw stopped();
        }
        return tally;
    }

    /** A claim ends before the next day, whose ticks come first. */
    private int endOfClaim(final int from) {
        final int max = Math.min(plan.size(), from + CLAIM_MAX);
        int end = from + 1;
        while (end < max && plan.timeMs(end) / DAY_MS <= utcDay) {
            end++;
        }
        return end;
    }

    private void claim(final int count) {
        PublishResult result = publisher.tryClaim(count);
        while (result == PublishResult.BACK_PRESSURED) {
            LockSupport.parkNanos(FULL_RING_PAUSE_NS);
            result = publisher.tryClaim(count);
        }
        if (result == PublishResult.DISK_LOW) {
            throw new DiskLowException("the disk is nearly full: free some space, then import the files again");
        }
        if (result == PublishResult.STOPPED) {
            throw stopped();
        }
    }

    private void put(final int slot, final int position) {
        publisher.putReport(
                slot,
                plan.memberId(position),
                SOURCE_ID,
                plan.epochDay(position),
                plan.hour(position),
                plan.steps(position),
                plan.activeCentikcal(position),
                false,
                isOnDataClock ? plan.timeMs(position) : 0,
                tally,
                position);
    }

    private BankStoppedException stopped() {
        return new BankStoppedException("the bank stopped: " + bank.health().failure(), null);
    }
}
