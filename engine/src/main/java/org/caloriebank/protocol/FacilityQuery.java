package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryFacilitiesEncoder;
import org.caloriebank.protocol.codec.QueryFacilityEncoder;
import org.caloriebank.protocol.codec.QuerySpacesEncoder;

/** Questions about a sports centre; see {@link Query}. */
public sealed interface FacilityQuery<A extends Answer> extends Query<A> {
    record Facility(long facilityId) implements FacilityQuery<FacilityAnswer.Facility> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryFacilityEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .facilityId(facilityId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryFacilityEncoder.BLOCK_LENGTH;
        }
    }

    record Facilities(long afterFacilityId) implements FacilityQuery<FacilityAnswer.Facilities> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryFacilitiesEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .afterFacilityId(afterFacilityId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryFacilitiesEncoder.BLOCK_LENGTH;
        }
    }

    record Spaces(long facilityId, long afterSpaceId) implements FacilityQuery<FacilityAnswer.Spaces> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QuerySpacesEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .facilityId(facilityId)
                    .afterSpaceId(afterSpaceId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QuerySpacesEncoder.BLOCK_LENGTH;
        }
    }
}
