package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.BODY_MASS_GRAMS_MAX;
import static org.caloriebank.protocol.Limits.BODY_MASS_GRAMS_MIN;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MAX;
import static org.caloriebank.protocol.Limits.EPOCH_DAY_MIN;
import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.Limits.NULL_CENTIKCAL;
import static org.caloriebank.protocol.Limits.WHOLE_DAY;
import static org.caloriebank.protocol.Limits.ZONE_OFFSET_MINUTES_MAX;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.CommandId;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MemberStatus;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;

/**
 * Turns a route's path and body into a command. Only what the protocol's fields cannot carry is refused here; every rule of the ledger is the ledger's.
 * All methods throw {@link RequestRefusedException}.
 */
final class CommandReader {
    /** Beyond the limits of the ledger, so that it is the ledger that refuses; inside an int64, and not its null. */
    private static final long AMOUNT_MAX = 1_000_000_000_000_000_000L;

    private static final int REASON_LENGTH_MAX = 32;
    private static final int HOUR_MAX = 23;
    private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
    private static final Pattern PRINTABLE = Pattern.compile("[ -~]{1," + REASON_LENGTH_MAX + "}");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private CommandReader() {}

    /** @param fields of the body; all are taken, or refused. */
    static Command read(
            final Route route,
            final List<String> parameters,
            final JsonFields fields,
            final CommandId id,
            final long callerId) {
        final Command command = fromFields(route, parameters, fields, id, callerId);
        fields.requireEmpty();
        return command;
    }

    /** @return a positive id from the path. */
    static long id(final String text) {
        final long id = ID.matcher(text).matches() ? Long.parseLong(text) : 0;
        if (id < 1) {
            throw malformed("an id in the path must be an integer from 1 to 999999999999999999");
        }
        return id;
    }

    /** @return days since 1970-01-01 of a date as yyyy-mm-dd. */
    static int epochDay(final String text) {
        if (text.length() == 10) {
            try {
                final long epochDay = LocalDate.parse(text).toEpochDay();
                if (epochDay >= EPOCH_DAY_MIN && epochDay <= EPOCH_DAY_MAX) {
                    return (int) epochDay;
                }
            } catch (final DateTimeParseException e) {
                throw malformed("a date must be yyyy-mm-dd and in the calendar");
            }
        }
        throw malformed("a date must be yyyy-mm-dd, from 1970-01-02 to 2149-06-06");
    }

    private static Command fromFields(
            final Route route,
            final List<String> parameters,
            final JsonFields fields,
            final CommandId id,
            final long callerId) {
        return switch (route) {
            case PUT_MEMBER -> putMember(id(parameters.get(0)), fields, id, callerId);
            case PUT_CEILING -> correctActivity(id(parameters.get(0)), fields, id, callerId);
            case POST_ADJUSTMENT -> adjustBalance(id(parameters.get(0)), fields, id, callerId);
            case PUT_MERCHANT -> putMerchant(id(parameters.get(0)), fields, id, callerId);
            case POST_SETTLEMENT -> settle(id(parameters.get(0)), fields, id, callerId);
            case POST_HOLD -> placeHold(fields, id, callerId);
            case POST_CAPTURE -> captureHold(id(parameters.get(0)), fields, id, callerId);
            case POST_VOID -> new Command.VoidHold(id, callerId, id(parameters.get(0)));
            case POST_REFUND ->
                new Command.Refund(id, callerId, id(parameters.get(0)), optionalAmount(fields, "amountCenticoins"));
            case POST_GIFT ->
                new Command.Gift(id, callerId, idIn(fields, "memberId"), idIn(fields, "toMemberId"), amount(fields));
            case POST_DONATION ->
                new Command.Donate(id, callerId, idIn(fields, "memberId"), idIn(fields, "merchantId"), amount(fields));
            case PUT_SETTING -> changeSetting(parameters.get(0), fields, id, callerId);
            default -> throw new IllegalArgumentException(route + " is no command");
        };
    }

    private static Command putMember(
            final long memberId, final JsonFields fields, final CommandId id, final long callerId) {
        return new Command.PutMember(
                id,
                callerId,
                memberId,
                (int) fields.requiredLong("bodyMassGrams", BODY_MASS_GRAMS_MIN, BODY_MASS_GRAMS_MAX),
                (int) fields.requiredLong("zoneOffsetMinutes", -ZONE_OFFSET_MINUTES_MAX, ZONE_OFFSET_MINUTES_MAX),
                fields.optionalWord("status", MemberStatus.class, MemberStatus.ACTIVE, MemberStatus.NULL_VAL));
    }

