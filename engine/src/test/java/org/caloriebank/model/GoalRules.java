package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.protocol.GoalAnswer;
import org.caloriebank.protocol.GoalCommand.PutGoal;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.EventKind;

/** Section 14: goals of members and how they are judged. */
final class GoalRules {
    private final NaiveState state;
    /** By member, then by number. */
    private final Map<Long, TreeMap<Integer, NaiveGoal>> goalsByMemberId = new TreeMap<>();

    GoalRules(final NaiveState state) {
        this.state = state;
    }

    ResultCode put(final PutGoal command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        final Map<Integer, NaiveGoal> goals = goalsByMemberId.computeIfAbsent(member.memberId, any -> new TreeMap<>());
        final NaiveGoal fresh = new NaiveGoal(command.period(), command.measure(), member.today(state.nowMs));
        if (command.target() == 0) {
            goals.remove(fresh.number());
        } else {
            goals.putIfAbsent(fresh.number(), fresh);
            goals.get(fresh.number()).target = command.target();
        }
        draft.touch(member);
        return ACCEPTED;
    }

    void onDayChange(final DayChange change, final OutcomeDraft draft) {
        if (change.stepsMore() != 0 || change.earnedMore() != 0) {
            goals(change.member().memberId).forEach(goal -> judge(goal, change, draft));
        }
    }

    private void judge(final NaiveGoal goal, final DayChange change, final OutcomeDraft draft) {
        if (change.epochDay() < goal.fromDay || !goal.judge(change)) {
            return;
        }
        final NaiveMember member = change.member();
        final long judged = goal.periodOf(change.epochDay());
        draft.event(
                goal.isReached(judged) ? EventKind.GOAL_REACHED : EventKind.GOAL_LOST,
                0,
                judged,
                member.memberId,
                goal.streak(member.today(state.nowMs)),
                goal.number());
    }

    GoalAnswer.Goals answer(final long memberId) {
        final NaiveMember member = state.member(memberId);
        if (member == null) {
            return new GoalAnswer.Goals(ResultCode.UNKNOWN_MEMBER, memberId, List.of());
        }
        final long today = member.today(state.nowMs);
        final List<GoalAnswer.Goal> goals = goals(memberId).stream()
                .map(goal -> new GoalAnswer.Goal(
                        goal.target,
                        goal.progress(member, today),
                        goal.streak(today),
                        (int) goal.fromDay,
                        goal.period,
                        goal.measure))
                .toList();
        return new GoalAnswer.Goals(ACCEPTED, memberId, goals);
    }

    private Collection<NaiveGoal> goals(final long memberId) {
        return goalsByMemberId.getOrDefault(memberId, new TreeMap<>()).values();
    }
}
