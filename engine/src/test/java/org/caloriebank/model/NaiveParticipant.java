package org.caloriebank.model;

/** A member in a challenge. */
final class NaiveParticipant {
    /** No timer waits. */
    static final long AT_PEACE_MS = Long.MAX_VALUE;

    final NaiveCampaign campaign;
    final NaiveMember member;
    /** 0 for none. */
    final long teamId;
    /** Sequence of the command that joined. */
    final long joinedBy;

    long ownCenticoins;
    boolean isRewarded;
    long paidCenticoins;
    /** Lot that what was paid went into. */
    int paidMonth;
    /** Since when being rewarded and having reached the goal disagree. */
    long disagreesSinceMs = AT_PEACE_MS;

    NaiveParticipant(final NaiveCampaign campaign, final NaiveMember member, final long teamId, final long joinedBy) {
        this.campaign = campaign;
        this.member = member;
        this.teamId = teamId;
        this.joinedBy = joinedBy;
    }
}
