package org.caloriebank.ledger.goal;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.GoalsAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryGoalsDecoder;

/** What can be told of a member's goals. Changes nothing; owned by the ledger thread. */
final class GoalQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final GoalsAnswerEncoder answer = new GoalsAnswerEncoder();

    private final Members members;
    private final Goals goals;
    private final GoalPorts ports;

    GoalQueries(final Members members, final Goals goals, final GoalPorts ports) {
        this.members = members;
        this.goals = goals;
        this.ports = ports;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryGoalsDecoder(), this::onGoals);
    }

    private int onGoals(final QueryGoalsDecoder query, final MutableDirectBuffer buffer, final int offset) {
        final int memberRow = members.find(query.memberId());
        final int row = memberRow == Rows.NULL_ROW ? Rows.NULL_ROW : goals.find(memberRow);
        final ResultCode code = memberRow == Rows.NULL_ROW ? ResultCode.UNKNOWN_MEMBER : ResultCode.ACCEPTED;
        answer.wrapAndApplyHeader(buffer, offset, header)
                .memberId(query.memberId())
                .resultCode(code.code());
        if (row == Rows.NULL_ROW) {
            answer.goalsCount(0);
        } else {
            answerGoals(memberRow, goals.address(row));
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + answer.encodedLength();
    }

    private void answerGoals(final int memberRow, final long row) {
        int count = 0;
        for (int number = 0; number < GoalRow.GOALS; number++) {
            count += GoalRow.hasGoal(row, number) ? 1 : 0;
        }
        final int today = members.today(members.address(memberRow));
        final GoalsAnswerEncoder.GoalsEncoder group = answer.goalsCount(count);
        for (int number = 0; number < GoalRow.GOALS; number++) {
            if (GoalRow.hasGoal(row, number)) {
                final int period = GoalRow.periodOf(number, today);
                group.next()
                        .target(GoalRow.target(row, number))
                        .progress(progress(memberRow, row, number, today))
                        .streak(GoalRow.streak(row, number, period))
                        .fromDay(GoalRow.firstDay(row, number))
                        .period(GoalRow.isWeekly(number) ? GoalPeriod.WEEKLY : GoalPeriod.DAILY)
                        .measure(GoalRow.isEnergy(number) ? GoalMeasure.ENERGY : GoalMeasure.STEPS);
            }
        }
    }

    private long progress(final int memberRow, final long row, final int number, final int today) {
        if (GoalRow.isWeekly(number)) {
            final int week = GoalRow.periodOf(number, today);
            return GoalRow.isKept(row, number, week) ? GoalRow.sum(row, number, week) : 0;
        }
        return GoalRow.isEnergy(number) ? ports.earnedCenticoins(memberRow, today) : ports.steps(memberRow, today);
    }
}
