package org.caloriebank.ledger.campaign;

import static org.caloriebank.protocol.Limits.AMOUNT_CENTICOINS_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MIN;

import org.caloriebank.ledger.command.CommandTable;
import org.caloriebank.ledger.memory.Rows;
import org.caloriebank.ledger.outcome.OutcomeDraft;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.codec.CampaignKind;
import org.caloriebank.protocol.codec.PutCampaignDecoder;
import org.caloriebank.protocol.codec.PutCampaignMerchantDecoder;

/** What an operator says of campaigns: their terms and budgets, and the merchants of rebates. Owned by the ledger thread. */
final class CampaignCommands {
    private static final int DAYS_MAX = 366;
    private static final int RATE_BP_MAX = 100_000;

    private final Campaigns campaigns;
    private final CampaignPairs merchants;
    private final CampaignPorts ports;
    private final OutcomeDraft outcome;

    /** @param merchants of the rebates, by campaign and merchant. */
    CampaignCommands(
            final Campaigns campaigns,
            final CampaignPairs merchants,
            final CampaignPorts ports,
            final OutcomeDraft outcome) {
        this.campaigns = campaigns;
        this.merchants = merchants;
        this.ports = ports;
        this.outcome = outcome;
    }

    void addCommands(final CommandTable table) {
        table.add(
                new PutCampaignDecoder(),
                PutCampaignDecoder.callerIdEncodingOffset(),
                CampaignCommands::isMalformed,
                this::onPut);
        table.add(
                new PutCampaignMerchantDecoder(),
                PutCampaignMerchantDecoder.callerIdEncodingOffset(),
                CampaignCommands::isMalformed,
                this::onPutMerchant);
    }

    // ---- terms ----

    private static boolean isMalformed(final PutCampaignDecoder command) {
        final int fromDay = command.fromDay();
        final int toDay = command.toDay();
        return command.campaignId() <= 0
                || command.kindRaw() > CampaignKind.REBATE.value()
                || fromDay < EPOCH_DAY_MIN
                || toDay > EPOCH_DAY_MAX
                || fromDay > toDay
                || toDay - fromDay >= DAYS_MAX
                || command.budgetCenticoins() < 0
                || command.isTeam() > 1
                || areTermsMalformed(command);
    }

    private static boolean areTermsMalformed(final PutCampaignDecoder command) {
        if (command.kind() == CampaignKind.CHALLENGE) {
            return command.rateBp() != 0 || command.goalCenticoins() < 1 || command.rewardCenticoins() < 1;
        }
        return command.rateBp() < 1
                || command.rateBp() > RATE_BP_MAX
                || command.goalCenticoins() != 0
                || command.rewardCenticoins() != 0
                || command.isTeam() != 0;
    }

    private ResultCode onPut(final PutCampaignDecoder command) {
        final int row = campaigns.find(command.campaignId());
        final ResultCode decision = decidePut(command, row);
        if (decision == ResultCode.ACCEPTED) {
            applyPut(command, row);
        }
        return decision;
    }

    private ResultCode decidePut(final PutCampaignDecoder command, final int row) {
        if (command.goalCenticoins() > AMOUNT_CENTICOINS_MAX
                || command.rewardCenticoins() > AMOUNT_CENTICOINS_MAX
                || command.budgetCenticoins() > AMOUNT_CENTICOINS_MAX) {
            return ResultCode.AMOUNT_ABOVE_LIMIT;
        }
        if (row != Rows.NULL_ROW) {
            final long campaign = campaigns.address(row);
            if (command.kind() != CampaignRow.kind(campaign) || isFixed(campaign) && !hasSameTerms(command, campaign)) {
                return ResultCode.CAMPAIGN_FIXED;
            }
            if (command.budgetCenticoins() < CampaignRow.paidCenticoins(campaign)) {
                return ResultCode.BUDGET_BELOW_PAID;
            }
        }
        final CampaignDays days = campaigns.daysOf(command.kind());
        final boolean hasRoom = days == null || days.hasRoom(command.fromDay(), command.toDay(), row);
        final boolean isOneTooMany = row == Rows.NULL_ROW && campaigns.count() == Campaigns.CAMPAIGNS_MAX;
        return hasRoom && !isOneTooMany ? ResultCode.ACCEPTED : ResultCode.TOO_MANY_CAMPAIGNS;
    }

    private boolean isFixed(final long campaign) {
        return CampaignRow.paidCenticoins(campaign) > 0
                || CampaignRow.participants(campaign) > 0
                || outcome.day() >= CampaignRow.fromDay(campaign);
    }

    private static boolean hasSameTerms(final PutCampaignDecoder command, final long campaign) {
        return command.fromDay() == CampaignRow.fromDay(campaign)
                && command.toDay() == CampaignRow.toDay(campaign)
                && command.rateBp() == CampaignRow.rateBp(campaign)
                && command.goalCenticoins() == CampaignRow.goalCenticoins(campaign)
                && command.rewardCenticoins() == CampaignRow.rewardCenticoins(campaign)
                && command.isTeam() == (CampaignRow.isTeam(campaign) ? 1 : 0);
    }

    private void applyPut(final PutCampaignDecoder command, final int known) {
        final CampaignDays days = campaigns.daysOf(command.kind());
        if (known != Rows.NULL_ROW && days != null) {
            days.remove(campaigns, known);
        }
        final int row = known == Rows.NULL_ROW ? campaigns.open(command.campaignId()) : known;
        final long campaign = campaigns.address(row);
        CampaignRow.kind(campaign, command.kind(), command.isTeam());
        CampaignRow.window(campaign, command.fromDay(), command.toDay());
        CampaignRow.rateBp(campaign, command.rateBp());
        CampaignRow.challenge(campaign, command.goalCenticoins(), command.rewardCenticoins());
        CampaignRow.budgetCenticoins(campaign, command.budgetCenticoins());
        if (days != null) {
            days.add(campaigns, row);
        }
    }

    // ---- merchants of rebates ----

    private static boolean isMalformed(final PutCampaignMerchantDecoder command) {
        return command.campaignId() <= 0 || command.merchantId() <= 0 || command.isIncluded() > 1;
    }

    private ResultCode onPutMerchant(final PutCampaignMerchantDecoder command) {
        if (!ports.isMerchant(command.merchantId())) {
            return ResultCode.UNKNOWN_MERCHANT;
        }
        final int campaign = campaigns.find(command.campaignId());
        if (campaign == Rows.NULL_ROW) {
            return ResultCode.UNKNOWN_CAMPAIGN;
        }
        final long address = campaigns.address(campaign);
        if (CampaignRow.kind(address) != CampaignKind.REBATE) {
            return ResultCode.NOT_A_REBATE;
        }
        final int pair = merchants.find(campaign, command.merchantId());
        final boolean isIncluded = command.isIncluded() != 0;
        if (isIncluded && pair == Rows.NULL_ROW && merchants.isFull()) {
            return ResultCode.LEDGER_FULL;
        }

        if (isIncluded && pair == Rows.NULL_ROW) {
            merchants.make(campaign, command.merchantId());
            CampaignRow.merchants(address, CampaignRow.merchants(address) + 1);
        } else if (!isIncluded && pair != Rows.NULL_ROW) {
            merchants.free(pair);
            CampaignRow.merchants(address, CampaignRow.merchants(address) - 1);
        }
        return ResultCode.ACCEPTED;
    }
}
