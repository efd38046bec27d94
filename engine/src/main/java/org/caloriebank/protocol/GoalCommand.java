package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutGoalDecoder;
import org.caloriebank.protocol.codec.PutGoalEncoder;

/** What members want to reach. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface GoalCommand extends Command {
    /** A member's own goal. */
    record PutGoal(CommandId id, long callerId, GoalPeriod period, GoalMeasure measure, long memberId, long target)
            implements GoalCommand {
        @Override
        public int templateId() {
            return PutGoalEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutGoalEncoder encoder =
                    new PutGoalEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .period(period)
                    .measure(measure)
                    .padding(0)
                    .memberId(memberId)
                    .target(target);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutGoal decode(final DirectBuffer buffer, final int offset) {
            final PutGoalDecoder d =
                    new PutGoalDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutGoal(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.period(),
                    d.measure(),
                    d.memberId(),
                    d.target());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static GoalCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case PutGoalDecoder.TEMPLATE_ID -> PutGoal.decode(buffer, offset);
            default -> null;
        };
    }
}
