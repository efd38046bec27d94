package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;

import org.caloriebank.protocol.CampaignCommand.JoinChallenge;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.CampaignCommand.PutCampaignMerchant;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each row breaks one more rule than the row below it, so the order of rows is the order of precedence. Days count from today. */
class CampaignRefusalTableTest {
    private static final int BEGUN = 1;
    private static final int PLANNED = 2;
    private static final int JOINED = 3;
    private static final int TEAMS = 4;
    private static final int REBATE = 5;
    private static final int OVER = 6;
    /** Multipliers on four of the days far ahead. */
    private static final int FIRST_OF_FOUR = 11;

    private final CampaignScene campaigns = new CampaignScene();
    private final LedgerScene scene = campaigns.scene;
    private final int today = scene.today();

    @BeforeEach
    void openCampaigns() {
        for (long memberId = 1; memberId <= 20; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
        }
        scene.putMember(21, MemberStatus.SUSPENDED);
        scene.accept(new Command.PutMember(scene.nextId(), CALLER, 22, 70_000, 18 * 60, MemberStatus.ACTIVE));
        scene.putShop(1, 0, 0);
        scene.accept(campaigns.multiplier(BEGUN, today, today + 6, 10_000, 100));
        campaigns.earn(1, today, 60);
        scene.accept(campaigns.multiplier(PLANNED, today + 10, today + 20, 10_000));
        putChallenge(JOINED, 0, 6, false);
        scene.accept(campaigns.join(JOINED, 1, 0));
        putChallenge(TEAMS, 0, 6, true);
        for (long memberId = 1; memberId <= 8; memberId++) {
            scene.accept(campaigns.join(TEAMS, memberId, 7));
        }
        campaigns.putRebate(REBATE, 500, 100, 1);
        putChallenge(OVER, -3, 0, false);
        for (int i = 0; i < 4; i++) {
            scene.accept(campaigns.multiplier(FIRST_OF_FOUR + i, today + 100 + i, today + 110 + i, 1));
        }
        Refusals.useAnId(scene);
    }

    private void putChallenge(final long campaignId, final int fromDay, final int toDay, final boolean isTeam) {
        scene.accept(put(false, campaignId, CampaignKind.CHALLENGE, fromDay, toDay, 0, 100_00, 10_00, 0, isTeam));
    }

