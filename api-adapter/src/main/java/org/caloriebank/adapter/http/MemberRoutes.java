package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.BODY_MASS_GRAMS_MAX;
import static org.caloriebank.protocol.Limits.BODY_MASS_GRAMS_MIN;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.caloriebank.protocol.Limits.ZONE_OFFSET_MINUTES_MAX;
import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.AMOUNT_NOT_POSITIVE;
import static org.caloriebank.protocol.ResultCode.IMPLAUSIBLE;
import static org.caloriebank.protocol.ResultCode.INSUFFICIENT_COINS;
import static org.caloriebank.protocol.ResultCode.IN_FUTURE;
import static org.caloriebank.protocol.ResultCode.MEMBER_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.MERCHANT_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.NOT_A_CHARITY;
import static org.caloriebank.protocol.ResultCode.SAME_MEMBER;
import static org.caloriebank.protocol.ResultCode.TOO_LATE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MERCHANT;

import java.time.YearMonth;
import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.codec.MemberStatus;
import tools.jackson.core.JsonGenerator;

/** Members, what they do and what they give. */
final class MemberRoutes {
    private static final String MEMBER = "/v1/members/{memberId}";
    private static final int HOUR_MAX = 23;
    private static final YearMonth MONTH_ZERO = YearMonth.of(1970, 1);

    static final List<Route> ALL = List.of(
            CommandRoute.put(MEMBER, MemberRoutes::member, MemberRoutes::write),
            QueryRoute.get(MEMBER, MemberRoutes::memberQuery, MemberRoutes::write, UNKNOWN_MEMBER),
            QueryRoute.get(MEMBER + "/balance", MemberRoutes::memberQuery, MemberRoutes::writeBalance, UNKNOWN_MEMBER),
            QueryRoute.get(
                    MEMBER + "/days/{date}",
                    request ->
                            new Query.Day(request.path().id(0), request.path().epochDay(1)),
                    MemberRoutes::write,
                    UNKNOWN_MEMBER),
            CommandRoute.put(
                    MEMBER + "/ceilings",
                    MemberRoutes::ceiling,
                    MemberRoutes::write,
                    UNKNOWN_MEMBER,
                    IN_FUTURE,
                    TOO_LATE),
            CommandRoute.post(
                    MEMBER + "/adjustments",
                    MemberRoutes::adjustment,
                    MemberRoutes::write,
                    AMOUNT_NOT_POSITIVE,
                    AMOUNT_ABOVE_LIMIT,
                    UNKNOWN_MEMBER),
            PlainRoute.of(
                    "POST",
                    "/v1/activity",
                    200,
                    List.of(400, 406, 408, 413, 415, 503, 507),
                    ActivityExchange::start,
                    UNKNOWN_MEMBER,
                    MEMBER_NOT_ACTIVE,
                    IN_FUTURE,
                    TOO_LATE,
                    IMPLAUSIBLE),
            CommandRoute.post(
                    "/v1/gifts",
                    MemberRoutes::gift,
                    MemberRoutes::write,
                    AMOUNT_NOT_POSITIVE,
                    AMOUNT_ABOVE_LIMIT,
                    SAME_MEMBER,
                    UNKNOWN_MEMBER,
                    MEMBER_NOT_ACTIVE,
                    INSUFFICIENT_COINS),
            CommandRoute.post(
                    "/v1/donations",
                    MemberRoutes::donation,
                    MemberRoutes::write,
                    AMOUNT_NOT_POSITIVE,
                    AMOUNT_ABOVE_LIMIT,
                    UNKNOWN_MEMBER,
                    UNKNOWN_MERCHANT,
                    MEMBER_NOT_ACTIVE,
                    MERCHANT_NOT_ACTIVE,
                    NOT_A_CHARITY,
                    INSUFFICIENT_COINS));

    private MemberRoutes() {}

    private static Command.PutMember member(final CommandRequest request) {
        final JsonFields fields = request.fields();
        return new Command.PutMember(
                request.id(),
                request.callerId(),
                request.path().id(0),
                (int) fields.requiredLong("bodyMassGrams", BODY_MASS_GRAMS_MIN, BODY_MASS_GRAMS_MAX),
                (int) fields.requiredLong("zoneOffsetMinutes", -ZONE_OFFSET_MINUTES_MAX, ZONE_OFFSET_MINUTES_MAX),
                fields.optionalWord("status", MemberStatus.class, MemberStatus.ACTIVE, MemberStatus.NULL_VAL));
    }

    private static void write(final JsonGenerator json, final Command.PutMember member, final Outcome outcome) {
        json.writeNumberProperty("memberId", member.memberId());
    }

