package org.caloriebank.adapter.audit;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.caloriebank.adapter.audit.StatementLine.Kind;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.codec.AccountKind;
import org.caloriebank.protocol.codec.CampaignKind;

/** Says what an event tells the member it is about. */
final class EventWords {
    private static final List<String> GOALS = List.of("daily steps", "daily energy", "weekly steps", "weekly energy");

    private EventWords() {}

    /** @return what the event makes of a line; null when it never stands alone. */
    static Kind kind(final Outcome.Event event) {
        return switch (event.kind()) {
            case BOOKED -> Kind.BOOKED;
            case BOOKING_CANCELLED -> Kind.BOOKING_CANCELLED;
            case BOOKING_CAPTURED -> Kind.BOOKING_PAID;
            case BOOKING_RELEASED -> Kind.BOOKING_RELEASED;
            case NO_SHOW -> Kind.NO_SHOW;
            case CHECKED_IN -> Kind.CHECKED_IN;
            case LOCKER_OPENED, SPACE_ENTERED, SPACE_LEFT, WRISTBAND_REPLACED -> Kind.VISITED;
            case PLAYED -> Kind.PLAYED;
            case CHECKED_OUT -> Kind.CHECKED_OUT;
            case PAYMENT_CONFIRMED -> Kind.PAID_IN_MONEY;
            case WATER_REFUNDED -> Kind.FEE_REFUNDED;
            case CHALLENGE_JOINED -> Kind.CHALLENGE_JOINED;
            case CAMPAIGN_PAID -> Kind.CAMPAIGN_PAID;
            case CAMPAIGN_TAKEN_BACK -> Kind.CAMPAIGN_TAKEN_BACK;
            default -> null;
        };
    }

    /** @return the account on the event's other side, moved coins or not. */
    static String counterparty(final Outcome.Event event) {
        return switch (event.kind()) {
            case CAMPAIGN_PAID, CAMPAIGN_TAKEN_BACK, CHALLENGE_JOINED ->
                AuditLedger.accountName(AccountKind.ISSUANCE, event.subjectId());
            default -> AuditLedger.accountName(AccountKind.FACILITY, event.facilityId());
        };
    }

    /** @return the event in words; of kinds that have none, their name. */
    static String text(final Outcome.Event event, final TrailRecord record) {
        final String at = " at facility " + event.facilityId();
        final String visit = "visit " + event.subjectId() + " of facility " + event.facilityId();
        final String amount = CoinText.coins(Math.max(0, event.value()));
        return switch (event.kind()) {
            case BOOKED ->
                "Booking " + record.sequence() + " of session " + event.subjectId() + at + ", "
                        + CoinText.coins(record.outcome().amountCenticoins()) + " held";
            case BOOKING_CANCELLED ->
                "Place in session " + event.subjectId() + at + " given back" + (event.detail() == 1 ? ", late" : "");
            case BOOKING_CAPTURED -> amount + " paid for session " + event.subjectId() + at;
            case BOOKING_RELEASED -> "Session " + event.subjectId() + at + " cancelled, " + amount + " held no more";
            case NO_SHOW -> "Not seen in session " + event.subjectId() + at;
            case CHECKED_IN ->
                "Begin of " + visit + ", " + CoinText.coins(record.outcome().amountCenticoins()) + " held";
            case LOCKER_OPENED -> "Locker " + event.value() + at + " opened";
            case SPACE_ENTERED -> "Space " + event.subjectId() + at + " entered";
            case SPACE_LEFT -> "Space " + event.subjectId() + at + " left";
            case WRISTBAND_REPLACED -> "Wristband of " + visit + " replaced by " + event.value();
            case PLAYED -> "Play in space " + event.subjectId() + at + " for " + amount;
            case CHECKED_OUT ->
                "End of " + visit + (event.detail() == 1 ? " at closing time" : "") + ", fee "
                        + CoinText.coins(fee(event, record));
            case PAYMENT_REQUESTED -> amount + " of " + visit + " owed, payment in money requested";
            case PAYMENT_CONFIRMED -> amount + " of " + visit + " paid in money";
            case WATER_REFUNDED ->
                event.value() == 0
                        ? "Fee of " + visit + " waived for bad water"
                        : "Fee of " + visit + " refunded for bad water, " + amount;
            case CHALLENGE_JOINED ->
                "Challenge of campaign " + event.subjectId() + " joined"
                        + (event.value() == 0 ? "" : " in team " + event.value());
            case CAMPAIGN_PAID -> amount + " from campaign " + campaign(event);
            case CAMPAIGN_TAKEN_BACK -> amount + " taken back by campaign " + campaign(event);
            case GOAL_REACHED -> "goal of " + goal(event.detail()) + " reached, streak " + event.value();
            case GOAL_LOST -> "goal of " + goal(event.detail()) + " lost again, streak " + event.value();
            default -> event.kind().name();
        };
    }

    /** @return what campaigns and goals made of a record that is about something else, to stand behind its line; empty for nothing. */
    static String besides(final TrailRecord record) {
        return record.events().stream().map(event -> "; " + text(event, record)).collect(Collectors.joining());
    }

    static String goal(final int number) {
        return number >= 0 && number < GOALS.size() ? GOALS.get(number) : "number " + number;
    }

    /** All of it moved in the record: what was held, what else was there, and what became debt. */
    private static long fee(final Outcome.Event event, final TrailRecord record) {
        return FacilityFlow.of(record.command(), record.outcome()).stream()
                .filter(flow -> flow.cause() == FacilityFlow.Cause.VISIT)
                .filter(flow -> flow.memberId() == event.memberId() && flow.facilityId() == event.facilityId())
                .mapToLong(FacilityFlow::amountCenticoins)
                .sum();
    }

    private static String campaign(final Outcome.Event event) {
        return event.subjectId() + " ("
                + CampaignKind.get((short) event.detail()).name().toLowerCase(Locale.ROOT) + ")";
    }
}
