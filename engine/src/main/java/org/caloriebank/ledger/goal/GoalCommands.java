package org.caloriebank.ledger.goal;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.PutGoalDecoder;

/** Members who set themselves goals, change them and end them. Owned by the ledger thread; allocates nothing. */
final class GoalCommands {
    private final Members members;
    private final Goals goals;

    GoalCommands(final Members members, final Goals goals) {
        this.members = members;
        this.goals = goals;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutGoalDecoder(), PutGoalDecoder.callerIdEncodingOffset(), GoalCommands::isMalformed, this::onPut);
    }

    private static boolean isMalformed(final PutGoalDecoder command) {
        return command.memberId() <= 0
                || command.periodRaw() > GoalPeriod.WEEKLY.value()
                || command.measureRaw() > GoalMeasure.ENERGY.value()
                || command.target() < 0;
    }

    private ResultCode onPut(final PutGoalDecoder command) {
        final int memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        final int row = goals.find(memberRow);
        final boolean isEnd = command.target() == 0;
        if (row == Rows.NULL_ROW && !isEnd && goals.isFull()) {
            return ResultCode.LEDGER_FULL;
        }

        final int number = GoalRow.number(command.period(), command.measure());
        members.touch(members.address(memberRow));
        if (!isEnd) {
            put(row == Rows.NULL_ROW ? goals.make(memberRow) : row, memberRow, number, command.target());
        } else if (row != Rows.NULL_ROW) {
            end(row, number);
        }
        return ResultCode.ACCEPTED;
    }

    private void put(final int row, final int memberRow, final int number, final long target) {
        final long address = goals.address(row);
        if (GoalRow.hasGoal(address, number)) {
            GoalRow.target(address, number, target);
        } else {
            GoalRow.begin(address, number, target, members.today(members.address(memberRow)));
        }
    }

    private void end(final int row, final int number) {
        GoalRow.clear(goals.address(row), number);
        if (!GoalRow.hasAny(goals.address(row))) {
            goals.free(row);
        }
    }
}
