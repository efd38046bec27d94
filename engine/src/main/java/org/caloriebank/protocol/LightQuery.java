package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryLightEncoder;
import org.caloriebank.protocol.codec.QueryLightsEncoder;

/** Questions about lights; see {@link Query}. */
public sealed interface LightQuery<A extends Answer> extends Query<A> {
    record Light(long circuitId) implements LightQuery<LightAnswer.Light> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryLightEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .circuitId(circuitId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryLightEncoder.BLOCK_LENGTH;
        }
    }

    record Lights(long facilityId, long afterCircuitId) implements LightQuery<LightAnswer.Lights> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryLightsEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .facilityId(facilityId)
                    .afterCircuitId(afterCircuitId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryLightsEncoder.BLOCK_LENGTH;
        }
    }
}
