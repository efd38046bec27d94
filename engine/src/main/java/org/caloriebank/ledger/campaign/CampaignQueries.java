package org.caloriebank.ledger.campaign;

import org.agrona.MutableDirectBuffer;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CampaignAnswerEncoder;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.ChallengeAnswerEncoder;
import org.caloriebank.protocol.codec.MessageHeaderEncoder;
import org.caloriebank.protocol.codec.QueryCampaignDecoder;
import org.caloriebank.protocol.codec.QueryChallengeDecoder;

/** What can be told of campaigns and of those who take part. Changes nothing; owned by the ledger thread. */
final class CampaignQueries {
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final CampaignAnswerEncoder campaignAnswer = new CampaignAnswerEncoder();
    private final ChallengeAnswerEncoder challengeAnswer = new ChallengeAnswerEncoder();

    private final Campaigns campaigns;
    private final Participants participants;
    private final Members members;

    CampaignQueries(final Campaigns campaigns, final Participants participants, final Members members) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.members = members;
    }

    void addQueries(final QueryTable table) {
        table.add(new QueryCampaignDecoder(), this::onCampaign);
        table.add(new QueryChallengeDecoder(), this::onChallenge);
    }

    private int onCampaign(final QueryCampaignDecoder query, final MutableDirectBuffer buffer, final int offset) {
        campaignAnswer.wrapAndApplyHeader(buffer, offset, header).campaignId(query.campaignId());
        final int row = campaigns.find(query.campaignId());
        if (row == Rows.NULL_ROW) {
            campaignAnswer
                    .goalCenticoins(0)
                    .rewardCenticoins(0)
                    .budgetCenticoins(0)
                    .paidCenticoins(0)
                    .participants(0)
                    .merchants(0)
                    .fromDay(0)
                    .toDay(0)
                    .rateBp(0)
                    .kind(CampaignKind.MULTIPLIER)
                    .isTeam((short) 0)
                    .resultCode(ResultCode.UNKNOWN_CAMPAIGN.code());
        } else {
            final long campaign = campaigns.address(row);
            campaignAnswer
                    .goalCenticoins(CampaignRow.goalCenticoins(campaign))
                    .rewardCenticoins(CampaignRow.rewardCenticoins(campaign))
                    .budgetCenticoins(CampaignRow.budgetCenticoins(campaign))
                    .paidCenticoins(CampaignRow.paidCenticoins(campaign))
                    .participants(CampaignRow.participants(campaign))
                    .merchants(CampaignRow.merchants(campaign))
                    .fromDay(CampaignRow.fromDay(campaign))
                    .toDay(CampaignRow.toDay(campaign))
                    .rateBp(CampaignRow.rateBp(campaign))
                    .kind(CampaignRow.kind(campaign))
                    .isTeam((short) (CampaignRow.isTeam(campaign) ? 1 : 0))
                    .resultCode(ResultCode.ACCEPTED.code());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + campaignAnswer.encodedLength();
    }

    private int onChallenge(final QueryChallengeDecoder query, final MutableDirectBuffer buffer, final int offset) {
        challengeAnswer
                .wrapAndApplyHeader(buffer, offset, header)
                .campaignId(query.campaignId())
                .memberId(query.memberId());
        final int campaign = campaigns.find(query.campaignId());
        final int memberRow = members.find(query.memberId());
        final int participant = campaign == Rows.NULL_ROW || memberRow == Rows.NULL_ROW
                ? Rows.NULL_ROW
                : participants.find(memberRow, campaign);
        if (participant == Rows.NULL_ROW) {
            challengeAnswer
                    .teamId(0)
                    .progressCenticoins(0)
                    .ownCenticoins(0)
                    .goalCenticoins(0)
                    .paidCenticoins(0)
                    .resultCode(absence(campaign).code());
        } else {
            final long address = participants.address(participant);
            final int team = ParticipantRow.team(address);
            challengeAnswer
                    .teamId(team == Rows.NULL_ROW ? 0 : participants.teams().id(team))
                    .progressCenticoins(participants.progressCenticoins(participant))
                    .ownCenticoins(ParticipantRow.ownCenticoins(address))
                    .goalCenticoins(CampaignRow.goalCenticoins(campaigns.address(campaign)))
                    .paidCenticoins(ParticipantRow.paidCenticoins(address))
                    .resultCode(ResultCode.ACCEPTED.code());
        }
        return MessageHeaderEncoder.ENCODED_LENGTH + challengeAnswer.encodedLength();
    }

    private ResultCode absence(final int campaign) {
        if (campaign == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_CAMPAIGN;
        }
        return CampaignRow.kind(campaigns.address(campaign)) == CampaignKind.CHALLENGE
                ? ResultCode.UNKNOWN_MEMBER
                : ResultCode.NOT_A_CHALLENGE;
    }
}
