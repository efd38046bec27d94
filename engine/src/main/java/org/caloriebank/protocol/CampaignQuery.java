package org.caloriebank.protocol;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryCampaignEncoder;
import org.caloriebank.protocol.codec.QueryChallengeEncoder;

/** Questions about campaigns and challenges; see {@link Query}. */
public sealed interface CampaignQuery<A extends Answer> extends Query<A> {
    record Campaign(long campaignId) implements CampaignQuery<CampaignAnswer.Campaign> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryCampaignEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .campaignId(campaignId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryCampaignEncoder.BLOCK_LENGTH;
        }
    }

    record Challenge(long campaignId, long memberId) implements CampaignQuery<CampaignAnswer.Challenge> {
        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            new QueryChallengeEncoder()
                    .wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder())
                    .campaignId(campaignId)
                    .memberId(memberId);
            return MessageHeaderEncoder.ENCODED_LENGTH + QueryChallengeEncoder.BLOCK_LENGTH;
        }
    }
}
