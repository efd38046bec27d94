package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryGoalsEncoder;

/** Questions about goals; see {@link Query}. */
public sealed interface GoalQuery<A extends Answer> extends Query<A> {
    record Goals(long memberId) implements GoalQuery<GoalAnswer.Goals> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryGoalsEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .memberId(memberId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryGoalsEncoder.BLOCK_LENGTH;
        }
    }
}
