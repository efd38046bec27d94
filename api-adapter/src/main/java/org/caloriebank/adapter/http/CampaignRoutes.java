package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.ALREADY_JOINED;
import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.BUDGET_BELOW_PAID;
import static org.caloriebank.protocol.ResultCode.CAMPAIGN_FIXED;
import static org.caloriebank.protocol.ResultCode.CHALLENGE_OVER;
import static org.caloriebank.protocol.ResultCode.MEMBER_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.NOT_A_CHALLENGE;
import static org.caloriebank.protocol.ResultCode.NOT_A_REBATE;
import static org.caloriebank.protocol.ResultCode.TEAM_FULL;
import static org.caloriebank.protocol.ResultCode.TEAM_MISMATCH;
import static org.caloriebank.protocol.ResultCode.TOO_MANY_CAMPAIGNS;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_CAMPAIGN;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MERCHANT;

import java.util.List;
import org.caloriebank.protocol.CampaignAnswer;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.CampaignQuery;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CampaignKind;
import tools.jackson.core.JsonGenerator;

/** Campaigns and who takes part in them. */
final class CampaignRoutes {
    private static final String CAMPAIGN = "/v1/campaigns/{campaignId}";

    static final List<Route> ALL = List.of(
            CommandRoute.put(
                    CAMPAIGN,
                    CampaignRoutes::campaign,
                    CampaignRoutes::write,
                    AMOUNT_ABOVE_LIMIT,
                    CAMPAIGN_FIXED,
                    BUDGET_BELOW_PAID,
                    TOO_MANY_CAMPAIGNS),
            QueryRoute.get(
                    CAMPAIGN,
                    request -> new CampaignQuery.Campaign(request.path().id(0)),
                    CampaignRoutes::write,
                    UNKNOWN_CAMPAIGN),
            CommandRoute.put(
                            CAMPAIGN + "/merchants/{merchantId}",
                            CampaignRoutes::merchant,
                            CampaignRoutes::write,
                            UNKNOWN_MERCHANT,
                            UNKNOWN_CAMPAIGN,
                            NOT_A_REBATE)
                    .withOptionalBody(),
            CommandRoute.post(
                    CAMPAIGN + "/participants",
                    CampaignRoutes::participant,
                    CampaignRoutes::write,
                    UNKNOWN_MEMBER,
                    UNKNOWN_CAMPAIGN,
                    MEMBER_NOT_ACTIVE,
                    NOT_A_CHALLENGE,
                    TEAM_MISMATCH,
                    CHALLENGE_OVER,
                    ALREADY_JOINED,
                    TEAM_FULL),
            QueryRoute.get(
                    CAMPAIGN + "/participants/{memberId}",
                    request -> new CampaignQuery.Challenge(
                            request.path().id(0), request.path().id(1)),
                    CampaignRoutes::write,
                    UNKNOWN_CAMPAIGN,
                    UNKNOWN_MEMBER,
                    NOT_A_CHALLENGE));

    private CampaignRoutes() {}

    private static CampaignCommand.PutCampaign campaign(final CommandRequest request) {
        return new CampaignCommand.PutCampaign(
                request.id(),
                request.callerId(),
                request.numberOrZero("rateBp"),
                request.path().id(0),
                request.amountOrZero("goalCenticoins"),
                request.amountOrZero("rewardCenticoins"),
                request.amount("budgetCenticoins"),
                request.day("fromDate"),
                request.day("toDate"),
                request.fields().requiredWord("kind", CampaignKind.class, CampaignKind.NULL_VAL),
                request.fields().optionalBoolean("team", false));
    }

    private static void write(
            final JsonGenerator json, final CampaignCommand.PutCampaign campaign, final Outcome outcome) {
        json.writeNumberProperty("campaignId", campaign.campaignId());
    }

    private static void write(final JsonGenerator json, final CampaignAnswer.Campaign campaign) {
        json.writeNumberProperty("campaignId", campaign.campaignId());
        json.writeStringProperty("kind", campaign.kind().name());
        json.writeStringProperty("fromDate", DayText.of(campaign.fromDay()));
        json.writeStringProperty("toDate", DayText.of(campaign.toDay()));
        json.writeNumberProperty("rateBp", campaign.rateBp());
        json.writeNumberProperty("goalCenticoins", campaign.goalCenticoins());
        json.writeNumberProperty("rewardCenticoins", campaign.rewardCenticoins());
        json.writeBooleanProperty("team", campaign.isTeam());
        json.writeNumberProperty("budgetCenticoins", campaign.budgetCenticoins());
        json.writeNumberProperty("paidCenticoins", campaign.paidCenticoins());
        json.writeNumberProperty("participants", campaign.participants());
        json.writeNumberProperty("merchants", campaign.merchants());
    }

    private static CampaignCommand.PutCampaignMerchant merchant(final CommandRequest request) {
        return new CampaignCommand.PutCampaignMerchant(
                request.id(),
                request.callerId(),
                request.fields().optionalBoolean("included", true),
                request.path().id(0),
                request.path().id(1));
    }

    private static void write(
            final JsonGenerator json, final CampaignCommand.PutCampaignMerchant merchant, final Outcome outcome) {
        json.writeNumberProperty("campaignId", merchant.campaignId());
        json.writeNumberProperty("merchantId", merchant.merchantId());
        json.writeBooleanProperty("included", merchant.isIncluded());
    }

    private static CampaignCommand.JoinChallenge participant(final CommandRequest request) {
        return new CampaignCommand.JoinChallenge(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.idIn("memberId"),
                request.optionalId("teamId"));
    }

    private static void write(
            final JsonGenerator json, final CampaignCommand.JoinChallenge joined, final Outcome outcome) {
        json.writeNumberProperty("campaignId", joined.campaignId());
        json.writeNumberProperty("memberId", joined.memberId());
        JsonText.numberOrNull(json, "teamId", joined.teamId(), 0);
    }

    private static void write(final JsonGenerator json, final CampaignAnswer.Challenge challenge) {
        json.writeNumberProperty("campaignId", challenge.campaignId());
        json.writeNumberProperty("memberId", challenge.memberId());
        JsonText.numberOrNull(json, "teamId", challenge.teamId(), 0);
        json.writeNumberProperty("progressCenticoins", challenge.progressCenticoins());
        json.writeNumberProperty("ownCenticoins", challenge.ownCenticoins());
        json.writeNumberProperty("goalCenticoins", challenge.goalCenticoins());
        json.writeNumberProperty("paidCenticoins", challenge.paidCenticoins());
    }
}
