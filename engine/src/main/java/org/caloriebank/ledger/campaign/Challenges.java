package org.caloriebank.ledger.campaign;

import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;

/**
 * Progress of participants and what follows: a timer for each whose reward and progress disagree, which pays or takes back.
 *
 * <pre>
 *                  goal reached: timer waits       fires: pays
 *   not rewarded  ---------------------------->  ---------------> rewarded
 *                 <---------------  <-----------------------------
 *                  fires: takes back      goal lost: timer waits
 * </pre>
 *
 * Owned by the ledger thread; allocates nothing.
 */
final class Challenges implements Timers {
    private static final int COST = 2;

    private final Campaigns campaigns;
    private final Participants participants;
    private final CampaignCoins coins;
    private final Settings settings;
    private final OutcomeDraft outcome;
    private final Members members;

    Challenges(
            final Campaigns campaigns,
            final Participants participants,
            final CampaignCoins coins,
            final Settings settings,
            final OutcomeDraft outcome,
            final Members members) {
        this.campaigns = campaigns;
        this.participants = participants;
        this.coins = coins;
        this.settings = settings;
        this.outcome = outcome;
        this.members = members;
    }

    /** Progress of a member who takes part somewhere. */
    void onEarned(final int memberRow, final int epochDay, final int earnedCenticoins) {
        int participant = participants.firstOf(memberRow);
        while (participant != Rows.NULL_ROW) {
            final long address = participants.address(participant);
            if (CampaignRow.hasDay(campaigns.address(ParticipantRow.campaign(address)), epochDay)) {
                advance(participant, earnedCenticoins);
            }
            participant = ParticipantRow.nextOfMember(address);
        }
    }

    private void advance(final int participant, final int earnedCenticoins) {
        final long address = participants.address(participant);
        final boolean wasReached = participants.isReached(participant);
        ParticipantRow.ownCenticoins(address, ParticipantRow.ownCenticoins(address) + earnedCenticoins);
        final int team = ParticipantRow.team(address);
        if (team != Rows.NULL_ROW) {
            final Teams teams = participants.teams();
            teams.progressCenticoins(team, teams.progressCenticoins(team) + earnedCenticoins);
        }
        if (participants.isReached(participant) != wasReached) {
            noteAll(participant);
        }
    }

    /** Let timers wait for those to whom the participant's progress matters: itself, or the whole team. */
    void noteAll(final int participant) {
        final int team = ParticipantRow.team(participants.address(participant));
        if (team == Rows.NULL_ROW) {
            note(participant);
            return;
        }
        int other = participants.teams().firstParticipant(team);
        while (other != Rows.NULL_ROW) {
            note(other);
            other = ParticipantRow.nextOfTeam(participants.address(other));
        }
    }

    private void note(final int participant) {
        final long address = participants.address(participant);
        final boolean disagrees = ParticipantRow.isRewarded(address) != participants.isReached(participant);
        if (disagrees == participants.timers().isQueued(participant)) {
            return;
        }
        if (disagrees) {
            ParticipantRow.deadlineMs(address, outcome.timeMs());
            participants.timers().add(participant);
        } else {
            participants.timers().remove(participant);
        }
    }

    // ---- timers ----

    @Override
    public long dueAtMs() {
        final int first = participants.timers().first();
        return first == Rows.NULL_ROW ? Long.MAX_VALUE : ParticipantRow.deadlineMs(participants.address(first));
    }

    @Override
    public int cost() {
        return COST;
    }

    @Override
    public void fireFirst() {
        final int participant = participants.timers().first();
        participants.timers().remove(participant);
        if (participants.isReached(participant)) {
            reward(participants.address(participant));
        } else {
            takeBack(participants.address(participant));
        }
    }

    private void reward(final long participant) {
        final int campaign = ParticipantRow.campaign(participant);
        final int month = outcome.month() + settings.rules().lotMonths;
        final long amount = coins.payable(campaign, CampaignRow.rewardCenticoins(campaigns.address(campaign)));
        ParticipantRow.lotMonth(participant, month);
        ParticipantRow.paidCenticoins(participant, amount);
        if (amount > 0) {
            final long member = members.address(ParticipantRow.memberRow(participant));
            coins.expire(member);
            coins.pay(campaign, member, month, amount);
        }
    }

    private void takeBack(final long participant) {
        final long amount = ParticipantRow.paidCenticoins(participant);
        final int month = ParticipantRow.lotMonth(participant);
        ParticipantRow.lotMonth(participant, 0);
        ParticipantRow.paidCenticoins(participant, 0);
        if (amount > 0) {
            final long member = members.address(ParticipantRow.memberRow(participant));
            coins.expire(member);
            coins.takeBack(ParticipantRow.campaign(participant), member, month, amount);
        }
    }
}
