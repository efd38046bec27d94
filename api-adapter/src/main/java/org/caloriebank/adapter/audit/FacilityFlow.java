package org.caloriebank.adapter.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caloriebank.protocol.AdmissionCommand;
import org.caloriebank.protocol.BookingCommand;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.EventKind;

/**
 * Coins, or debt, that moved between a member and a sports centre in one record, and for what. One tick may let several members pay, and one of them both for a
 * booking and for a visit: the events tell how much was for bookings, and the rest was for the visit.
 *
 * @param amountCenticoins what the facility received; below zero when it gave.
 */
record FacilityFlow(Cause cause, long facilityId, long memberId, long amountCenticoins) {
    /** For what. */
    enum Cause {
        /** A visit's fee, by coins or by debt. */
        VISIT(Movement.VISITS),
        /** A place in a session or game, or the late share of it. */
        BOOKING(Movement.BOOKINGS),
        PLAY(Movement.PLAYS),
        /** A visit's fee, given back because the water was bad. */
        REFUND(Movement.FEES_REFUNDED),
        /** Debt that was paid in money, so it is owed in coins no more. */
        PAYMENT(Movement.PAID_IN_MONEY);

        private final Movement movement;

        Cause(final Movement movement) {
            this.movement = movement;
        }

        Movement movement() {
            return movement;
        }
    }

    /** Member and facility. */
    private record Pair(long facilityId, long memberId) {}

    /** @return all of a record; none when nothing moved to or from facilities. */
    static List<FacilityFlow> of(final Command command, final Outcome outcome) {
        final Map<Pair, Long> receivedByPair = new LinkedHashMap<>();
        final List<FacilityFlow> flows = new ArrayList<>();
        for (final Outcome.Posting posting : outcome.postings()) {
            if (posting.creditKind() == AccountKind.FACILITY) {
                receivedByPair.merge(
                        new Pair(posting.creditOwner(), posting.debitOwner()),
                        posting.amountCenticoins(),
                        Math::addExact);
            } else if (posting.debitKind() == AccountKind.FACILITY) {
                final Cause cause = command instanceof AdmissionCommand.ConfirmPayment ? Cause.PAYMENT : Cause.REFUND;
                flows.add(new FacilityFlow(
                        cause, posting.debitOwner(), posting.creditOwner(), -posting.amountCenticoins()));
            }
        }
        receivedByPair.forEach((pair, amount) -> addReceived(command, outcome, pair, amount, flows));
        return flows;
    }

    private static void addReceived(
            final Command command,
            final Outcome outcome,
            final Pair pair,
            final long amountCenticoins,
            final List<FacilityFlow> flows) {
        if (command instanceof AdmissionCommand.Tap) {
            flows.add(new FacilityFlow(Cause.PLAY, pair.facilityId, pair.memberId, amountCenticoins));
            return;
        }
        final long booked = command instanceof BookingCommand.CancelBooking || command instanceof Command.Tick
                ? Math.min(amountCenticoins, booked(outcome, pair))
                : 0;
        if (booked > 0) {
            flows.add(new FacilityFlow(Cause.BOOKING, pair.facilityId, pair.memberId, booked));
        }
        if (amountCenticoins > booked) {
            flows.add(new FacilityFlow(Cause.VISIT, pair.facilityId, pair.memberId, amountCenticoins - booked));
        }
    }

    private static long booked(final Outcome outcome, final Pair pair) {
        return outcome.events().stream()
                .filter(event -> event.kind() == EventKind.BOOKING_CAPTURED)
                .filter(event -> event.facilityId() == pair.facilityId && event.memberId() == pair.memberId)
                .mapToLong(Outcome.Event::value)
                .sum();
    }
}
