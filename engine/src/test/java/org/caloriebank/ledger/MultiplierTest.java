package org.caloriebank.ledger;

import static org.caloriebank.ledger.CampaignScene.payments;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Command.ReportActivity;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.MemberStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A bonus on what days earn: the net difference, whatever the order of reports, and never more than the budget. */
class MultiplierTest {
    private static final int PERMUTATIONS = 8;
    private static final int REPORTS = 60;
    private static final int TODAY = (int) (LedgerScene.START_MS / LedgerScene.DAY_MS);

    static List<Long> seeds() {
        return List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }

    @Test
    void shouldPayTheNetDifferenceBehindTheEarningByCampaignsIds() {
        try (CampaignScene campaigns = new CampaignScene()) {
            campaigns.scene.putMember(1, MemberStatus.ACTIVE);
            campaigns.scene.accept(campaigns.multiplier(9, TODAY - 1, TODAY, 5_000));
            campaigns.scene.accept(campaigns.multiplier(4, TODAY, TODAY, 3_333));

            final Outcome first = campaigns.earn(1, TODAY, 1_001);
            final Outcome again = campaigns.earn(1, TODAY, 1_001);
            final Outcome more = campaigns.earn(1, TODAY, 1_003);
            final Outcome yesterday = campaigns.earn(1, TODAY - 1, 1_001);

            assertEquals(1_001, first.amountCenticoins());
            assertEquals(List.of(minted(0, 1, 1_001), minted(4, 1, 333), minted(9, 1, 500)), first.postings());
            assertEquals(List.of("4 1 333", "9 1 500"), payments(first));
            assertEquals(1, first.touches().size());
            assertEquals(1_834, first.touches().get(0).balanceCenticoins());
            assertEquals(List.of(), again.postings());
            assertEquals(List.of(minted(0, 1, 2), minted(4, 1, 1), minted(9, 1, 1)), more.postings());
            assertEquals(List.of("9 1 500"), payments(yesterday));
            assertEquals(334, campaigns.paid(4));
            assertEquals(1_001, campaigns.paid(9));
        }
    }

    @Test
    void shouldTakeBackAfterTheEarningAndLeaveADebt() {
        try (CampaignScene campaigns = new CampaignScene()) {
            campaigns.scene.putMember(1, MemberStatus.ACTIVE);
            campaigns.scene.putShop(1, 0, 0);
            campaigns.scene.accept(campaigns.multiplier(4, TODAY, TODAY, 10_000));
            campaigns.earn(1, TODAY, 1_000);
            campaigns.spend(1, 1, 1_500);

            final Outcome corrected = campaigns.correct(1, TODAY, 400);
            final Outcome earnedAgain = campaigns.earn(1, TODAY - 1, 900);

            assertEquals(
                    List.of(
                            takenBack(AccountKind.MEMBER, 0, 500),
                            takenBack(AccountKind.DEBT, 0, 100),
                            takenBack(AccountKind.DEBT, 4, 600)),
                    corrected.postings());
            assertEquals(List.of("4 1 -600"), payments(corrected));
            assertEquals(
                    List.of(new Outcome.Posting(AccountKind.ISSUANCE, 0, AccountKind.DEBT, 1, 700), minted(0, 1, 200)),
                    earnedAgain.postings());
            assertEquals(400, campaigns.paid(4));
        }
    }

    @Test
    void shouldPayWhatTheBudgetHasLeftAndAgainWhenItIsRaisedOrFreed() {
        try (CampaignScene campaigns = new CampaignScene()) {
            campaigns.scene.putMember(1, MemberStatus.ACTIVE);
            campaigns.scene.putMember(2, MemberStatus.ACTIVE);
            campaigns.scene.accept(campaigns.multiplier(4, TODAY, TODAY, 10_000, 1_500));
            campaigns.earn(1, TODAY, 1_000);

            final Outcome partly = campaigns.earn(2, TODAY, 1_000);
            final Outcome nothing = campaigns.earn(2, TODAY, 1_100);
            final Outcome freed = campaigns.correct(1, TODAY, 800);
            final Outcome fromFreed = campaigns.earn(2, TODAY, 1_101);
            campaigns.scene.accept(campaigns.multiplier(4, TODAY, TODAY, 10_000, 5_000));
            final Outcome fromRaised = campaigns.earn(2, TODAY, 1_102);

            assertEquals(List.of("4 2 500"), payments(partly));
            assertEquals(List.of(), payments(nothing));
            assertEquals(List.of("4 1 -200"), payments(freed));
            assertEquals(List.of("4 2 200"), payments(fromFreed));
            assertEquals(List.of("4 2 402"), payments(fromRaised));
            assertEquals(1_902, campaigns.paid(4));
        }
    }

