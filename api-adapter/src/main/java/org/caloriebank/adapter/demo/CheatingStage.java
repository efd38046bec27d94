package org.caloriebank.adapter.demo;

import static org.caloriebank.adapter.demo.Teller.accepted;
import static org.caloriebank.adapter.demo.Teller.refused;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;

import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.ResultCode;

/** What the bank does not pay: movement nobody can do, of days that are closed or have not come, entered by hand, or counted already. */
final class CheatingStage {
    private static final long DAY_MS = 86_400_000;
    private static final int WATCH = 2;
    private static final int HOUR = 7;

    private final Teller teller;
    private final long member;
    private final int today;

    CheatingStage(final Teller teller, final long member) {
        this.teller = teller;
        this.member = member;
        today = (int) (teller.timeMs() / DAY_MS); // members of the sample live at UTC
    }

    void run() {
        teller.chapter("What is not paid");
        teller.pass(5 * 60_000);
        report("a phone on a shaker: 30,000 steps in an hour", today, HOUR, 30_000, refused(ResultCode.IMPLAUSIBLE));
        report("a walk of next week", today + 7, HOUR, 1_000, refused(ResultCode.IN_FUTURE));
        report("a walk of two months ago", today - 60, Limits.WHOLE_DAY, 9_000, refused(ResultCode.TOO_LATE));
        teller.submit(
                teller.nameOf(member),
                "8,000 steps typed in by hand: stored, not paid",
                member,
                new Command.ReportActivity(member, WATCH, today, 8_000, NULL_CENTIKCAL, Limits.WHOLE_DAY, true),
                accepted(0));
        final Command walk = new Command.ReportActivity(member, WATCH, today, 1_000, 25_00, HOUR, false);
        teller.submit(teller.nameOf(member), "an honest walk of 25 kcal", member, walk, accepted(25_00));
        teller.submit(teller.nameOf(member), "the same walk once more: counted already", member, walk, accepted(0));
        final Command phone = new Command.ReportActivity(member, WATCH + 1, today, 900, 22_50, HOUR, false);
        teller.submit(teller.nameOf(member), "and from the phone in the pocket", member, phone, accepted(0));
    }

    private void report(
            final String what, final int day, final int hour, final int steps, final Teller.Expectation expectation) {
        final Command report = new Command.ReportActivity(member, WATCH, day, steps, NULL_CENTIKCAL, hour, false);
        teller.submit(teller.nameOf(member), what, member, report, expectation);
    }
}
