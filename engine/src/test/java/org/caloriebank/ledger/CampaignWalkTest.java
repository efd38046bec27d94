package org.caloriebank.ledger;

import static org.caloriebank.ledger.LedgerScene.CALLER;
import static org.caloriebank.ledger.LedgerScene.DAY_MS;
import static org.caloriebank.ledger.LedgerScene.OPERATOR;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.EventKind;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import org.caloriebank.workload.LedgerPort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A walk through all that campaigns and goals do, by seed, months long: the books hold on the way, and a ledger that took over the state anywhere goes on to the
 * same end.
 */
class CampaignWalkTest {
    private static final int STEPS = 8_000;
    private static final int MEMBERS = 12;
    private static final int MERCHANTS = 3;
    private static final int CAMPAIGNS = 20;
    private static final int TEAMS = 2;

    private record Step(long timeMs, Command command) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Long> holdIds = new ArrayList<>();
    private final List<Long> captureIds = new ArrayList<>();
    private final Set<EventKind> seen = EnumSet.noneOf(EventKind.class);
    private long nowMs = LedgerScene.START_MS;
    private SplittableRandom random;

    @ParameterizedTest(name = "seed={0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldKeepTheBooksAndGoOnFromASavedState(final long seed) {
        random = new SplittableRandom(seed);
        final int cut = random.nextInt(STEPS / 4, STEPS);
        try (Ledger original = new Ledger();
                Ledger copy = new Ledger()) {
            final LedgerPort port = new LedgerPort(original);
            open(port);
            for (int i = 0; i < STEPS; i++) {
                if (i == cut) {
                    StateImage.of(original).loadInto(copy);
                    steps.clear();
                }
                walk(port);
                if (i % 50 == 0) {
                    original.verify();
                }
            }
            original.verify();
            final LedgerPort copyPort = new LedgerPort(copy);
            for (final Step step : steps) {
                copyPort.apply(step.timeMs(), step.command());
            }

            copy.verify();
            assertEquals(original.stateHash(), copy.stateHash(), "seed " + seed + " cut " + cut);
            assertEquals(original.dueAtMs(), copy.dueAtMs(), "seed " + seed + " cut " + cut);
            assertTrue(StateImage.of(original).isSameAs(StateImage.of(copy)), "seed " + seed + " cut " + cut);
            assertTrue(
                    seen.containsAll(EnumSet.of(
                            EventKind.CAMPAIGN_PAID,
                            EventKind.CAMPAIGN_TAKEN_BACK,
                            EventKind.CHALLENGE_JOINED,
                            EventKind.GOAL_REACHED,
                            EventKind.GOAL_LOST)),
                    "seed " + seed + " saw " + seen);
        }
    }

    private void open(final LedgerPort port) {
        for (int member = 1; member <= MEMBERS; member++) {
            final int zoneOffsetMinutes = 60 * random.nextInt(-18, 19);
            apply(
                    port,
                    new Command.PutMember(nextId(), CALLER, member, 70_000, zoneOffsetMinutes, MemberStatus.ACTIVE));
        }
        for (int merchant = 1; merchant <= MERCHANTS; merchant++) {
            apply(
                    port,
                    new Command.PutMerchant(
                            nextId(), CALLER, merchant, 0, 0, "", MerchantKind.SHOP, MerchantStatus.ACTIVE));
        }
        apply(port, new Command.ChangeSetting(nextId(), CALLER, 10 * DAY_MS, Setting.REFUND_WINDOW_MS.number()));
        apply(port, new Command.ChangeSetting(nextId(), CALLER, 1, Setting.LOT_MONTHS.number()));
    }

