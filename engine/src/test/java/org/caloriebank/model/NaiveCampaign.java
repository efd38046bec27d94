package org.caloriebank.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.caloriebank.protocol.CampaignCommand.PutCampaign;
import org.caloriebank.protocol.codec.CampaignKind;

/** A campaign as last put, who takes part, and what it has paid. */
final class NaiveCampaign {
    final long campaignId;
    final Set<Long> merchantIds = new TreeSet<>();
    /** Those not forgotten, in the order they joined. */
    final List<NaiveParticipant> participants = new ArrayList<>();

    PutCampaign terms;
    long paidCenticoins;
    /** Those forgotten included. */
    int joined;

    NaiveCampaign(final PutCampaign terms) {
        campaignId = terms.campaignId();
        this.terms = terms;
    }

    boolean is(final CampaignKind kind) {
        return terms.kind() == kind;
    }

    boolean isOn(final long epochDay) {
        return epochDay >= terms.fromDay() && epochDay <= terms.toDay();
    }

    long budgetLeftCenticoins() {
        return terms.budgetCenticoins() - paidCenticoins;
    }

    /** @return the campaign's rate of an amount, rounded down. */
    long shareOf(final long centicoins) {
        return Math.multiplyExact(centicoins, terms.rateBp()) / 10_000;
    }

    /** @return the member's part in it, or null when the member never joined or that is forgotten. */
    NaiveParticipant participant(final long memberId) {
        return participants.stream()
                .filter(participant -> participant.member.memberId == memberId)
                .findFirst()
                .orElse(null);
    }

    /** @return what a participant has got together, with the team if there is one. */
    long progressCenticoins(final NaiveParticipant one) {
        return terms.isTeam()
                ? participants.stream()
                        .filter(other -> other.teamId == one.teamId)
                        .mapToLong(other -> other.ownCenticoins)
                        .sum()
                : one.ownCenticoins;
    }

    boolean isReachedBy(final NaiveParticipant one) {
        return progressCenticoins(one) >= terms.goalCenticoins();
    }
}