    private static Query<Answer.Member> memberQuery(final QueryRequest request) {
        return new Query.Member(request.path().id(0));
    }

    private static void write(final JsonGenerator json, final Answer.Member member) {
        json.writeNumberProperty("memberId", member.memberId());
        json.writeStringProperty("status", member.status().name());
        json.writeNumberProperty("bodyMassGrams", member.bodyMassGrams());
        json.writeNumberProperty("zoneOffsetMinutes", member.zoneOffsetMinutes());
        json.writeNumberProperty("lastSequence", member.lastSequence());
        writeCoins(json, member);
    }

    private static void writeBalance(final JsonGenerator json, final Answer.Member member) {
        json.writeNumberProperty("memberId", member.memberId());
        writeCoins(json, member);
    }

    private static void writeCoins(final JsonGenerator json, final Answer.Member member) {
        json.writeNumberProperty("balanceCenticoins", member.balanceCenticoins());
        json.writeNumberProperty("heldCenticoins", member.heldCenticoins());
        json.writeNumberProperty("availableCenticoins", member.availableCenticoins());
        json.writeNumberProperty("debtCenticoins", member.debtCenticoins());
        json.writeNumberProperty("nextExpiryCenticoins", member.nextExpiryCenticoins());
        if (member.nextExpiryMonth() == 0) {
            json.writeNullProperty("nextExpiryMonth");
        } else {
            json.writeStringProperty(
                    "nextExpiryMonth",
                    MONTH_ZERO.plusMonths(member.nextExpiryMonth()).toString());
        }
    }

    private static void write(final JsonGenerator json, final Answer.Day day) {
        json.writeNumberProperty("memberId", day.memberId());
        json.writeStringProperty("date", DayText.of(day.epochDay()));
        json.writeNumberProperty("earnedCenticoins", day.earnedCenticoins());
        json.writeNumberProperty("steps", day.steps());
        json.writeNumberProperty("hoursCentikcal", day.hoursCentikcal());
        json.writeNumberProperty("wholeDayCentikcal", day.wholeDayCentikcal());
        json.writeNumberProperty("capCenticoins", day.capCenticoins());
        json.writeNumberProperty("settingsVersion", day.settingsVersion());
        json.writeBooleanProperty("folded", day.isFolded());
    }

    private static Command.CorrectActivity ceiling(final CommandRequest request) {
        return new Command.CorrectActivity(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.day("date"),
                (int) request.fields().nullableLong("ceilingCentikcal", 0, Integer.MAX_VALUE, NULL_CENTIKCAL),
                request.operatorId(),
                (int) request.fields().optionalLong("hour", 0, HOUR_MAX, WHOLE_DAY),
                request.ascii("reason"));
    }

    private static void write(
            final JsonGenerator json, final Command.CorrectActivity correction, final Outcome outcome) {
        json.writeNumberProperty("memberId", correction.memberId());
        json.writeStringProperty("date", DayText.of(correction.epochDay()));
        if (correction.hour() != WHOLE_DAY) {
            json.writeNumberProperty("hour", correction.hour());
        }
        OutcomeText.amount(json, outcome);
    }

    private static Command.AdjustBalance adjustment(final CommandRequest request) {
        return new Command.AdjustBalance(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.amount("amountCenticoins"),
                request.operatorId(),
                request.ascii("reason"));
    }

    private static void write(final JsonGenerator json, final Command.AdjustBalance adjustment, final Outcome outcome) {
        json.writeNumberProperty("memberId", adjustment.memberId());
        OutcomeText.amount(json, outcome);
    }

    private static Command.Gift gift(final CommandRequest request) {
        return new Command.Gift(
                request.id(),
                request.callerId(),
                request.idIn("memberId"),
                request.idIn("toMemberId"),
                request.amount("amountCenticoins"));
    }

    private static void write(final JsonGenerator json, final Command.Gift gift, final Outcome outcome) {
        json.writeNumberProperty("memberId", gift.memberId());
        json.writeNumberProperty("toMemberId", gift.toMemberId());
        OutcomeText.amount(json, outcome);
    }

    private static Command.Donate donation(final CommandRequest request) {
        return new Command.Donate(
                request.id(),
                request.callerId(),
                request.idIn("memberId"),
                request.idIn("merchantId"),
                request.amount("amountCenticoins"));
    }

    private static void write(final JsonGenerator json, final Command.Donate donation, final Outcome outcome) {
        json.writeNumberProperty("memberId", donation.memberId());
        json.writeNumberProperty("merchantId", donation.merchantId());
        OutcomeText.amount(json, outcome);
    }
}