    private PutCampaign put(
            final boolean isIdUsed,
            final long campaignId,
            final CampaignKind kind,
            final int fromDay,
            final int toDay,
            final int rateBp,
            final long goal,
            final long reward,
            final long budget,
            final boolean isTeam) {
        return new PutCampaign(
                Refusals.id(scene, isIdUsed),
                CALLER,
                rateBp,
                campaignId,
                goal,
                reward,
                budget,
                today + fromDay,
                today + toDay,
                kind,
                isTeam);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @ParameterizedTest
    @CsvSource({
        // what the fields allow
        "true,  0, MULTIPLIER,      0,     0,      1,             0,             0,             0, false, MALFORMED",
        "true, -1, MULTIPLIER,      0,     0,      1,             0,             0,             0, false, MALFORMED",
        "true, 99, MULTIPLIER, -20473,     0,      1,             0,             0,             0, false, MALFORMED",
        "true, 99, MULTIPLIER,  45000, 45063,      1,             0,             0,             0, false, MALFORMED",
        "true, 99, MULTIPLIER,      1,     0,      1,             0,             0,             0, false, MALFORMED",
        "true, 99, MULTIPLIER,      0,   366,      1,             0,             0,             0, false, MALFORMED",
        "true, 99, MULTIPLIER,      0,     0,      0,             0,             0,             0, false, MALFORMED",
        "true, 99, REBATE,          0,     0, 100001,             0,             0,             0, false, MALFORMED",
        "true, 99, MULTIPLIER,      0,     0,      1,             1,             0,             0, false, MALFORMED",
        "true, 99, REBATE,          0,     0,      1,             0,             1,             0, false, MALFORMED",
        "true, 99, REBATE,          0,     0,      1,             0,             0,             0, true,  MALFORMED",
        "true, 99, CHALLENGE,       0,     0,      1,             1,             1,             0, false, MALFORMED",
        "true, 99, CHALLENGE,       0,     0,      0,             0,             1,             0, false, MALFORMED",
        "true, 99, CHALLENGE,       0,     0,      0,             1,             0,             0, false, MALFORMED",
        "true, 99, CHALLENGE,       0,     0,      0,             1,             1,            -1, true,  MALFORMED",
        // limits
        "true,  1, CHALLENGE,       0,     0,      0, 1000000000001,             1,             0, true,  ID_REUSED",
        "false, 1, CHALLENGE,       0,     0,      0, 1000000000001,             1,             0, true,  AMOUNT_ABOVE_LIMIT",
        "false, 1, CHALLENGE,       0,     0,      0,             1, 1000000000001,             0, true,  AMOUNT_ABOVE_LIMIT",
        "false, 1, CHALLENGE,       0,     0,      0,             1,             1, 1000000000001, true,  AMOUNT_ABOVE_LIMIT",
        // a campaign that has begun
        "false, 1, CHALLENGE,       0,     6,      0,             1,             1,             0, false, CAMPAIGN_FIXED",
        "false, 1, REBATE,          0,     6,  10000,             0,             0,            59, false, CAMPAIGN_FIXED",
        "false, 1, MULTIPLIER,      0,     6,   9999,             0,             0,            59, false, CAMPAIGN_FIXED",
        "false, 1, MULTIPLIER,      0,     7,  10000,             0,             0,            59, false, CAMPAIGN_FIXED",
        "false, 1, MULTIPLIER,     -1,     6,  10000,             0,             0,            59, false, CAMPAIGN_FIXED",
        "false, 1, MULTIPLIER,      0,     6,  10000,             0,             0,            59, false, BUDGET_BELOW_PAID",
        "false, 1, MULTIPLIER,      0,     6,  10000,             0,             0,            60, false, ACCEPTED",
        // a challenge
        "false, 3, CHALLENGE,       0,     6,      0,          9999,          1000,             0, false, CAMPAIGN_FIXED",
        "false, 3, CHALLENGE,       0,     6,      0,         10000,          1001,             0, false, CAMPAIGN_FIXED",
        "false, 3, CHALLENGE,       0,     6,      0,         10000,          1000,             0, true,  CAMPAIGN_FIXED",
        "false, 3, CHALLENGE,       0,     6,      0,         10000,          1000,             5, false, ACCEPTED",
        // one that is planned only
        "false, 2, REBATE,         10,    20,  10000,             0,             0,             0, false, CAMPAIGN_FIXED",
        "false, 2, MULTIPLIER,      9,   103,  20000,             0,             0,             0, false, TOO_MANY_CAMPAIGNS",
        "false, 2, MULTIPLIER,    110,   120,  20000,             0,             0,             0, false, TOO_MANY_CAMPAIGNS",
        "false, 2, MULTIPLIER,      9,   102,  20000,             0,             0,             0, false, ACCEPTED",
        // a new one
        "false, 99, MULTIPLIER,   103,   110, 100000,             0,             0,             0, false, TOO_MANY_CAMPAIGNS",
        "false, 99, MULTIPLIER,   111,   111, 100000,             0,             0,             0, false, ACCEPTED",
        "false, 99, MULTIPLIER, -365,      0, 100000,             0,             0, 1000000000000, false, ACCEPTED",
        "false, 99, REBATE,       103,   110, 100000,             0,             0,             0, false, ACCEPTED",
        "false, 99, CHALLENGE,    103,   110,      0,             1,             1,             0, true,  ACCEPTED",
        "false, 11, MULTIPLIER,   100,   110,      2,             0,             0,             0, false, ACCEPTED",
    })
    void shouldRefuseACampaignForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long campaignId,
            final CampaignKind kind,
            final int fromDay,
            final int toDay,
            final int rateBp,
            final long goal,
            final long reward,
            final long budget,
            final boolean isTeam,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, put(isIdUsed, campaignId, kind, fromDay, toDay, rateBp, goal, reward, budget, isTeam));
    }

    @ParameterizedTest
    @CsvSource({
        "true,   0, 99, MALFORMED",
        "true,  99,  0, MALFORMED",
        "true,  99, 99, ID_REUSED",
        "false, 99, 99, UNKNOWN_MERCHANT",
        "false, 99,  1, UNKNOWN_CAMPAIGN",
        "false,  1,  1, NOT_A_REBATE",
        "false,  3,  1, NOT_A_REBATE",
        "false,  5,  1, ACCEPTED",
    })
    void shouldRefuseAMerchantForTheFirstRuleItBreaks(
            final boolean isIdUsed, final long campaignId, final long merchantId, final ResultCode expected) {
        Refusals.assertOutcome(
                expected,
                scene,
                new PutCampaignMerchant(Refusals.id(scene, isIdUsed), CALLER, false, campaignId, merchantId));
    }

    /** Member 1 is in challenge 3, team 7 of challenge 4 has eight; challenge 6 ends today, and member 22 lives in tomorrow. */
    @ParameterizedTest
    @CsvSource({
        "true,   0, 99,  0, MALFORMED",
        "true,  99,  0,  0, MALFORMED",
        "true,  99, 99, -1, MALFORMED",
        "true,  99, 99,  7, ID_REUSED",
        "false, 99, 99,  7, UNKNOWN_MEMBER",
        "false, 99, 21,  7, UNKNOWN_CAMPAIGN",
        "false,  1, 21,  7, MEMBER_NOT_ACTIVE",
        "false,  1,  9,  7, NOT_A_CHALLENGE",
        "false,  5,  9,  7, NOT_A_CHALLENGE",
        "false,  6, 22,  7, TEAM_MISMATCH",
        "false,  4,  1,  0, TEAM_MISMATCH",
        "false,  6, 22,  0, CHALLENGE_OVER",
        "false,  3,  1,  0, ALREADY_JOINED",
        "false,  4,  1,  7, ALREADY_JOINED",
        "false,  4,  1,  8, ALREADY_JOINED",
        "false,  4,  9,  7, TEAM_FULL",
        "false,  4,  9,  8, ACCEPTED",
        "false,  3,  9,  0, ACCEPTED",
        "false,  6,  9,  0, ACCEPTED",
    })
    void shouldRefuseToLetJoinForTheFirstRuleItBreaks(
            final boolean isIdUsed,
            final long campaignId,
            final long memberId,
            final long teamId,
            final ResultCode expected) {
        Refusals.assertOutcome(
                expected, scene, new JoinChallenge(Refusals.id(scene, isIdUsed), CALLER, campaignId, memberId, teamId));
    }
}