    private static Command correctActivity(
            final long memberId, final JsonFields fields, final CommandId id, final long callerId) {
        return new Command.CorrectActivity(
                id,
                callerId,
                memberId,
                epochDay(fields.requiredText("date")),
                (int) fields.nullableLong("ceilingCentikcal", 0, Integer.MAX_VALUE, NULL_CENTIKCAL),
                fields.requiredLong("operatorId", 0, RequestHeaders.UINT32_MAX),
                (int) fields.optionalLong("hour", 0, HOUR_MAX, WHOLE_DAY),
                reason(fields));
    }

    private static Command adjustBalance(
            final long memberId, final JsonFields fields, final CommandId id, final long callerId) {
        return new Command.AdjustBalance(
                id,
                callerId,
                memberId,
                amount(fields),
                fields.requiredLong("operatorId", 0, RequestHeaders.UINT32_MAX),
                reason(fields));
    }

    private static Command putMerchant(
            final long merchantId, final JsonFields fields, final CommandId id, final long callerId) {
        final String currency = fields.optionalText("currency", "");
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            throw malformed("currency must be three capital letters of ISO 4217");
        }
        final int rateCenticoins = (int) fields.optionalLong("rateCenticoins", 1, Integer.MAX_VALUE, 0);
        final int rateMinorUnits = (int) fields.optionalLong("rateMinorUnits", 1, Integer.MAX_VALUE, 0);
        final boolean hasRate = rateCenticoins != 0;
        if (hasRate != (rateMinorUnits != 0) || hasRate == currency.isEmpty()) {
            throw malformed("a rate is rateCenticoins, rateMinorUnits and currency together");
        }
        return new Command.PutMerchant(
                id,
                callerId,
                merchantId,
                rateCenticoins,
                rateMinorUnits,
                currency,
                fields.optionalWord("kind", MerchantKind.class, MerchantKind.SHOP, MerchantKind.NULL_VAL),
                fields.optionalWord("status", MerchantStatus.class, MerchantStatus.ACTIVE, MerchantStatus.NULL_VAL));
    }

    private static Command settle(
            final long merchantId, final JsonFields fields, final CommandId id, final long callerId) {
        return new Command.Settle(id, callerId, merchantId, (int) fields.requiredLong("period", 197_001, 214_912));
    }

    private static Command placeHold(final JsonFields fields, final CommandId id, final long callerId) {
        if (fields.has("amountCenticoins") == fields.has("amountMinorUnits")) {
            throw malformed("exactly one of amountCenticoins and amountMinorUnits is required");
        }
        if (fields.has("ttlMs") == fields.has("ttlSeconds")) {
            throw malformed("exactly one of ttlMs and ttlSeconds is required");
        }
        final long ttlSeconds = fields.optionalLong("ttlSeconds", -AMOUNT_MAX / 1_000, AMOUNT_MAX / 1_000, 0);
        return new Command.PlaceHold(
                id,
                callerId,
                idIn(fields, "memberId"),
                idIn(fields, "merchantId"),
                optionalAmount(fields, "amountCenticoins"),
                optionalAmount(fields, "amountMinorUnits"),
                fields.optionalLong("ttlMs", -AMOUNT_MAX, AMOUNT_MAX, ttlSeconds * 1_000));
    }

    private static Command captureHold(
            final long holdId, final JsonFields fields, final CommandId id, final long callerId) {
        return new Command.CaptureHold(
                id,
                callerId,
                holdId,
                optionalAmount(fields, "amountCenticoins"),
                fields.optionalBoolean("final", true));
    }

    private static Command changeSetting(
            final String name, final JsonFields fields, final CommandId id, final long callerId) {
        for (final Setting setting : Setting.values()) {
            if (setting.name().equals(name)) {
                return new Command.ChangeSetting(
                        id, callerId, fields.requiredLong("value", -AMOUNT_MAX, AMOUNT_MAX), setting.number());
            }
        }
        throw new RequestRefusedException(Problem.of(ResultCode.UNKNOWN_SETTING, 0));
    }

    private static long idIn(final JsonFields fields, final String name) {
        return fields.requiredLong(name, 1, Long.MAX_VALUE);
    }

    private static long amount(final JsonFields fields) {
        return fields.requiredLong("amountCenticoins", -AMOUNT_MAX, AMOUNT_MAX);
    }

    private static long optionalAmount(final JsonFields fields, final String name) {
        return fields.optionalLong(name, -AMOUNT_MAX, AMOUNT_MAX, NULL_AMOUNT);
    }

    private static String reason(final JsonFields fields) {
        final String reason = fields.requiredText("reason");
        if (!PRINTABLE.matcher(reason).matches()) {
            throw malformed("reason must be 1 to 32 printable ASCII characters");
        }
        return reason;
    }

    private static RequestRefusedException malformed(final String detail) {
        return new RequestRefusedException(Problem.malformed(detail));
    }
}
