package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryExposureEncoder;
import org.caloriebank.protocol.codec.QueryWaterEncoder;

/** Questions about water; see {@link Query}. */
public sealed interface WaterQuery<A extends Answer> extends Query<A> {
    record Water(long spaceId) implements WaterQuery<WaterAnswer.Water> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryWaterEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .spaceId(spaceId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryWaterEncoder.BLOCK_LENGTH;
        }
    }

    /** Who was in a pool while its water was out of range, by order of entering. */
    record Exposure(long spaceId, long fromMs, long toMs, long afterVisit) implements WaterQuery<WaterAnswer.Exposure> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryExposureEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .spaceId(spaceId)
                    .fromMs(fromMs)
                    .toMs(toMs)
                    .afterVisit(afterVisit);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryExposureEncoder.BLOCK_LENGTH;
        }
    }
}
