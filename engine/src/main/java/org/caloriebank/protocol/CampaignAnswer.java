package org.caloriebank.protocol;

import org.agrona.DirectBuffer;
import org.caloriebank.protocol.codec.CampaignAnswerDecoder;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.ChallengeAnswerDecoder;
import org.caloriebank.protocol.codec.MessageHeaderDecoder;

/** What the ledger answered about campaigns and challenges; see {@link Answer}. */
public sealed interface CampaignAnswer extends Answer {
    record Campaign(
            ResultCode code,
            long campaignId,
            long goalCenticoins,
            long rewardCenticoins,
            long budgetCenticoins,
            long paidCenticoins,
            int participants,
            int merchants,
            int fromDay,
            int toDay,
            int rateBp,
            CampaignKind kind,
            boolean isTeam)
            implements CampaignAnswer {
        static Campaign decode(final DirectBuffer buffer, final int offset) {
            final CampaignAnswerDecoder d =
                    new CampaignAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Campaign(
                    ResultCode.of(d.resultCode()),
                    d.campaignId(),
                    d.goalCenticoins(),
                    d.rewardCenticoins(),
                    d.budgetCenticoins(),
                    d.paidCenticoins(),
                    d.participants(),
                    d.merchants(),
                    d.fromDay(),
                    d.toDay(),
                    d.rateBp(),
                    d.kind(),
                    d.isTeam() != 0);
        }
    }

    record Challenge(
            ResultCode code,
            long campaignId,
            long memberId,
            long teamId,
            long progressCenticoins,
            long ownCenticoins,
            long goalCenticoins,
            long paidCenticoins)
            implements CampaignAnswer {
        static Challenge decode(final DirectBuffer buffer, final int offset) {
            final ChallengeAnswerDecoder d =
                    new ChallengeAnswerDecoder().wrapAndApplyHeader(buffer, offset, new MessageHeaderDecoder());
            return new Challenge(
                    ResultCode.of(d.resultCode()),
                    d.campaignId(),
                    d.memberId(),
                    d.teamId(),
                    d.progressCenticoins(),
                    d.ownCenticoins(),
                    d.goalCenticoins(),
                    d.paidCenticoins());
        }
    }

    /** @return the answer with the template, or null when it is none of these. */
    static CampaignAnswer decode(final int templateId, final DirectBuffer buffer, final int offset) {
        return switch (templateId) {
            case CampaignAnswerDecoder.TEMPLATE_ID -> Campaign.decode(buffer, offset);
            case ChallengeAnswerDecoder.TEMPLATE_ID -> Challenge.decode(buffer, offset);
            default -> null;
        };
    }
}
