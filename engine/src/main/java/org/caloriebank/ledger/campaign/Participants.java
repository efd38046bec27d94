package org.caloriebank.ledger.campaign;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.caloriebank.ledger.calendar.Calendar;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.DeadlineHeap;
import org.caloriebank.ledger.memory.LongIndex;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.protocol.Limits;

/**
 * Who takes part in challenges, alone or in teams: lists by campaign, by team and by member (found by the first; a flag in the member's row tells
 * whether there is one), and a heap of those for whom a timer waits. Owned by the ledger thread.
 */
final class Participants implements AutoCloseable {
    /** A day is open to reports until {@link Limits#DAYS_BACK_MAX} days have passed in every zone; one day is to spare. */
    private static final int DAYS_KEPT = Limits.DAYS_BACK_MAX + 2;

    private final Rows rows = new Rows(ParticipantRow.LENGTH);
    private final LongIndex firstByMemberRow = new LongIndex(rows);
    private final DeadlineHeap timers =
            new DeadlineHeap(rows, ParticipantRow.SEQUENCE, ParticipantRow.DEADLINE, ParticipantRow.TIMER_POSITION);
    private final Teams teams = new Teams();
    private final Campaigns campaigns;
    private final Members members;

    Participants(final Campaigns campaigns, final Members members) {
        this.campaigns = campaigns;
        this.members = members;
    }

    long address(final int participant) {
        return rows.address(participant);
    }

    Teams teams() {
        return teams;
    }

    DeadlineHeap timers() {
        return timers;
    }

    /** @return the first of the member's parts, or {@link Rows#NULL_ROW}; the others follow by {@link ParticipantRow#nextOfMember}. */
    int firstOf(final int memberRow) {
        return firstByMemberRow.find(memberRow);
    }

    /** @return the member's part in the campaign, or {@link Rows#NULL_ROW}. */
    int find(final int memberRow, final int campaign) {
        int participant = firstOf(memberRow);
        while (participant != Rows.NULL_ROW && ParticipantRow.campaign(rows.address(participant)) != campaign) {
            participant = ParticipantRow.nextOfMember(rows.address(participant));
        }
        return participant;
    }

    boolean isFull() {
        return rows.isFull() || teams.isFull();
    }

    /** @return what counts towards the goal: the participant's own, or the team's. */
    long progressCenticoins(final int participant) {
        final long address = rows.address(participant);
        final int team = ParticipantRow.team(address);
        return team == Rows.NULL_ROW ? ParticipantRow.ownCenticoins(address) : teams.progressCenticoins(team);
    }

    boolean isReached(final int participant) {
        final long campaign = campaigns.address(ParticipantRow.campaign(rows.address(participant)));
        return progressCenticoins(participant) >= CampaignRow.goalCenticoins(campaign);
    }

    // ---- joining ----

    /**
     * @param teamId 0 for alone.
     * @param ownCenticoins progress from before.
     */
    int join(
            final int memberRow, final int campaign, final long teamId, final long ownCenticoins, final long sequence) {
        final int participant = rows.allocate();
        final long address = rows.address(participant);
        ParticipantRow.joined(address, memberRow, sequence, campaign);
        ParticipantRow.ownCenticoins(address, ownCenticoins);
        joinCampaign(campaign, participant);
        if (teamId != 0) {
            joinTeam(campaign, teamId, participant);
        }
        final int first = firstOf(memberRow);
        if (first == Rows.NULL_ROW) {
            firstByMemberRow.add(memberRow, participant);
            MemberRow.isInChallenge(members.address(memberRow), true);
        } else {
            ParticipantRow.nextOfMember(address, ParticipantRow.nextOfMember(rows.address(first)));
            ParticipantRow.nextOfMember(rows.address(first), participant);
        }
        return participant;
    }

