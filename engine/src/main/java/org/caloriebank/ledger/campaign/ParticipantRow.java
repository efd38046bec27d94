package org.caloriebank.ledger.campaign;

import org.agrona.UnsafeApi;

/**
 * Layout of a member's part in a challenge, one cache line.
 *
 * <pre>
 *   offset  length  field
 *        0       8  member's row
 *        8       8  sequence of the record in which the member joined
 *       16       8  deadline of its timer, ms: when reached and rewarded began to disagree
 *       24       8  own progress, centicoins
 *       32       8  paid and not taken back, centicoins
 *       40       2  campaign's row
 *       42       2  month of the lot it was paid into; 0 while not rewarded
 *       44       4  team; 0 alone
 *       48       4  next of the team, in joining order
 *       52       4  next of the member
 *       56       4  next of the campaign, in joining order
 *       60       4  position among the timers, from 1; 0 while none waits
 * </pre>
 */
final class ParticipantRow {
    static final int LENGTH = 64;
    static final int SEQUENCE = 8;
    static final int DEADLINE = 16;
    static final int TIMER_POSITION = 60;

    private static final int OWN = 24;
    private static final int PAID = 32;
    private static final int CAMPAIGN = 40;
    private static final int LOT_MONTH = 42;
    private static final int TEAM = 44;
    private static final int NEXT_OF_TEAM = 48;
    private static final int NEXT_OF_MEMBER = 52;
    private static final int NEXT_OF_CAMPAIGN = 56;
    private static final int UNSIGNED_SHORT = 0xFFFF;

    private ParticipantRow() {}

    static int memberRow(final long participant) {
        return (int) UnsafeApi.getLong(participant);
    }

    static long sequence(final long participant) {
        return UnsafeApi.getLong(participant + SEQUENCE);
    }

    static void joined(final long participant, final int memberRow, final long sequence, final int campaign) {
        UnsafeApi.putLong(participant, memberRow);
        UnsafeApi.putLong(participant + SEQUENCE, sequence);
        UnsafeApi.putShort(participant + CAMPAIGN, (short) campaign);
    }

    static long deadlineMs(final long participant) {
        return UnsafeApi.getLong(participant + DEADLINE);
    }

    static void deadlineMs(final long participant, final long timeMs) {
        UnsafeApi.putLong(participant + DEADLINE, timeMs);
    }

    static long ownCenticoins(final long participant) {
        return UnsafeApi.getLong(participant + OWN);
    }

    static void ownCenticoins(final long participant, final long earnedCenticoins) {
        UnsafeApi.putLong(participant + OWN, earnedCenticoins);
    }

    static long paidCenticoins(final long participant) {
        return UnsafeApi.getLong(participant + PAID);
    }

    static void paidCenticoins(final long participant, final long paidCenticoins) {
        UnsafeApi.putLong(participant + PAID, paidCenticoins);
    }

    static int campaign(final long participant) {
        return UnsafeApi.getShort(participant + CAMPAIGN) & UNSIGNED_SHORT;
    }

    static int lotMonth(final long participant) {
        return UnsafeApi.getShort(participant + LOT_MONTH) & UNSIGNED_SHORT;
    }

    static boolean isRewarded(final long participant) {
        return lotMonth(participant) != 0;
    }

    static void lotMonth(final long participant, final int month) {
        UnsafeApi.putShort(participant + LOT_MONTH, (short) month);
    }

    static int team(final long participant) {
        return UnsafeApi.getInt(participant + TEAM);
    }

    static void team(final long participant, final int team) {
        UnsafeApi.putInt(participant + TEAM, team);
    }

    static int nextOfTeam(final long participant) {
        return UnsafeApi.getInt(participant + NEXT_OF_TEAM);
    }

    static void nextOfTeam(final long participant, final int next) {
        UnsafeApi.putInt(participant + NEXT_OF_TEAM, next);
    }

    static int nextOfMember(final long participant) {
        return UnsafeApi.getInt(participant + NEXT_OF_MEMBER);
    }

    static void nextOfMember(final long participant, final int next) {
        UnsafeApi.putInt(participant + NEXT_OF_MEMBER, next);
    }

    static int nextOfCampaign(final long participant) {
        return UnsafeApi.getInt(participant + NEXT_OF_CAMPAIGN);
    }

    static void nextOfCampaign(final long participant, final int next) {
        UnsafeApi.putInt(participant + NEXT_OF_CAMPAIGN, next);
    }
}
