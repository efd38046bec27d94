package org.caloriebank.adapter.demo;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.adapter.report.StoryStep;
import org.caloriebank.bank.CalorieBank;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/** Submits commands at moments of ledger time, and writes down what the bank said and whether it should have. Confined to one thread. */
final class Teller {
    static final long NOBODY = 0;

    private final CalorieBank bank;
    private final Pseudonyms names;
    private final List<StoryStep> steps = new ArrayList<>();
    private String chapter = "";
    private long timeMs;

    Teller(final CalorieBank bank, final Pseudonyms names, final long timeMs) {
        this.bank = bank;
        this.names = names;
        this.timeMs = timeMs;
    }

    /** What the rules say a command must come to. */
    record Expectation(ResultCode code, long amountCenticoins, boolean isDuplicate) {}

    static Expectation accepted(final long amountCenticoins) {
        return new Expectation(ResultCode.ACCEPTED, amountCenticoins, false);
    }

    static Expectation acceptedBefore(final long amountCenticoins) {
        return new Expectation(ResultCode.ACCEPTED, amountCenticoins, true);
    }

    static Expectation refused(final ResultCode code) {
        return new Expectation(code, 0, false);
    }

    void chapter(final String title) {
        chapter = title;
    }

    /** Let ledger time pass; what falls due meanwhile happens. */
    void pass(final long ms) {
        timeMs += ms;
        while (bank.submit(new Command.Tick(), timeMs).join().flags().moreDue()) {
            // each tick does a bounded part
        }
    }

    long timeMs() {
        return timeMs;
    }

    /** @param memberId whose coins are concerned, or {@link #NOBODY}. */
    Outcome submit(
            final String who,
            final String what,
            final long memberId,
            final Command command,
            final Expectation expectation) {
        final Outcome outcome = bank.submit(command, timeMs).join();
        final Expectation actual = new Expectation(
                outcome.code(), outcome.amountCenticoins(), outcome.flags().duplicate());
        note(who, what, memberId, actual, actual.equals(expectation));
        return outcome;
    }

    /** Write down what happened without a command of anybody. */
    void note(
            final String who,
            final String what,
            final long memberId,
            final Expectation actual,
            final boolean isAsExpected) {
        final Answer.Member member = memberId == NOBODY ? null : member(memberId);
        steps.add(new StoryStep(
                timeMs,
                chapter,
                who,
                what,
                actual.code(),
                actual.amountCenticoins(),
                actual.isDuplicate(),
                member == null ? -1 : member.availableCenticoins(),
                member == null ? -1 : member.heldCenticoins(),
                isAsExpected));
    }

    Answer.Member member(final long memberId) {
        return bank.ask(new Query.Member(memberId)).join();
    }

    Answer.Hold hold(final long holdId) {
        return bank.ask(new Query.Hold(holdId)).join();
    }

    String nameOf(final long memberId) {
        return names.of(memberId);
    }

    List<StoryStep> steps() {
        return List.copyOf(steps);
    }
}
