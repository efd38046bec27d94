package org.caloriebank.adapter.audit;

import java.util.SortedSet;
import java.util.TreeSet;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.Outcome;

/** Whom a record is about. */
final class Concerned {
    private Concerned() {}

    /** @return members the command names, the outcome touched or one of its events tells of. */
    static SortedSet<Long> members(final Command command, final Outcome outcome) {
        final SortedSet<Long> members = new TreeSet<>();
        outcome.touches().forEach(touch -> members.add(touch.memberId()));
        outcome.events().forEach(event -> addNamed(event.memberId(), members));
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
        } else {
            addNamed(namedAtCentre(command), members);
        }
        return members;
    }

    /** @return 0 when the command names none. */
    private static long namedAtCentre(final Command command) {
        if (command instanceof AdmissionCommand.CheckIn checkIn) {
            return checkIn.memberId();
        } else if (command instanceof AdmissionCommand.PutCredential put) {
            return put.memberId();
        } else if (command instanceof BookingCommand.Book book) {
            return book.memberId();
        } else if (command instanceof BookingCommand.OpenGame game) {
            return game.memberId();
        } else if (command instanceof CampaignCommand.JoinChallenge join) {
            return join.memberId();
        } else if (command instanceof GoalCommand.PutGoal goal) {
            return goal.memberId();
        }
        return 0;
    }

    private static void addNamed(final long memberId, final SortedSet<Long> members) {
        if (memberId != 0) {
            members.add(memberId);
        }
    }
}
