package org.caloriebank.ledger.campaign;

import org.agrona.UnsafeApi;
import org.caloriebank.protocol.codec.CampaignKind;

/**
 * Layout of a campaign, two cache lines.
 *
 * <pre>
 *   offset  length  field
 *        0       8  campaign id
 *        8       8  goal, centicoins; 0 unless a challenge
 *       16       8  reward, centicoins; 0 unless a challenge
 *       24       8  budget, centicoins
 *       32       8  paid less taken back, centicoins
 *       40       8  of that, paid for what has been forgotten
 *       48       8  when its participants are forgotten, ms
 *       56       4  participants that ever joined
 *       60       4  merchants included
 *       64       4  first civil day
 *       68       4  last civil day
 *       72       4  rate, 1/10,000; 0 for a challenge
 *       76       4  first participant that is kept, in joining order
 *       80       4  last participant
 *       84       4  position among those whose participants will be forgotten, from 1; 0 for none
 *       88       1  kind
 *       89       1  1 when teams join
 * </pre>
 *
 * Campaigns are never forgotten.
 */
final class CampaignRow {
    static final int LENGTH = 128;
    static final int ID = 0;
    static final int FORGET_AT = 48;
    static final int FORGET_POSITION = 84;

    private static final int GOAL = 8;
    private static final int REWARD = 16;
    private static final int BUDGET = 24;
    private static final int PAID = 32;
    private static final int PAID_FORGOTTEN = 40;
    private static final int PARTICIPANTS = 56;
    private static final int MERCHANTS = 60;
    private static final int FROM_DAY = 64;
    private static final int TO_DAY = 68;
    private static final int RATE = 72;
    private static final int FIRST_PARTICIPANT = 76;
    private static final int LAST_PARTICIPANT = 80;
    private static final int KIND = 88;
    private static final int IS_TEAM = 89;

    private CampaignRow() {}

    static long id(final long campaign) {
        return UnsafeApi.getLong(campaign);
    }

    static void id(final long campaign, final long campaignId) {
        UnsafeApi.putLong(campaign, campaignId);
    }

    static long goalCenticoins(final long campaign) {
        return UnsafeApi.getLong(campaign + GOAL);
    }

    static long rewardCenticoins(final long campaign) {
        return UnsafeApi.getLong(campaign + REWARD);
    }

    static void challenge(final long campaign, final long goalCenticoins, final long rewardCenticoins) {
        UnsafeApi.putLong(campaign + GOAL, goalCenticoins);
        UnsafeApi.putLong(campaign + REWARD, rewardCenticoins);
    }

    static long budgetCenticoins(final long campaign) {
        return UnsafeApi.getLong(campaign + BUDGET);
    }

    static void budgetCenticoins(final long campaign, final long budgetCenticoins) {
        UnsafeApi.putLong(campaign + BUDGET, budgetCenticoins);
    }

    static long paidCenticoins(final long campaign) {
        return UnsafeApi.getLong(campaign + PAID);
    }

    static void paidCenticoins(final long campaign, final long paidCenticoins) {
        UnsafeApi.putLong(campaign + PAID, paidCenticoins);
    }

    static long paidForgottenCenticoins(final long campaign) {
        return UnsafeApi.getLong(campaign + PAID_FORGOTTEN);
    }

    /** What was paid for something that is being forgotten stays paid. */
    static void addForgotten(final long campaign, final long paidCenticoins) {
        UnsafeApi.putLong(campaign + PAID_FORGOTTEN, paidForgottenCenticoins(campaign) + paidCenticoins);
    }

    static void forgetAtMs(final long campaign, final long timeMs) {
        UnsafeApi.putLong(campaign + FORGET_AT, timeMs);
    }

    static long forgetAtMs(final long campaign) {
        return UnsafeApi.getLong(campaign + FORGET_AT);
    }

    static int participants(final long campaign) {
        return UnsafeApi.getInt(campaign + PARTICIPANTS);
    }

    static void participants(final long campaign, final int participants) {
        UnsafeApi.putInt(campaign + PARTICIPANTS, participants);
    }

    static int merchants(final long campaign) {
        return UnsafeApi.getInt(campaign + MERCHANTS);
    }

    static void merchants(final long campaign, final int merchants) {
        UnsafeApi.putInt(campaign + MERCHANTS, merchants);
    }

    static int fromDay(final long campaign) {
        return UnsafeApi.getInt(campaign + FROM_DAY);
    }

    static int toDay(final long campaign) {
        return UnsafeApi.getInt(campaign + TO_DAY);
    }

    static void window(final long campaign, final int fromDay, final int toDay) {
        UnsafeApi.putInt(campaign + FROM_DAY, fromDay);
        UnsafeApi.putInt(campaign + TO_DAY, toDay);
    }

    static boolean hasDay(final long campaign, final int epochDay) {
        return fromDay(campaign) <= epochDay && epochDay <= toDay(campaign);
    }

    static int rateBp(final long campaign) {
        return UnsafeApi.getInt(campaign + RATE);
    }

    static void rateBp(final long campaign, final int rateBp) {
        UnsafeApi.putInt(campaign + RATE, rateBp);
    }

    static int firstParticipant(final long campaign) {
        return UnsafeApi.getInt(campaign + FIRST_PARTICIPANT);
    }

    static void firstParticipant(final long campaign, final int participant) {
        UnsafeApi.putInt(campaign + FIRST_PARTICIPANT, participant);
    }

    static int lastParticipant(final long campaign) {
        return UnsafeApi.getInt(campaign + LAST_PARTICIPANT);
    }

    static void lastParticipant(final long campaign, final int participant) {
        UnsafeApi.putInt(campaign + LAST_PARTICIPANT, participant);
    }

    static CampaignKind kind(final long campaign) {
        return CampaignKind.get(UnsafeApi.getByte(campaign + KIND));
    }

    static boolean isTeam(final long campaign) {
        return UnsafeApi.getByte(campaign + IS_TEAM) != 0;
    }

    static void kind(final long campaign, final CampaignKind kind, final int isTeam) {
        UnsafeApi.putByte(campaign + KIND, (byte) kind.value());
        UnsafeApi.putByte(campaign + IS_TEAM, (byte) isTeam);
    }
}
