package org.caloriebank.adapter.audit;

import java.util.List;
import java.util.stream.Collectors;
import org.caloriebank.adapter.audit.StatementLine.Kind;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.CampaignCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.GoalCommand;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.CredentialStatus;
import org.caloriebank.protocol.codec.GoalMeasure;
import org.caloriebank.protocol.codec.GoalPeriod;

/**
 * Words records of sports centres, campaigns and goals as lines of a statement, and ticks in which something of these fell due. What happened is taken from the
 * record's events of the member: a tick concerns several, and each sees only his own part.
 */
final class CentreLines {
    private static final Long UNTOLD = null;

    private CentreLines() {}

    /** @return null when the record is none of these. */
    static StatementLine of(final TrailRecord record) {
        final Command command = record.command();
        if (command instanceof AdmissionCommand.PutCredential put) {
            final String what = put.status() == CredentialStatus.ACTIVE ? " bound" : " revoked";
            return StatementLines.line(record, Kind.CHANGED, "Credential " + put.credentialId() + what, null, 0L);
        } else if (command instanceof GoalCommand.PutGoal put) {
            return StatementLines.line(record, Kind.CHANGED, goal(put), null, 0L);
        } else if (isToldByEvents(command)) {
            return byEvents(record, held(record));
        }
        return null;
    }

    private static boolean isToldByEvents(final Command command) {
        return command instanceof Command.Tick
                || command instanceof AdmissionCommand
                || command instanceof BookingCommand
                || command instanceof CampaignCommand;
    }

    /** The last event that can stand alone says what the line is: before it stands what led to it. */
    private static StatementLine byEvents(final TrailRecord record, final Long heldCenticoins) {
        final List<Outcome.Event> events = record.events();
        Outcome.Event main = null;
        for (final Outcome.Event event : events) {
            if (EventWords.kind(event) != null) {
                main = event;
            }
        }
        if (main == null) {
            return null;
        }
        final String text =
                events.stream().map(event -> EventWords.text(event, record)).collect(Collectors.joining("; "));
        return StatementLines.line(record, EventWords.kind(main), text, EventWords.counterparty(main), heldCenticoins);
    }

    /** What a booking or a visit holds, its record tells; what is given back when it ends, it does not, and a tick may end anything. */
    private static Long held(final TrailRecord record) {
        final Command command = record.command();
        if (command instanceof BookingCommand.Book
                || command instanceof BookingCommand.OpenGame
                || command instanceof AdmissionCommand.CheckIn) {
            return record.outcome().amountCenticoins();
        }
        final boolean isUntold = command instanceof BookingCommand.CancelBooking
                || command instanceof AdmissionCommand.CheckOut
                || command instanceof Command.Tick;
        return isUntold ? UNTOLD : Long.valueOf(0);
    }

    private static String goal(final GoalCommand.PutGoal put) {
        final int number = (put.period() == GoalPeriod.WEEKLY ? 2 : 0) + (put.measure() == GoalMeasure.ENERGY ? 1 : 0);
        final String name = "Goal of " + EventWords.goal(number);
        if (put.target() == 0) {
            return name + " ended";
        }
        return name + " set to "
                + (put.measure() == GoalMeasure.ENERGY ? CoinText.of(put.target()) + " kcal" : put.target() + " steps");
    }
}
