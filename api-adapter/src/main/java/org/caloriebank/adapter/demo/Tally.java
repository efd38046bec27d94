package org.caloriebank.adapter.demo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.Command;

/**
 * A caller's own account of what its commands must have moved. Amounts are those the caller asked for, never those it was told; what movement earns
 * follows from the reports sent: the greatest total of each hour, whoever counted it. Confined to one thread.
 */
final class Tally {
    /** An hour of a member's. */
    private record Hour(long memberId, int epochDay, int hour) {}

    private final Books changes = new Books();
    private final Map<Long, Command.PlaceHold> holdById = new HashMap<>();
    private final Map<Long, Command.PlaceHold> holdByCaptureId = new HashMap<>();
    private final Map<Hour, Integer> centikcalByHour = new HashMap<>();

    /** Take note of a command the bank accepted. A command must be noted once, however often it was sent. */
    void onAccepted(final Command command, final long reference) {
        if (command instanceof Command.ReportActivity report) {
            final Hour hour = new Hour(report.memberId(), report.epochDay(), report.hour());
            centikcalByHour.merge(hour, report.energyCentikcal(), Math::max);
        } else if (command instanceof Command.PlaceHold hold) {
            holdById.put(reference, hold);
        } else if (command instanceof Command.CaptureHold capture) {
            final Command.PlaceHold hold = holdById.get(capture.holdId());
            holdByCaptureId.put(reference, hold);
            pay(hold, capture.amountCenticoins());
        } else if (command instanceof Command.Refund refund) {
            pay(holdByCaptureId.get(refund.captureId()), -refund.amountCenticoins());
        } else if (command instanceof Command.Gift gift) {
            changes.addToMember(gift.memberId(), -gift.amountCenticoins());
            changes.addToMember(gift.toMemberId(), gift.amountCenticoins());
        } else if (command instanceof Command.Donate donation) {
            changes.addToMember(donation.memberId(), -donation.amountCenticoins());
            changes.addToMerchant(donation.merchantId(), donation.amountCenticoins());
        } else if (!(command instanceof Command.VoidHold)) {
            throw new IllegalArgumentException("no tally of " + command);
        }
    }

    /** @return what all callers' commands must have changed, if nothing had been reported of their hours before. */
    static Books changes(final List<Tally> tallies) {
        final Books all = new Books();
        final Map<Hour, Integer> hours = new HashMap<>();
        for (final Tally tally : tallies) {
            all.add(tally.changes);
            tally.centikcalByHour.forEach((hour, centikcal) -> hours.merge(hour, centikcal, Math::max));
        }
        hours.forEach((hour, centikcal) -> all.addToMember(hour.memberId(), centikcal)); // one centikcal, one centicoin
        return all;
    }

    private void pay(final Command.PlaceHold hold, final long centicoins) {
        changes.addToMember(hold.memberId(), -centicoins);
        changes.addToMerchant(hold.merchantId(), centicoins);
    }
}
