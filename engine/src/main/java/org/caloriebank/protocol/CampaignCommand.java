package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.JoinChallengeDecoder;
import org.caloriebank.protocol.codec.JoinChallengeEncoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.PutCampaignDecoder;
import org.caloriebank.protocol.codec.PutCampaignEncoder;
import org.caloriebank.protocol.codec.PutCampaignMerchantDecoder;
import org.caloriebank.protocol.codec.PutCampaignMerchantEncoder;

/** Campaigns and those who take part. Rules are in {@code docs/CENTRE-RULES.md}; see {@link Command}. */
public sealed interface CampaignCommand extends Command {
    /** Open a campaign or change one. */
    record PutCampaign(
            CommandId id,
            long callerId,
            int rateBp,
            long campaignId,
            long goalCenticoins,
            long rewardCenticoins,
            long budgetCenticoins,
            int fromDay,
            int toDay,
            CampaignKind kind,
            boolean isTeam)
            implements CampaignCommand {
        @Override
        public int templateId() {
            return PutCampaignEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutCampaignEncoder encoder =
                    new PutCampaignEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .rateBp(rateBp)
                    .campaignId(campaignId)
                    .goalCenticoins(goalCenticoins)
                    .rewardCenticoins(rewardCenticoins)
                    .budgetCenticoins(budgetCenticoins)
                    .fromDay(fromDay)
                    .toDay(toDay)
                    .kind(kind)
                    .isTeam((short) (isTeam ? 1 : 0))
                    .padding(0);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutCampaign decode(final DirectBuffer buffer, final int offset) {
            final PutCampaignDecoder d =
                    new PutCampaignDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutCampaign(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.rateBp(),
                    d.campaignId(),
                    d.goalCenticoins(),
                    d.rewardCenticoins(),
                    d.budgetCenticoins(),
                    d.fromDay(),
                    d.toDay(),
                    d.kind(),
                    d.isTeam() != 0);
        }
    }

    /** Take a merchant into a rebate campaign, or out of it. */
    record PutCampaignMerchant(CommandId id, long callerId, boolean isIncluded, long campaignId, long merchantId)
            implements CampaignCommand {
        @Override
        public int templateId() {
            return PutCampaignMerchantEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final PutCampaignMerchantEncoder encoder =
                    new PutCampaignMerchantEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .isIncluded((short) (isIncluded ? 1 : 0))
                    .padding((short) 0)
                    .padding2(0)
                    .campaignId(campaignId)
                    .merchantId(merchantId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static PutCampaignMerchant decode(final DirectBuffer buffer, final int offset) {
            final PutCampaignMerchantDecoder d =
                    new PutCampaignMerchantDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new PutCampaignMerchant(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.isIncluded() != 0,
                    d.campaignId(),
                    d.merchantId());
        }
    }

    /** A member takes part in a challenge. */
    record JoinChallenge(CommandId id, long callerId, long campaignId, long memberId, long teamId)
            implements CampaignCommand {
        @Override
        public int templateId() {
            return JoinChallengeEncoder.TEMPLATE_ID;
        }

        @Override
        public int encode(final MutableDirectBuffer buffer, final int offset) {
            final JoinChallengeEncoder encoder =
                    new JoinChallengeEncoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderEncoder());
            encoder.commandIdHigh(id.high())
                    .commandIdLow(id.low())
                    .callerId(callerId)
                    .padding(0)
                    .campaignId(campaignId)
                    .memberId(memberId)
                    .teamId(teamId);
            return MessageHeaderEncoder.ENCODED_LENGTH + encoder.encodedLength();
        }

        static JoinChallenge decode(final DirectBuffer buffer, final int offset) {
            final JoinChallengeDecoder d =
                    new JoinChallengeDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new JoinChallenge(
                    new CommandId(d.commandIdHigh(), d.commandIdLow()),
                    d.callerId(),
                    d.campaignId(),
                    d.memberId(),
                    d.teamId());
        }
    }

    /** @return the command with the template, or null when it is none of these. */
    static CampaignCommand decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case PutCampaignDecoder.TEMPLATE_ID -> PutCampaign.decode(buffer, offset);
            case PutCampaignMerchantDecoder.TEMPLATE_ID -> PutCampaignMerchant.decode(buffer, offset);
            case JoinChallengeDecoder.TEMPLATE_ID -> JoinChallenge.decode(buffer, offset);
            default -> null;
        };
    }
}
