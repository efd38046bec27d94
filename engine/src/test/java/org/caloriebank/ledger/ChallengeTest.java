package org.caloriebank.ledger;

import static org.caloriebank.ledger.CampaignScene.ENOUGH;
import static org.caloriebank.ledger.CampaignScene.payments;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.caloriebank.protocol.CampaignAnswer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rewards for reaching a goal in a window, alone and in teams. */
class ChallengeTest {
    private static final long ALONE = 1;
    private static final long TEAMS = 2;
    private static final long GOAL = 10_00;
    private static final long REWARD = 3_00;

    private final CampaignScene campaigns = new CampaignScene();
    private final LedgerScene scene = campaigns.scene;
    private final int today = scene.today();

    @BeforeEach
    void openMembersAndChallenges() {
        for (long memberId = 1; memberId <= 9; memberId++) {
            scene.putMember(memberId, MemberStatus.ACTIVE);
        }
        scene.accept(campaigns.challenge(ALONE, GOAL, REWARD, ENOUGH, false));
        scene.accept(campaigns.challenge(TEAMS, GOAL, REWARD, ENOUGH, true));
        scene.tick();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private Outcome join(final long campaignId, final long memberId, final long teamId) {
        return scene.accept(campaigns.join(campaignId, memberId, teamId));
    }

    /** @return what all ticks that are due pay. */
    private List<String> tickAll() {
        final List<String> paid = new ArrayList<>();
        while (scene.ledger.dueAtMs() <= scene.nowMs()) {
            paid.addAll(payments(scene.tick()));
        }
        return paid;
    }

    @Test
    void shouldRewardByTheTickAfterTheGoalIsReached() {
        final Outcome joined = join(ALONE, 1, 0);
        campaigns.earn(1, today, 9_99);
        final boolean wasDue = scene.ledger.dueAtMs() <= scene.nowMs();
        final Outcome reached = campaigns.earn(1, today, 10_00);

        final Outcome tick = scene.tick();

        assertEquals(List.of(new Outcome.Event(EventKind.CHALLENGE_JOINED, 0, ALONE, 1, 0, 0)), joined.events());
        assertEquals(1, joined.touches().get(0).memberId());
        assertFalse(wasDue);
        assertEquals(List.of(), payments(reached));
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.ISSUANCE, ALONE, AccountKind.MEMBER, 1, REWARD)),
                tick.postings());
        assertEquals(List.of(new Outcome.Event(EventKind.CAMPAIGN_PAID, 0, ALONE, 1, REWARD, 1)), tick.events());
        assertEquals(List.of(), tickAll());
        assertEquals(REWARD, campaigns.part(ALONE, 1).paidCenticoins());
    }

    @Test
    void shouldCountDaysFromBeforeJoiningWithinTheWindowOnly() {
        campaigns.earn(1, today - 1, 9_00);
        campaigns.earn(1, today, 4_00);

        join(ALONE, 1, 0);
        final CampaignAnswer.Challenge early = campaigns.part(ALONE, 1);
        campaigns.earn(1, today - 1, 50_00);
        campaigns.earn(1, today + 1, 6_00);

        assertEquals(4_00, early.progressCenticoins());
        assertEquals(10_00, campaigns.part(ALONE, 1).progressCenticoins());
        assertEquals(List.of("1 1 300"), tickAll());
    }

    @Test
    void shouldRewardTheWholeTeamTakeBackAndRewardAgain() {
        join(TEAMS, 1, 5);
        join(TEAMS, 2, 5);
        join(TEAMS, 3, 6);
        campaigns.earn(1, today, 6_00);
        campaigns.earn(3, today, 9_00);
        scene.advanceMs(5);
        campaigns.earn(2, today, 4_00);
        final List<String> reached = tickAll();

        campaigns.correct(1, today, 5_99);
        final List<String> lost = tickAll();
        campaigns.earn(2, today, 4_01);
        final List<String> again = tickAll();

        assertEquals(List.of("2 1 300", "2 2 300"), reached);
        assertEquals(List.of("2 1 -300", "2 2 -300"), lost);
        assertEquals(List.of("2 1 300", "2 2 300"), again);
        assertEquals(4_01, campaigns.part(TEAMS, 2).ownCenticoins());
        assertEquals(10_00, campaigns.part(TEAMS, 2).progressCenticoins());
        assertEquals(5, campaigns.part(TEAMS, 2).teamId());
        assertEquals(9_00, campaigns.part(TEAMS, 3).progressCenticoins());
    }

    @Test
    void shouldRewardWhoJoinsATeamThatHasReachedOrWhomItMakesReach() {
        join(TEAMS, 1, 5);
        campaigns.earn(1, today, 6_00);
        campaigns.earn(2, today, 4_00);

        join(TEAMS, 2, 5);
        final List<String> both = tickAll();
        join(TEAMS, 3, 5);
        final List<String> third = tickAll();

        assertEquals(List.of("2 1 300", "2 2 300"), both);
        assertEquals(List.of("2 3 300"), third);
    }

    @Test
    void shouldPayNothingWhenTheGoalIsLostBeforeTheTick() {
        join(ALONE, 1, 0);
        campaigns.earn(1, today, 10_00);
        campaigns.correct(1, today, 1);

        assertTrue(scene.ledger.dueAtMs() > scene.nowMs());
        assertEquals(List.of(), tickAll());
    }

    @Test
    void shouldFireInTheOrderOfChangesThenOfJoiningFourForEachTick() {
        for (long memberId = 9; memberId >= 1; memberId--) {
            join(ALONE, memberId, 0);
        }
        campaigns.earn(5, today, 10_00);
        scene.advanceMs(1);
        for (long memberId = 1; memberId <= 4; memberId++) {
            campaigns.earn(memberId, today, 10_00);
        }

        final Outcome first = scene.tick();
        final Outcome second = scene.tick();

        assertEquals(List.of("1 5 300", "1 4 300", "1 3 300", "1 2 300"), payments(first));
        assertTrue(first.flags().moreDue());
        assertEquals(List.of("1 1 300"), payments(second));
        assertFalse(second.flags().moreDue());
    }

    @Test
    void shouldPayWhatTheBudgetHasAndTryAgainOnlyWhenReachedAgain() {
        scene.accept(campaigns.challenge(ALONE, GOAL, REWARD, 4_00, false));
        for (long memberId = 1; memberId <= 3; memberId++) {
            join(ALONE, memberId, 0);
            campaigns.earn(memberId, today, 10_00);
        }
        final List<String> paid = tickAll();
        scene.accept(campaigns.challenge(ALONE, GOAL, REWARD, 50_00, false));
        campaigns.earn(2, today, 11_00);
        campaigns.earn(3, today, 11_00);
        final List<String> afterRaise = tickAll();
        for (long memberId = 2; memberId <= 3; memberId++) {
            campaigns.correct(memberId, today, 0);
        }
        final List<String> lost = tickAll();
        for (long memberId = 2; memberId <= 3; memberId++) {
            campaigns.correct(memberId, today, 10_00);
        }

        assertEquals(List.of("1 1 300", "1 2 100"), paid);
        assertEquals(List.of(), afterRaise);
        assertEquals(List.of("1 2 -100"), lost);
        assertEquals(List.of("1 2 300", "1 3 300"), tickAll());
    }

    @Test
    void shouldRepayDebtFirstAndOweWhatWasSpent() {
        scene.putShop(1, 0, 0);
        join(ALONE, 1, 0);
        scene.accept(
                new Command.AdjustBalance(scene.nextId(), LedgerScene.CALLER, 1, -11_00, LedgerScene.OPERATOR, ""));
        campaigns.earn(1, today, 10_00);
        final Outcome rewarded = scene.tick();
        campaigns.spend(1, 1, 2_00);
        campaigns.correct(1, today, 9_00);
        final Outcome takenBack = scene.tick();

        assertEquals(
                List.of(
                        new Outcome.Posting(AccountKind.ISSUANCE, ALONE, AccountKind.DEBT, 1, 1_00),
                        new Outcome.Posting(AccountKind.ISSUANCE, ALONE, AccountKind.MEMBER, 1, 2_00)),
                rewarded.postings());
        assertEquals(
                List.of(new Outcome.Posting(AccountKind.DEBT, 1, AccountKind.ISSUANCE, ALONE, 3_00)),
                takenBack.postings());
        assertEquals(4_00, scene.member(1).debtCenticoins());
    }

    @Test
    void shouldFollowSeveralChallengesOfOneMember() {
        scene.accept(campaigns.challenge(3, 20_00, 7_00, ENOUGH, false));
        join(ALONE, 1, 0);
        join(TEAMS, 1, 5);
        join(3, 1, 0);
        join(TEAMS, 2, 5);

        campaigns.earn(1, today, 10_00);
        final List<String> first = tickAll();
        campaigns.earn(1, today, 20_00);

        assertEquals(List.of("1 1 300", "2 1 300", "2 2 300"), first);
        assertEquals(List.of("3 1 700"), tickAll());
    }

    @Test
    void shouldForgetParticipantsWhenNoDayOfTheWindowCanChangeAnyMore() {
        join(ALONE, 1, 0);
        join(TEAMS, 1, 5);
        join(TEAMS, 2, 5);
        campaigns.earn(1, today, 10_00);
        tickAll();
        final long forgottenFromMs = (today + 6 + 34) * LedgerScene.DAY_MS;
        scene.advanceMs(forgottenFromMs - 1 - scene.nowMs());
        tickAll();
        final ResultCode kept = campaigns.part(TEAMS, 2).code();
        scene.advanceMs(1);
        tickAll();

        assertEquals(ResultCode.ACCEPTED, kept);
        assertEquals(ResultCode.UNKNOWN_MEMBER, campaigns.part(TEAMS, 2).code());
        assertEquals(ResultCode.UNKNOWN_MEMBER, campaigns.part(ALONE, 1).code());
        assertEquals(0, campaigns.part(ALONE, 1).progressCenticoins());
        assertEquals(2, campaigns.campaign(TEAMS).participants());
        assertEquals(2 * REWARD, campaigns.paid(TEAMS));
        campaigns.earn(1, scene.today(), 10_00); // nothing follows it any more
    }

    /** After a long time without a tick rewards come first, however many. */
    @Test
    void shouldForgetNobodyWhoseTimerWaits() {
        for (long memberId = 1; memberId <= 9; memberId++) {
            join(ALONE, memberId, 0);
            campaigns.earn(memberId, today, 10_00);
        }
        scene.advanceMs(60 * LedgerScene.DAY_MS);

        assertEquals(9, tickAll().size());
        assertEquals(9 * REWARD, campaigns.paid(ALONE));
        assertEquals(ResultCode.UNKNOWN_MEMBER, campaigns.part(ALONE, 9).code());
    }

    @Test
    void shouldSayWhatIsNoPart() {
        scene.accept(campaigns.multiplier(7, today, today, 1));

        assertEquals(ResultCode.UNKNOWN_CAMPAIGN, campaigns.part(99, 99).code());
        assertEquals(ResultCode.NOT_A_CHALLENGE, campaigns.part(7, 99).code());
        assertEquals(ResultCode.UNKNOWN_MEMBER, campaigns.part(ALONE, 99).code());
        assertEquals(ResultCode.UNKNOWN_MEMBER, campaigns.part(ALONE, 1).code());
        assertEquals(ResultCode.UNKNOWN_CAMPAIGN, campaigns.campaign(99).code());
    }
}
