package org.caloriebank.ledger.campaign;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.JoinChallengeDecoder;

/** Members who join challenges, alone or in teams. Owned by the ledger thread; allocates nothing. */
final class ChallengeCommands {
    private final Campaigns campaigns;
    private final Participants participants;
    private final Challenges challenges;
    private final Members members;
    private final CampaignPorts ports;
    private final OutcomeDraft outcome;

    // what a decision found, for the application that follows it
    private int memberRow;
    private int campaign;

    ChallengeCommands(
            final Campaigns campaigns,
            final Participants participants,
            final Challenges challenges,
            final Members members,
            final CampaignPorts ports,
            final OutcomeDraft outcome) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.challenges = challenges;
        this.members = members;
        this.ports = ports;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new JoinChallengeDecoder(),
                JoinChallengeDecoder.callerIdEncodingOffset(),
                ChallengeCommands::isMalformed,
                this::onJoin);
    }

    private static boolean isMalformed(final JoinChallengeDecoder command) {
        return command.campaignId() <= 0 || command.memberId() <= 0 || command.teamId() < 0;
    }

    private ResultCode onJoin(final JoinChallengeDecoder command) {
        final ResultCode decision = decideJoin(command);
        if (decision == ResultCode.ACCEPTED) {
            applyJoin(command);
        }
        return decision;
    }

    private ResultCode decideJoin(final JoinChallengeDecoder command) {
        memberRow = members.find(command.memberId());
        if (memberRow == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        campaign = campaigns.find(command.campaignId());
        if (campaign == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_CAMPAIGN;
        }
        final long member = members.address(memberRow);
        if (!Members.isActive(member)) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        final long address = campaigns.address(campaign);
        if (CampaignRow.kind(address) != CampaignKind.CHALLENGE) {
            return ResultCode.NOT_A_CHALLENGE;
        }
        if (CampaignRow.isTeam(address) != (command.teamId() != 0)) {
            return ResultCode.TEAM_MISMATCH;
        }
        if (members.today(member) > CampaignRow.toDay(address)) {
            return ResultCode.CHALLENGE_OVER;
        }
        if (participants.find(memberRow, campaign) != Rows.NULL_ROW) {
            return ResultCode.ALREADY_JOINED;
        }
        if (isTeamFull(command.teamId())) {
            return ResultCode.TEAM_FULL;
        }
        return participants.isFull() ? ResultCode.LEDGER_FULL : ResultCode.ACCEPTED;
    }

    private boolean isTeamFull(final long teamId) {
        final Teams teams = participants.teams();
        final int team = teamId == 0 ? Rows.NULL_ROW : teams.find(campaign, teamId);
        return team != Rows.NULL_ROW && teams.participants(team) == Teams.PARTICIPANTS_MAX;
    }

    private void applyJoin(final JoinChallengeDecoder command) {
        final long address = campaigns.address(campaign);
        members.touch(members.address(memberRow));
        final long earned = ports.earnedCenticoins(memberRow, CampaignRow.fromDay(address), CampaignRow.toDay(address));
        challenges.noteAll(participants.join(memberRow, campaign, command.teamId(), earned, outcome.sequence()));
        outcome.event(EventKind.CHALLENGE_JOINED, 0, command.campaignId(), command.memberId(), command.teamId(), 0);
    }
}
