package org.caloriebank.ledger.goal;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.codec.EventKind;

/**
 * Goals: told of each change of a day of a member who has any, it judges them and tells what was reached or lost. Rules:
 * {@code docs/CENTRE-RULES.md}, section 14. Owned by the ledger thread; allocates nothing.
 */
public final class GoalSubject implements Subject {
    private final Goals goals;
    private final GoalCommands commands;
    private final GoalQueries queries;
    private final Members members;
    private final OutcomeDraft outcome;

    public GoalSubject(final Members members, final GoalPorts ports, final OutcomeDraft outcome) {
        this.members = members;
        this.outcome = outcome;
        goals = new Goals(members);
        commands = new GoalCommands(members, goals);
        queries = new GoalQueries(members, goals, ports);
    }

    @Override
    public void addCommands(final CommandTable table) {
        commands.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        queries.addQueries(table);
    }

    /** A day's earned coins or merged steps have changed, or both; one centicoin is one centikcal. */
    public void onDayChanged(
            final int memberRow,
            final int epochDay,
            final int earnedBeforeCenticoins,
            final int earnedAfterCenticoins,
            final int stepsBefore,
            final int stepsAfter) {
        final int row = goals.find(memberRow);
        if (row == Rows.NULL_ROW) {
            return;
        }
        final long address = goals.address(row);
        for (int number = 0; number < GoalRow.GOALS; number++) {
            if (GoalRow.hasGoal(address, number) && GoalRow.firstDay(address, number) <= epochDay) {
                if (GoalRow.isEnergy(number)) {
                    judge(memberRow, address, number, epochDay, earnedBeforeCenticoins, earnedAfterCenticoins);
                } else {
                    judge(memberRow, address, number, epochDay, stepsBefore, stepsAfter);
                }
            }
        }
    }

    private void judge(
            final int memberRow,
            final long row,
            final int number,
            final int epochDay,
            final int valueBefore,
            final int valueAfter) {
        final int period = GoalRow.periodOf(number, epochDay);
        GoalRow.advance(row, number, period);
        if (!GoalRow.isKept(row, number, period)) {
            return;
        }
        long value = valueAfter;
        if (GoalRow.isWeekly(number)) {
            value = GoalRow.sum(row, number, period) + valueAfter - valueBefore;
            GoalRow.sum(row, number, period, value);
        }
        final boolean isReached = value >= GoalRow.target(row, number);
        final long bit = 1L << GoalRow.newest(row, number) - period;
        if (isReached != ((GoalRow.reached(row, number) & bit) != 0)) {
            GoalRow.reached(row, number, GoalRow.reached(row, number) ^ bit);
            tell(isReached ? EventKind.GOAL_REACHED : EventKind.GOAL_LOST, memberRow, row, number, period);
        }
    }

    private void tell(final EventKind kind, final int memberRow, final long row, final int number, final int period) {
        final long member = members.address(memberRow);
        final int current = GoalRow.periodOf(number, members.today(member));
        outcome.event(
                kind,
                0,
                GoalRow.firstDayOf(number, period),
                MemberRow.memberId(member),
                GoalRow.streak(row, number, current),
                number);
    }

    @Override
    public void verify() {
        goals.verify();
    }

    @Override
    public void hashInto(final StateHash hash) {
        goals.hashInto(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        goals.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        goals.loadFrom(source);
    }

    @Override
    public long bytes() {
        return goals.bytes();
    }

    @Override
    public void close() {
        goals.close();
    }
}
