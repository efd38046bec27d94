package org.caloriebank.ledger.campaign;

import static org.caloriebank.ledger.memory.Invariant.check;

import org.caloriebank.ledger.account.Accounts;
import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.command.QueryTable;
import org.caloriebank.ledger.command.Subject;
import org.caloriebank.ledger.member.MemberRow;
import org.caloriebank.ledger.member.Members;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.memory.StateHash;
import org.caloriebank.ledger.memory.StateSink;
import org.caloriebank.ledger.memory.StateSource;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.ledger.settings.Settings;
import org.caloriebank.ledger.time.Timers;
import org.caloriebank.protocol.codec.CampaignKind;

/**
 * Campaigns: told of each day that earns otherwise than before and of merchants' captures and refunds, it pays out of budgets and takes back. Rules:
 * {@code docs/CENTRE-RULES.md}, section 13. Owned by the ledger thread; allocates nothing for a command.
 */
public final class CampaignSubject implements Subject {
    private final Campaigns campaigns = new Campaigns();
    private final CampaignDays multiplierDays = campaigns.daysOf(CampaignKind.MULTIPLIER);
    /** Merchants of rebates: a row for each that is included. */
    private final CampaignPairs merchants = new CampaignPairs(32);

    private final Bonuses bonuses = new Bonuses();
    private final Rebates rebates = new Rebates();
    private final Participants participants;
    private final Multipliers multipliers;
    private final RebatePayments rebatePayments;
    private final Challenges challenges;
    private final CampaignCommands campaignCommands;
    private final ChallengeCommands challengeCommands;
    private final CampaignQueries queries;
    private final Members members;
    private final Accounts accounts;
    private final OutcomeDraft outcome;

    public CampaignSubject(
            final Members members,
            final Accounts accounts,
            final Settings settings,
            final CampaignPorts ports,
            final OutcomeDraft outcome) {
        this.members = members;
        this.accounts = accounts;
        this.outcome = outcome;
        final CampaignCoins coins = new CampaignCoins(campaigns, accounts, outcome);
        participants = new Participants(campaigns, members);
        multipliers = new Multipliers(campaigns, bonuses, coins);
        rebatePayments = new RebatePayments(campaigns, merchants, rebates, coins, settings, outcome);
        challenges = new Challenges(campaigns, participants, coins, settings, outcome, members);
        campaignCommands = new CampaignCommands(campaigns, merchants, ports, outcome);
        challengeCommands = new ChallengeCommands(campaigns, participants, challenges, members, ports, outcome);
        queries = new CampaignQueries(campaigns, participants, members);
    }

    @Override
    public void addCommands(final CommandTable table) {
        campaignCommands.addCommands(table);
        challengeCommands.addCommands(table);
    }

    @Override
    public void addQueries(final QueryTable table) {
        queries.addQueries(table);
    }

    /** @return timers of those who reached a challenge's goal or lost it. */
    public Timers challengeTimers() {
        return challenges;
    }

    /** @return for each civil day something other than 0 when there is a multiplier: always the same array, to be read only. */
    public long[] multipliersByDay() {
        return multiplierDays.rowsByDay();
    }

    /**
     * What a day has earned has changed and been posted.
     *
     * @param lotMonth of what the day earns.
     */
    public void onEarned(
            final int memberRow,
            final int epochDay,
            final int earnedBeforeCenticoins,
            final int earnedAfterCenticoins,
            final int lotMonth) {
        final long member = members.address(memberRow);
        final long multipliersOfDay = multiplierDays.on(epochDay);
        if (multipliersOfDay != 0) {
            multipliers.onEarned(multipliersOfDay, memberRow, member, epochDay, earnedAfterCenticoins, lotMonth);
        }
        if (MemberRow.isInChallenge(member)) {
            challenges.onEarned(memberRow, epochDay, earnedAfterCenticoins - earnedBeforeCenticoins);
        }
    }

    /** A merchant's hold was captured, and that has been posted. */
    public void onCaptured(
            final long captureId, final long merchantId, final int memberRow, final long amountCenticoins) {
        rebatePayments.onCaptured(captureId, merchantId, members.address(memberRow), amountCenticoins);
    }

    /** A merchant's capture was refunded in part or whole, and that has been posted. */
    public void onRefunded(
            final long captureId, final int memberRow, final long capturedCenticoins, final long refundedCenticoins) {
        rebatePayments.onRefunded(captureId, members.address(memberRow), capturedCenticoins - refundedCenticoins);
    }

    /** Nobody can refund the capture any more. */
    public void onCaptureForgotten(final long captureId) {
        rebatePayments.onForgotten(captureId);
    }

    @Override
    public long forgettingDueAtMs() {
        return Math.min(bonuses.forgettingDueAtMs(), participants.forgettingDueAtMs());
    }

    /** Participants wait until no timer of theirs does, so that nobody loses a reward to a busy tick. */
    @Override
    public void forget(final int most) {
        for (int i = 0; i < most && bonuses.forgettingDueAtMs() <= outcome.timeMs(); i++) {
            bonuses.forgetFirst(campaigns);
        }
        for (int i = 0;
                i < most && participants.timers().size() == 0 && participants.forgettingDueAtMs() <= outcome.timeMs();
                i++) {
            participants.forgetFirst();
        }
    }

    @Override
    public void verify() {
        final long[] keptByRow = new long[campaigns.end()];
        bonuses.addPaidTo(keptByRow);
        rebates.addPaidTo(keptByRow);
        participants.verify(keptByRow);
        campaigns.verify(accounts, keptByRow);
        long included = 0;
        for (int row = 1; row < campaigns.end(); row++) {
            included += CampaignRow.merchants(campaigns.address(row));
        }
        check(included == merchants.live(), "merchants of campaigns");
    }

    @Override
    public void hashInto(final StateHash hash) {
        campaigns.hashInto(hash);
        hash.add(merchants.live());
        for (int row = 1; row < merchants.end(); row++) {
            if (merchants.campaign(row) != Rows.NULL_ROW) {
                hash.add(merchants.campaign(row));
                hash.add(merchants.id(row));
            }
        }
        bonuses.hashInto(hash);
        rebates.hashInto(hash);
        participants.hashInto(hash);
    }

    @Override
    public void saveTo(final StateSink sink) {
        campaigns.saveTo(sink);
        merchants.saveTo(sink);
        bonuses.saveTo(sink);
        rebates.saveTo(sink);
        participants.saveTo(sink);
    }

    @Override
    public void loadFrom(final StateSource source) {
        campaigns.loadFrom(source);
        merchants.loadFrom(source);
        bonuses.loadFrom(source);
        rebates.loadFrom(source);
        participants.loadFrom(source);
    }

    @Override
    public long bytes() {
        return campaigns.bytes() + merchants.bytes() + bonuses.bytes() + rebates.bytes() + participants.bytes();
    }

    @Override
    public void close() {
        campaigns.close();
        merchants.close();
        bonuses.close();
        rebates.close();
        participants.close();
    }
}
