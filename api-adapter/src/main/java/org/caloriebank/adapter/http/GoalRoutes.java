package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;

import java.util.List;
import org.caloriebank.protocol.GoalAnswer;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.GoalQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import tools.jackson.core.JsonGenerator;

/** What members set themselves to reach. */
final class GoalRoutes {
    private static final String GOALS = "/v1/members/{memberId}/goals";

    static final List<Route> ALL = List.of(
            CommandRoute.put(GOALS + "/{period}/{measure}", GoalRoutes::goal, GoalRoutes::write, UNKNOWN_MEMBER),
            QueryRoute.get(
                    GOALS, request -> new GoalQuery.Goals(request.path().id(0)), GoalRoutes::write, UNKNOWN_MEMBER));

    private GoalRoutes() {}

    private static GoalCommand.PutGoal goal(final CommandRequest request) {
        return new GoalCommand.PutGoal(
                request.id(),
                request.callerId(),
                request.path().word(1, GoalPeriod.class, GoalPeriod.NULL_VAL),
                request.path().word(2, GoalMeasure.class, GoalMeasure.NULL_VAL),
                request.path().id(0),
                request.amount("target"));
    }

    private static void write(final JsonGenerator json, final GoalCommand.PutGoal goal, final Outcome outcome) {
        json.writeNumberProperty("memberId", goal.memberId());
        json.writeStringProperty("period", goal.period().name());
        json.writeStringProperty("measure", goal.measure().name());
        json.writeNumberProperty("target", goal.target());
    }

    private static void write(final JsonGenerator json, final GoalAnswer.Goals goals) {
        json.writeNumberProperty("memberId", goals.memberId());
        JsonText.array(json, "goals", goals.goals(), (line, goal) -> {
            line.writeStringProperty("period", goal.period().name());
            line.writeStringProperty("measure", goal.measure().name());
            line.writeNumberProperty("target", goal.target());
            line.writeNumberProperty("progress", goal.progress());
            line.writeNumberProperty("streak", goal.streak());
            line.writeStringProperty("fromDate", DayText.of(goal.fromDay()));
        });
    }
}
