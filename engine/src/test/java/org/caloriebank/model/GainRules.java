package org.caloriebank.model;

import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.CampaignQuery;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalCommand.PutGoal;
import org.caloriebank.protocol.GoalQuery;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;

/** Sections 13 and 14: what days and captures are worth beyond the coins they move. */
final class GainRules {
    final CampaignRules campaigns;
    private final GoalRules goals;

    GainRules(final NaiveState state, final CoinRules coins) {
        campaigns = new CampaignRules(state, coins);
        goals = new GoalRules(state);
    }

    /** @return the code, or null when the command is none of these. */
    ResultCode decideAndApply(final Command command, final OutcomeDraft draft) {
        if (command instanceof CampaignCommand c) {
            return campaigns.decideAndApply(c, draft);
        }
        return command instanceof PutGoal c ? goals.put(c, draft) : null;
    }

    /** After the day's own postings. */
    void onDayChange(final DayChange change, final OutcomeDraft draft) {
        campaigns.onDayChange(change, draft);
        goals.onDayChange(change, draft);
    }

    /** @return the answer, or null when the query is none of these. */
    Answer answer(final Query<?> query) {
        if (query instanceof CampaignQuery.Campaign q) {
            return campaigns.answer(q.campaignId());
        } else if (query instanceof CampaignQuery.Challenge q) {
            return campaigns.answer(q.campaignId(), q.memberId());
        }
        return query instanceof GoalQuery.Goals q ? goals.answer(q.memberId()) : null;
    }
}