    @Test
    void shouldFollowLateAndCorrectedReportsAfterTheEndWhileTheDayIsOpen() {
        try (CampaignScene campaigns = new CampaignScene()) {
            final LedgerScene scene = campaigns.scene;
            scene.putMember(1, MemberStatus.ACTIVE);
            scene.accept(campaigns.multiplier(4, TODAY - 1, TODAY, 10_000));
            scene.accept(new ReportActivity(1, 1, TODAY, 0, 500, 12, false));
            scene.advanceMs(8 * LedgerScene.DAY_MS);
            campaigns.settle();

            final Outcome lateHour = scene.accept(new ReportActivity(1, 1, TODAY, 0, 300, 13, false));
            scene.advanceMs(23 * LedgerScene.DAY_MS);
            campaigns.settle();
            final Outcome wholeDayOfAFoldedDay = campaigns.earn(1, TODAY, 1_000);
            final Outcome ceiling = campaigns.correct(1, TODAY, 100);
            final Outcome otherDay = campaigns.earn(1, TODAY + 1, 500);

            assertEquals(List.of("4 1 300"), payments(lateHour));
            assertEquals(List.of("4 1 200"), payments(wholeDayOfAFoldedDay));
            assertEquals(List.of("4 1 -900"), payments(ceiling));
            assertEquals(List.of(), payments(otherDay));
        }
    }

    /** What is paid stays paid when it is forgotten for which days; the books are proven at the end. */
    @Test
    void shouldKeepThePaidTotalWhenDaysAreForgotten() {
        try (CampaignScene campaigns = new CampaignScene()) {
            final LedgerScene scene = campaigns.scene;
            scene.accept(campaigns.multiplier(4, TODAY, TODAY + 1, 10_000));
            for (long memberId = 1; memberId <= 300; memberId++) {
                scene.putMember(memberId, MemberStatus.ACTIVE);
                campaigns.earn(memberId, TODAY + (int) (memberId % 2), 100);
            }
            scene.advanceMs(34 * LedgerScene.DAY_MS);
            campaigns.settle();
            scene.ledger.verify();
            scene.advanceMs(LedgerScene.DAY_MS);
            campaigns.settle();

            assertEquals(30_000, campaigns.paid(4));
        }
    }

