package org.caloriebank.protocol;

import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.GoalsAnswerDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;

/** What the ledger answered about goals; see {@link Answer}. */
public sealed interface GoalAnswer extends Answer {
    /** A member's goals, up to 4. */
    record Goals(ResultCode code, long memberId, List<Goal> goals) implements GoalAnswer {
        static Goals decode(final DirectBuffer buffer, final int offset) {
            final GoalsAnswerDecoder d =
                    new GoalsAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            final ResultCode code = ResultCode.of(d.resultCode());
            final long memberId = d.memberId();
            final List<Goal> goals = new ArrayList<>();
            for (final GoalsAnswerDecoder.GoalsDecoder g : d.goals()) {
                goals.add(new Goal(g.target(), g.progress(), g.streak(), g.fromDay(), g.period(), g.measure()));
            }
            return new Goals(code, memberId, List.copyOf(goals));
        }
    }

    record Goal(long target, long progress, int streak, int fromDay, GoalPeriod period, GoalMeasure measure) {}

    /** @return the answer with the template, or null when it is none of these. */
    static GoalAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case GoalsAnswerDecoder.TEMPLATE_ID -> Goals.decode(buffer, offset);
            default -> null;
        };
    }
}