    private void walk(final LedgerPort port) {
        nowMs += random.nextInt(10) == 0 ? random.nextLong(DAY_MS) : random.nextLong(60_000);
        nowMs += random.nextInt(1_000) == 0 ? 40 * DAY_MS : 0;
        final int today = (int) (nowMs / DAY_MS);
        final long member = random.nextInt(1, MEMBERS + 1);
        final long campaign = today / 8 * 8 + random.nextInt(CAMPAIGNS); // those of now, mostly
        final int kind = random.nextInt(100);
        if (kind < 40) {
            final boolean isWhole = random.nextInt(5) == 0;
            apply(
                    port,
                    new Command.ReportActivity(
                            member,
                            1,
                            today - (isWhole ? random.nextInt(33) : random.nextInt(4)) + random.nextInt(2),
                            random.nextInt(2_000),
                            random.nextInt(30_000),
                            isWhole ? WHOLE_DAY : random.nextInt(24),
                            false));
        } else if (kind < 50) {
            apply(
                    port,
                    new Command.CorrectActivity(
                            nextId(),
                            CALLER,
                            member,
                            today - random.nextInt(10),
                            random.nextInt(3) == 0 ? NULL_CENTIKCAL : random.nextInt(50_000),
                            OPERATOR,
                            WHOLE_DAY,
                            ""));
        } else if (kind < 55) {
            apply(port, put(campaign, today));
        } else if (kind < 60) {
            apply(
                    port,
                    new CampaignCommand.PutCampaignMerchant(
                            nextId(), CALLER, random.nextInt(4) > 0, campaign, random.nextInt(1, MERCHANTS + 1)));
        } else if (kind < 70) {
            apply(
                    port,
                    new CampaignCommand.JoinChallenge(
                            nextId(), CALLER, campaign, member, campaign % 2 * random.nextInt(1, TEAMS + 1)));
        } else if (kind < 72) {
            apply(
                    port,
                    new GoalCommand.PutGoal(
                            nextId(),
                            CALLER,
                            GoalPeriod.get((short) random.nextInt(2)),
                            GoalMeasure.get((short) random.nextInt(2)),
                            member,
                            random.nextInt(4) == 0 ? 0 : random.nextLong(1, 20_000)));
        } else if (kind < 85) {
            spend(port, member);
        } else {
            apply(port, new Command.Tick());
        }
    }

    /** A campaign's number gives its kind; odd challenges are for teams. */
    private Command put(final long campaignId, final int today) {
        final CampaignKind kind = CampaignKind.get((short) (campaignId / 2 % 3));
        final boolean isChallenge = kind == CampaignKind.CHALLENGE;
        final int fromDay = today + random.nextInt(-3, 6);
        return new CampaignCommand.PutCampaign(
                nextId(),
                CALLER,
                isChallenge ? 0 : random.nextInt(1, 30_000),
                campaignId,
                isChallenge ? random.nextLong(1, 200_000) : 0,
                isChallenge ? random.nextLong(1, 50_000) : 0,
                random.nextLong(500_000),
                fromDay,
                fromDay + random.nextInt(15),
                kind,
                isChallenge && campaignId % 2 == 1);
    }

    private void spend(final LedgerPort port, final long member) {
        final int kind = random.nextInt(3);
        if (kind == 0 || holdIds.isEmpty()) {
            final Outcome placed = apply(
                    port,
                    new Command.PlaceHold(
                            nextId(),
                            CALLER,
                            member,
                            random.nextInt(1, MERCHANTS + 1),
                            random.nextLong(1, 20_000),
                            NULL_AMOUNT,
                            DAY_MS));
            if (placed.code() == ResultCode.ACCEPTED) {
                holdIds.add(placed.reference());
            }
        } else if (kind == 1 || captureIds.isEmpty()) {
            final long holdId = holdIds.get(random.nextInt(holdIds.size()));
            final Outcome captured = apply(
                    port,
                    new Command.CaptureHold(nextId(), CALLER, holdId, random.nextLong(1, 8_000), random.nextBoolean()));
            if (captured.code() == ResultCode.ACCEPTED) {
                captureIds.add(captured.reference());
            }
        } else {
            final long captureId = captureIds.get(random.nextInt(captureIds.size()));
            apply(port, new Command.Refund(nextId(), CALLER, captureId, random.nextLong(1, 5_000)));
        }
    }

    private Outcome apply(final LedgerPort port, final Command command) {
        steps.add(new Step(nowMs, command));
        final Outcome outcome = port.apply(nowMs, command);
        outcome.events().forEach(event -> seen.add(event.kind()));
        return outcome;
    }

    private CommandId nextId() {
        return new CommandId(random.nextLong(), random.nextLong());
    }
}