    private void joinCampaign(final int campaign, final int participant) {
        final long address = campaigns.address(campaign);
        if (CampaignRow.firstParticipant(address) == Rows.NULL_ROW) {
            CampaignRow.firstParticipant(address, participant);
            CampaignRow.forgetAtMs(address, (CampaignRow.toDay(address) + DAYS_KEPT + 1) * Calendar.DAY_MS);
            campaigns.forgetting().add(campaign);
        } else {
            ParticipantRow.nextOfCampaign(rows.address(CampaignRow.lastParticipant(address)), participant);
        }
        CampaignRow.lastParticipant(address, participant);
        CampaignRow.participants(address, CampaignRow.participants(address) + 1);
    }

    private void joinTeam(final int campaign, final long teamId, final int participant) {
        final int found = teams.find(campaign, teamId);
        final int team = found == Rows.NULL_ROW ? teams.make(campaign, teamId) : found;
        int last = teams.firstParticipant(team);
        if (last == Rows.NULL_ROW) {
            teams.firstParticipant(team, participant);
        } else {
            while (ParticipantRow.nextOfTeam(rows.address(last)) != Rows.NULL_ROW) {
                last = ParticipantRow.nextOfTeam(rows.address(last));
            }
            ParticipantRow.nextOfTeam(rows.address(last), participant);
        }
        final long address = rows.address(participant);
        ParticipantRow.team(address, team);
        teams.participants(team, teams.participants(team) + 1);
        teams.progressCenticoins(team, teams.progressCenticoins(team) + ParticipantRow.ownCenticoins(address));
    }

    // ---- forgetting ----

    /** @return ledger time from which on participants may be forgotten, ms; Long.MAX_VALUE for none. */
    long forgettingDueAtMs() {
        final int campaign = campaigns.forgetting().first();
        return campaign == Rows.NULL_ROW ? Long.MAX_VALUE : CampaignRow.forgetAtMs(campaigns.address(campaign));
    }

    /** Forget one participant of the challenge that ended first. What it was paid stays paid, and its progress stays its team's. */
    void forgetFirst() {
        final int campaign = campaigns.forgetting().first();
        final long campaignAddress = campaigns.address(campaign);
        final int participant = CampaignRow.firstParticipant(campaignAddress);
        final long address = rows.address(participant);
        CampaignRow.addForgotten(campaignAddress, ParticipantRow.paidCenticoins(address));
        CampaignRow.firstParticipant(campaignAddress, ParticipantRow.nextOfCampaign(address));
        if (ParticipantRow.nextOfCampaign(address) == Rows.NULL_ROW) {
            CampaignRow.lastParticipant(campaignAddress, Rows.NULL_ROW);
            campaigns.forgetting().remove(campaign);
        }
        leaveTeam(address);
        leaveMember(participant);
        rows.free(participant);
    }

    /** A team's participants are forgotten in the order they joined, which is the team's. */
    private void leaveTeam(final long participant) {
        final int team = ParticipantRow.team(participant);
        if (team != Rows.NULL_ROW) {
            teams.firstParticipant(team, ParticipantRow.nextOfTeam(participant));
            if (teams.firstParticipant(team) == Rows.NULL_ROW) {
                teams.free(team);
            }
        }
    }

    private void leaveMember(final int participant) {
        final long address = rows.address(participant);
        final int memberRow = ParticipantRow.memberRow(address);
        final int next = ParticipantRow.nextOfMember(address);
        int previous = firstOf(memberRow);
        if (previous == participant) {
            firstByMemberRow.remove(memberRow, participant);
            if (next == Rows.NULL_ROW) {
                MemberRow.isInChallenge(members.address(memberRow), false);
            } else {
                firstByMemberRow.add(memberRow, next);
            }
            return;
        }
        while (ParticipantRow.nextOfMember(rows.address(previous)) != participant) {
            previous = ParticipantRow.nextOfMember(rows.address(previous));
        }
        ParticipantRow.nextOfMember(rows.address(previous), next);
    }

    // ---- proof ----

