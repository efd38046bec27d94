package org.caloriebank.workload;

import java.util.List;
import org.caloriebank.protocol.CampaignCommand.JoinChallenge;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.CampaignCommand.PutCampaignMerchant;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Limits;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.workload.Memory.UsedId;

/** Draws campaigns around today, and members and merchants that take part in them. */
final class CampaignDraw {
    private static final long DAY_MS = 86_400_000;
    private static final List<CampaignKind> KINDS =
            List.of(CampaignKind.MULTIPLIER, CampaignKind.CHALLENGE, CampaignKind.REBATE);
    private static final int USUAL_DAYS_MAX = 60;
    private static final int USUAL_RATE_BP_MAX = 6_000;
    private static final int GREATEST_RATE_BP = 100_000;
    private static final int USUAL_BUDGET_MAX = 3_000_000;
    private static final int USUAL_GOAL_MAX = 600_000;
    private static final int USUAL_REWARD_MAX = 60_000;
    /** Few, so that challenges find many who join. */
    private static final int CHALLENGES_IN_TALK = 3;

    private final FieldDraw fields;
    private final Memory memory;
    private final Dice dice;

    CampaignDraw(final FieldDraw fields, final Memory memory) {
        this.fields = fields;
        this.memory = memory;
        dice = fields.dice;
    }

    Command putCampaign(final long nowMs) {
        if (memory.campaigns.isEmpty() || dice.chance(500)) {
            return drawn(memory.campaigns.size() + 1, nowMs);
        }
        final PutCampaign known = dice.recent(memory.campaigns);
        return dice.chance(700) ? withOtherBudget(known) : drawn(known.campaignId(), nowMs);
    }

    Command putMerchant() {
        final UsedId id = fields.id();
        final long campaignId =
                dice.chance(900) && !memory.rebateIds.isEmpty() ? dice.recent(memory.rebateIds) : anyCampaignId();
        return new PutCampaignMerchant(id.id(), id.callerId(), dice.chance(850), campaignId, fields.merchantId());
    }

    Command join() {
        final UsedId id = fields.id();
        final List<PutCampaign> challenges = memory.challenges;
        if (challenges.isEmpty() || dice.chance(30)) {
            return new JoinChallenge(id.id(), id.callerId(), anyCampaignId(), fields.memberId(), dice.between(0, 1));
        }
        final int inTalk = dice.chance(600) ? 1 : Math.min(CHALLENGES_IN_TALK, challenges.size());
        final PutCampaign challenge = challenges.get(challenges.size() - dice.between(1, inTalk));
        return new JoinChallenge(
                id.id(), id.callerId(), challenge.campaignId(), fields.memberIdInTurn(), teamId(challenge.isTeam()));
    }

    private PutCampaign drawn(final long campaignId, final long nowMs) {
        final UsedId id = fields.id();
        final CampaignKind kind = kind(campaignId);
        final boolean isChallenge = kind == CampaignKind.CHALLENGE;
        final int fromDay = fromDay(nowMs);
        return new PutCampaign(
                id.id(),
                id.callerId(),
                isChallenge ? 0 : rateBp(),
                dice.isOdd() ? dice.odd(0, -1, Long.MAX_VALUE) : campaignId,
                isChallenge ? amount(USUAL_GOAL_MAX) : 0,
                isChallenge ? amount(USUAL_REWARD_MAX) : 0,
                dice.chance(100) ? 0 : amount(USUAL_BUDGET_MAX),
                fromDay,
                dice.isOdd() ? fromDay + dice.odd(-1, 365, 366) : fromDay + days(),
                kind,
                (isChallenge || dice.isOdd()) && dice.chance(700));
    }

    private PutCampaign withOtherBudget(final PutCampaign known) {
        final UsedId id = fields.id();
        return new PutCampaign(
                id.id(),
                id.callerId(),
                known.rateBp(),
                known.campaignId(),
                known.goalCenticoins(),
                known.rewardCenticoins(),
                dice.chance(200) ? 0 : amount(USUAL_BUDGET_MAX),
                known.fromDay(),
                known.toDay(),
                known.kind(),
                known.isTeam());
    }

    private long anyCampaignId() {
        if (dice.isOdd() || memory.campaigns.isEmpty()) {
            return dice.odd(0, -1, Long.MAX_VALUE, 999);
        }
        return dice.recent(memory.campaigns).campaignId();
    }

    private long teamId(final boolean isTeam) {
        if (dice.isOdd()) {
            return dice.odd(-1, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        return isTeam == dice.chance(970) ? 1 + dice.skewed(20) / 19 : 0;
    }

    private CampaignKind kind(final long campaignId) {
        if (dice.isOdd()) {
            return CampaignKind.NULL_VAL;
        }
        return dice.chance(30) ? dice.of(KINDS) : KINDS.get((int) (campaignId % KINDS.size()));
    }

    private int fromDay(final long nowMs) {
        if (dice.isOdd()) {
            return dice.odd(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, Limits.EPOCH_DAY_MAX);
        }
        return (int) Math.floorDiv(nowMs, DAY_MS) + dice.between(-10, 6);
    }

    /** Some short, so that many meet in one day; some long, so that many join. */
    private int days() {
        return dice.chance(300) ? dice.between(0, 3) : dice.between(0, USUAL_DAYS_MAX);
    }

    private int rateBp() {
        if (dice.isOdd()) {
            return dice.odd(0, -1, GREATEST_RATE_BP + 1, GREATEST_RATE_BP, Integer.MAX_VALUE);
        }
        return dice.between(1, USUAL_RATE_BP_MAX);
    }

    private long amount(final int usualMax) {
        if (dice.isOdd()) {
            return dice.odd(0, -1, Limits.AMOUNT_CENTICOINS_MAX + 1, Limits.AMOUNT_CENTICOINS_MAX, Long.MAX_VALUE);
        }
        return 1L + dice.skewed(usualMax - 1);
    }
}
