package org.caloriebank.model;

import static org.caloriebank.protocol.ResultCode.ACCEPTED;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.caloriebank.protocol.CampaignCommand.JoinChallenge;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.EventKind;

/** Section 13: who takes part in challenges, and rewards for reaching their goals. */
final class ChallengeRules implements NaiveTimers, NaiveKept {
    private static final long DAY_MS = 86_400_000;
    private static final int DAYS_KEPT = 33;
    private static final int TEAM_MEMBERS_MAX = 8;
    private static final Comparator<NaiveParticipant> FIRING_ORDER = Comparator.<NaiveParticipant>comparingLong(
                    participant -> participant.disagreesSinceMs)
            .thenComparingLong(participant -> participant.joinedBy);
    private static final Comparator<NaiveParticipant> FORGETTING_ORDER = Comparator.<NaiveParticipant>comparingInt(
                    participant -> participant.campaign.terms.toDay())
            .thenComparingLong(participant -> participant.campaign.campaignId)
            .thenComparingLong(participant -> participant.joinedBy);

    private final NaiveState state;
    private final CoinRules coins;
    private final CampaignPay pay;

    ChallengeRules(final NaiveState state, final CoinRules coins, final CampaignPay pay) {
        this.state = state;
        this.coins = coins;
        this.pay = pay;
    }

    ResultCode join(final JoinChallenge command, final OutcomeDraft draft) {
        final NaiveMember member = state.member(command.memberId());
        final NaiveCampaign campaign = state.campaignById.get(command.campaignId());
        final ResultCode refusal = refusalOf(command, member, campaign);
        if (refusal != null) {
            return refusal;
        }
        final NaiveParticipant participant = new NaiveParticipant(campaign, member, command.teamId(), state.sequence);
        member.dayByEpochDay.forEach((epochDay, day) -> {
            if (campaign.isOn(epochDay)) {
                participant.ownCenticoins += day.earnedCenticoins();
            }
        });
        campaign.participants.add(participant);
        campaign.joined++;
        watch(campaign);
        draft.event(EventKind.CHALLENGE_JOINED, 0, campaign.campaignId, member.memberId, participant.teamId, 0);
        draft.touch(member);
        return ACCEPTED;
    }

    void onDayChange(final DayChange change) {
        challenges().filter(campaign -> campaign.isOn(change.epochDay())).forEach(campaign -> {
            final NaiveParticipant participant = campaign.participant(change.member().memberId);
            if (participant != null) {
                participant.ownCenticoins += change.earnedMore();
                watch(campaign);
            }
        });
    }

    /** A timer waits for each participant of whom being rewarded and having reached the goal disagree. */
    private void watch(final NaiveCampaign campaign) {
        for (final NaiveParticipant participant : campaign.participants) {
            if (campaign.isReachedBy(participant) == participant.isRewarded) {
                participant.disagreesSinceMs = NaiveParticipant.AT_PEACE_MS;
            } else if (participant.disagreesSinceMs == NaiveParticipant.AT_PEACE_MS) {
                participant.disagreesSinceMs = state.nowMs;
            }
        }
    }

    @Override
    public long dueAtMs() {
        return next().map(participant -> participant.disagreesSinceMs).orElse(Long.MAX_VALUE);
    }

    @Override
    public void fireFirst(final OutcomeDraft draft) {
        final NaiveParticipant participant = next().orElseThrow();
        final NaiveCampaign campaign = participant.campaign;
        final NaiveMember member = participant.member;
        participant.isRewarded = !participant.isRewarded;
        participant.disagreesSinceMs = NaiveParticipant.AT_PEACE_MS;
        if (!participant.isRewarded) {
            takeBack(participant, draft);
        } else if (campaign.budgetLeftCenticoins() > 0) {
            coins.expireLots(member, draft);
            participant.paidMonth = state.monthNow() + (int) state.settings.of(Setting.LOT_MONTHS);
            participant.paidCenticoins =
                    pay.pay(campaign, member, campaign.terms.rewardCenticoins(), participant.paidMonth, draft);
        }
    }

    private void takeBack(final NaiveParticipant participant, final OutcomeDraft draft) {
        if (participant.paidCenticoins > 0) {
            coins.expireLots(participant.member, draft);
            pay.takeBack(
                    participant.campaign, participant.member, participant.paidCenticoins, participant.paidMonth, draft);
            participant.paidCenticoins = 0;
        }
    }

    @Override
    public long forgettableAtMs() {
        if (next().isPresent()) {
            return Long.MAX_VALUE;
        }
        return oldest().map(participant -> (participant.campaign.terms.toDay() + DAYS_KEPT + 1) * DAY_MS)
                .orElse(Long.MAX_VALUE);
    }

    @Override
    public void forgetFirst() {
        final NaiveParticipant oldest = oldest().orElseThrow();
        oldest.campaign.participants.remove(oldest);
    }

    private ResultCode refusalOf(final JoinChallenge command, final NaiveMember member, final NaiveCampaign campaign) {
        if (member == null) {
            return ResultCode.UNKNOWN_MEMBER;
        }
        if (campaign == null) {
            return ResultCode.UNKNOWN_CAMPAIGN;
        }
        if (!member.isActive()) {
            return ResultCode.MEMBER_NOT_ACTIVE;
        }
        if (!campaign.is(CampaignKind.CHALLENGE)) {
            return ResultCode.NOT_A_CHALLENGE;
        }
        if (campaign.terms.isTeam() != command.teamId() > 0) {
            return ResultCode.TEAM_MISMATCH;
        }
        if (member.today(state.nowMs) > campaign.terms.toDay()) {
            return ResultCode.CHALLENGE_OVER;
        }
        if (campaign.participant(member.memberId) != null) {
            return ResultCode.ALREADY_JOINED;
        }
        final long inTeam = campaign.participants.stream()
                .filter(other -> other.teamId == command.teamId())
                .count();
        return campaign.terms.isTeam() && inTeam >= TEAM_MEMBERS_MAX ? ResultCode.TEAM_FULL : null;
    }

    private Optional<NaiveParticipant> next() {
        return participants()
                .filter(participant -> participant.disagreesSinceMs != NaiveParticipant.AT_PEACE_MS)
                .min(FIRING_ORDER);
    }

    private Optional<NaiveParticipant> oldest() {
        return participants().min(FORGETTING_ORDER);
    }

    private Stream<NaiveParticipant> participants() {
        return challenges().flatMap(campaign -> campaign.participants.stream());
    }

    private Stream<NaiveCampaign> challenges() {
        return state.campaignById.values().stream().filter(campaign -> campaign.is(CampaignKind.CHALLENGE));
    }
}
