package org.caloriebank.model;

import java.util.Map;
import java.util.TreeMap;
import org.caloriebank.protocol.codec.CampaignKind;

/** Section 13: bonuses on what a day earned. */
final class MultiplierRules implements NaiveKept {
    private static final long DAY_MS = 86_400_000;
    private static final int DAYS_KEPT = 33;

    private record Bonus(int epochDay, long memberId, long campaignId) implements Comparable<Bonus> {
        @Override
        public int compareTo(final Bonus other) {
            final int byDay = Integer.compare(epochDay, other.epochDay);
            final int byMember = byDay != 0 ? byDay : Long.compare(memberId, other.memberId);
            return byMember != 0 ? byMember : Long.compare(campaignId, other.campaignId);
        }
    }

    private final NaiveState state;
    private final CampaignPay pay;
    private final TreeMap<Bonus, Long> paidByBonus = new TreeMap<>();

    MultiplierRules(final NaiveState state, final CampaignPay pay) {
        this.state = state;
        this.pay = pay;
    }

    void onDayChange(final DayChange change, final OutcomeDraft draft) {
        if (change.earnedMore() != 0) {
            state.campaignById.values().stream()
                    .filter(campaign -> campaign.is(CampaignKind.MULTIPLIER) && campaign.isOn(change.epochDay()))
                    .forEach(campaign -> setRight(campaign, change, draft));
        }
    }

    private void setRight(final NaiveCampaign campaign, final DayChange change, final OutcomeDraft draft) {
        final Bonus bonus = new Bonus(change.epochDay(), change.member().memberId, campaign.campaignId);
        final long paid = paidByBonus.getOrDefault(bonus, 0L);
        final long missing = campaign.shareOf(change.day().earnedCenticoins()) - paid;
        if (missing > 0) {
            final long more = pay.pay(campaign, change.member(), missing, change.lotMonth(), draft);
            if (more > 0) {
                paidByBonus.put(bonus, paid + more);
            }
        } else if (missing < 0) {
            pay.takeBack(campaign, change.member(), -missing, change.lotMonth(), draft);
            paidByBonus.put(bonus, paid + missing);
        }
    }

    @Override
    public long forgettableAtMs() {
        return paidByBonus.isEmpty() ? Long.MAX_VALUE : (paidByBonus.firstKey().epochDay() + DAYS_KEPT + 1) * DAY_MS;
    }

    @Override
    public void forgetFirst() {
        final Map.Entry<Bonus, Long> first = paidByBonus.firstEntry();
        paidByBonus.remove(first.getKey());
    }
}