    /** Prove lists, teams and timers, and add up what is kept as paid, by campaign's row. */
    void verify(final long[] keptByRow) {
        int found = 0;
        for (int campaign = 1; campaign < campaigns.end(); campaign++) {
            int participant = CampaignRow.firstParticipant(campaigns.address(campaign));
            long previousSequence = 0;
            for (; participant != Rows.NULL_ROW; participant = next(participant)) {
                final long address = rows.address(participant);
                check(ParticipantRow.sequence(address) > previousSequence, "joining order", previousSequence);
                previousSequence = ParticipantRow.sequence(address);
                check(ParticipantRow.campaign(address) == campaign, "campaign of participant", previousSequence);
                check(
                        find(ParticipantRow.memberRow(address), campaign) == participant,
                        "member of participant",
                        previousSequence);
                check(
                        timers.isQueued(participant) == (ParticipantRow.isRewarded(address) != isReached(participant)),
                        "timer of participant",
                        previousSequence);
                keptByRow[campaign] += ParticipantRow.paidCenticoins(address);
                found++;
            }
        }
        check(found == rows.live(), "number of participants");
        timers.verify();
        verifyTeams();
        int flagged = 0;
        for (int row = 1; row < members.end(); row++) {
            flagged += MemberRow.isInChallenge(members.address(row)) ? 1 : 0;
        }
        check(flagged == firstByMemberRow.size(), "members in challenges");
    }

    private void verifyTeams() {
        int found = 0;
        for (int team = 1; team < teams.end(); team++) {
            if (!teams.isFree(team)) {
                int kept = 0;
                long progress = 0;
                for (int i = teams.firstParticipant(team);
                        i != Rows.NULL_ROW;
                        i = ParticipantRow.nextOfTeam(rows.address(i))) {
                    check(ParticipantRow.team(rows.address(i)) == team, "team of participant", i);
                    progress += ParticipantRow.ownCenticoins(rows.address(i));
                    kept++;
                }
                check(kept > 0 && kept <= teams.participants(team), "participants of team", teams.id(team));
                check(
                        kept < teams.participants(team) || progress == teams.progressCenticoins(team),
                        "progress of team",
                        teams.id(team));
                found++;
            }
        }
        check(found == teams.live(), "number of teams");
    }

    /** By campaign, in joining order; a team is hashed with each of its participants. */
    void hashInto(final StateHash hash) {
        hash.add(rows.live());
        for (int campaign = 1; campaign < campaigns.end(); campaign++) {
            int participant = CampaignRow.firstParticipant(campaigns.address(campaign));
            for (; participant != Rows.NULL_ROW; participant = next(participant)) {
                final long address = rows.address(participant);
                hash.add(ParticipantRow.memberRow(address));
                hash.add(ParticipantRow.sequence(address));
                hash.add(timers.isQueued(participant) ? ParticipantRow.deadlineMs(address) : -1);
                hash.add(ParticipantRow.ownCenticoins(address));
                hash.add(ParticipantRow.paidCenticoins(address));
                hash.add(ParticipantRow.lotMonth(address));
                if (ParticipantRow.team(address) != Rows.NULL_ROW) {
                    teams.hashInto(hash, ParticipantRow.team(address));
                }
            }
        }
    }

    void saveTo(final StateSink sink) {
        rows.saveTo(sink);
        firstByMemberRow.saveTo(sink);
        timers.saveTo(sink);
        teams.saveTo(sink);
    }

    void loadFrom(final StateSource source) {
        rows.loadFrom(source);
        firstByMemberRow.loadFrom(source);
        timers.loadFrom(source);
        teams.loadFrom(source);
    }

    long bytes() {
        return rows.bytes() + firstByMemberRow.bytes() + timers.bytes() + teams.bytes();
    }

    @Override
    public void close() {
        rows.close();
        firstByMemberRow.close();
        timers.close();
        teams.close();
    }

    private int next(final int participant) {
        return ParticipantRow.nextOfCampaign(rows.address(participant));
    }
}