    /** A lot that had expired when it was earned into: what goes into it in one record goes out together in another. */
    @Test
    void shouldExpireOnceForTheEarningAndItsBonus() {
        try (CampaignScene campaigns = new CampaignScene()) {
            final LedgerScene scene = campaigns.scene;
            scene.set(Setting.LOT_MONTHS, 1);
            scene.putMember(1, MemberStatus.ACTIVE);
            scene.advanceMs(10 * LedgerScene.DAY_MS); // 30 January: its lot is February's
            final int day = scene.today();
            scene.accept(campaigns.multiplier(4, day, day, 10_000));
            campaigns.earn(1, day, 100);
            scene.advanceMs(31 * LedgerScene.DAY_MS); // 2 March

            final Outcome late = campaigns.earn(1, day, 150);
            final Outcome later = campaigns.earn(1, day, 160);

            assertEquals(List.of(expired(200), minted(0, 1, 50), minted(4, 1, 50)), late.postings());
            assertEquals(List.of(expired(100), minted(0, 1, 10), minted(4, 1, 10)), later.postings());
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldPayTheSameInAnyOrderWithAnyRepetitionWhenTheBudgetIsEnough(final long seed) {
        final Random random = new Random(seed);
        final List<Command> commands = commands(random);
        final Map<String, Long> expected = run(seed, commands, CampaignScene.ENOUGH);

        for (int i = 0; i < PERMUTATIONS; i++) {
            final List<Command> repeated = new ArrayList<>(commands);
            for (int extra = random.nextInt(REPORTS); extra > 0; extra--) {
                repeated.add(commands.get(random.nextInt(REPORTS)));
            }
            Collections.shuffle(repeated, random);
            assertEquals(expected, run(seed, repeated, CampaignScene.ENOUGH), "seed " + seed + " permutation " + i);
        }
    }

    @ParameterizedTest(name = "seed={0}")
    @MethodSource("seeds")
    void shouldNeverPayAboveTheBudgetAndUseWhatIsTakenBack(final long seed) {
        final Random random = new Random(seed);
        final List<Command> commands = commands(random);
        final long enough = run(seed, commands, CampaignScene.ENOUGH).get("paid 4");
        final long budget = enough / 3;

        for (int i = 0; i < PERMUTATIONS; i++) {
            Collections.shuffle(commands, random);
            try (CampaignScene campaigns = scene(seed, budget)) {
                long paid = 0;
                for (final Command command : commands) {
                    for (final String payment : payments(campaigns.scene.accept(command))) {
                        paid += payment.startsWith("4 ") ? Long.parseLong(payment.split(" ")[2]) : 0;
                    }
                    assertTrue(paid >= 0 && paid <= budget, "seed " + seed + " paid " + paid);
                    assertEquals(paid, campaigns.paid(4), "seed " + seed);
                    assertEquals(-paid, campaigns.scene.ledger.balanceCenticoins(AccountKind.ISSUANCE, 4));
                }
                assertBudgetIsUsedUp(campaigns, budget, "seed " + seed);
            }
        }
    }

    /** Members 3 and 4, who could get 1,000 coins each. */
    private static void assertBudgetIsUsedUp(final CampaignScene campaigns, final long budget, final String message) {
        campaigns.scene.advanceMs(LedgerScene.DAY_MS);
        final int day = TODAY + 1;
        final long paid = campaigns.paid(4);
        campaigns.earn(3, day, 200_000);
        final long afterThird = Math.min(budget, paid + 100_000);
        assertEquals(afterThird, campaigns.paid(4), message);
        campaigns.correct(3, day, 0);
        assertEquals(paid, campaigns.paid(4), message + ": what was taken back is free again");
        campaigns.earn(4, day, 200_000);
        assertEquals(afterThird, campaigns.paid(4), message);
    }

    private static Map<String, Long> run(final long seed, final List<Command> commands, final long budget) {
        try (CampaignScene campaigns = scene(seed, budget)) {
            commands.forEach(campaigns.scene::accept);
            final Map<String, Long> result = new TreeMap<>();
            for (long memberId = 1; memberId <= 2; memberId++) {
                result.put("member " + memberId, campaigns.available(memberId));
                result.put("debt " + memberId, campaigns.scene.member(memberId).debtCenticoins());
            }
            result.put("paid 4", campaigns.paid(4));
            result.put("paid 5", campaigns.paid(5));
            return result;
        }
    }

    /** Two members' reports are drawn; two more earn at the end, so that what is left of a budget can be used up. */
    private static CampaignScene scene(final long seed, final long budget) {
        final Random random = new Random(seed);
        final CampaignScene campaigns = new CampaignScene();
        campaigns.scene.set(Setting.DAILY_CAP_CENTICOINS, random.nextInt(50_000, 500_000));
        for (long memberId = 1; memberId <= 4; memberId++) {
            campaigns.scene.putMember(memberId, MemberStatus.ACTIVE);
        }
        campaigns.scene.set(Setting.DAILY_CAP_CENTICOINS, random.nextInt(200_000, 500_000));
        campaigns.scene.accept(campaigns.multiplier(4, TODAY - 1, TODAY + 1, 5_000, budget));
        campaigns.scene.accept(campaigns.multiplier(5, TODAY, TODAY, random.nextInt(1, 100_000)));
        return campaigns;
    }

    /** Reports of two members on three days, one outside the window; and ceilings, each hour's set once. */
    private static List<Command> commands(final Random random) {
        final List<Command> commands = new ArrayList<>();
        while (commands.size() < REPORTS) {
            final boolean isWholeDay = random.nextInt(6) == 0;
            commands.add(new ReportActivity(
                    random.nextInt(1, 3),
                    random.nextInt(1, 4),
                    TODAY - random.nextInt(3),
                    random.nextInt(10_000),
                    random.nextInt(3) == 0 ? NULL_CENTIKCAL : random.nextInt(60_000),
                    isWholeDay ? WHOLE_DAY : random.nextInt(24),
                    false));
        }
        for (int hour = 0; hour <= WHOLE_DAY; hour += 3) {
            commands.add(new Command.CorrectActivity(
                    new CommandId(1, hour),
                    LedgerScene.CALLER,
                    random.nextInt(1, 3),
                    TODAY - random.nextInt(2),
                    random.nextInt(40_000),
                    LedgerScene.OPERATOR,
                    hour,
                    ""));
        }
        return commands;
    }

    private static Outcome.Posting minted(final long campaignId, final long memberId, final long centicoins) {
        return new Outcome.Posting(AccountKind.ISSUANCE, campaignId, AccountKind.MEMBER, memberId, centicoins);
    }

    private static Outcome.Posting takenBack(final AccountKind fromKind, final long campaignId, final long centicoins) {
        return new Outcome.Posting(fromKind, 1, AccountKind.ISSUANCE, campaignId, centicoins);
    }

    private static Outcome.Posting expired(final long centicoins) {
        return new Outcome.Posting(AccountKind.MEMBER, 1, AccountKind.BREAKAGE, 0, centicoins);
    }
}
