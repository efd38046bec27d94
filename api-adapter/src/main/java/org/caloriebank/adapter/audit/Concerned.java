package org.caloriebank.adapter.audit;

import java.util.SortedSet;
import java.util.TreeSet;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;

/** Whom a record is about. */
final class Concerned {
    private Concerned() {}

    /** @return members the command names or the outcome touched. */
    static SortedSet<Long> members(final Command command, final Outcome outcome) {
        final SortedSet<Long> members = new TreeSet<>();
        outcome.touches().forEach(touch -> members.add(touch.memberId()));
        if (command instanceof Command.ReportActivity report) {
            members.add(report.memberId());
        } else if (command instanceof Command.PutMember put) {
            members.add(put.memberId());
        } else if (command instanceof Command.CorrectActivity correct) {
            members.add(correct.memberId());
        } else if (command instanceof Command.AdjustBalance adjust) {
            members.add(adjust.memberId());
        } else if (command instanceof Command.PlaceHold place) {
            members.add(place.memberId());
        } else if (command instanceof Command.Gift gift) {
            members.add(gift.memberId());
            members.add(gift.toMemberId());
        } else if (command instanceof Command.Donate donate) {
            members.add(donate.memberId());
        }
        return members;
    }
}
