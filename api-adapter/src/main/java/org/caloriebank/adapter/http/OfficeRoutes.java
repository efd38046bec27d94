package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.ResultCode.NOTHING_TO_SETTLE;
import static org.caloriebank.protocol.ResultCode.SETTING_OUT_OF_RANGE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MERCHANT;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_SETTING;

import java.util.List;
import java.util.regex.Pattern;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import org.caloriebank.protocol.ResultCode;
import org.caloriebank.protocol.Setting;
import org.caloriebank.protocol.codec.MerchantKind;
import org.caloriebank.protocol.codec.MerchantStatus;
import tools.jackson.core.JsonGenerator;

/** Merchants and the ledger's settings. */
final class OfficeRoutes {
    private static final String MERCHANT = "/v1/merchants/{merchantId}";
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int PERIOD_MIN = 197_001;
    private static final int PERIOD_MAX = 214_912;

    static final List<Route> ALL = List.of(
            CommandRoute.put(MERCHANT, OfficeRoutes::merchant, OfficeRoutes::write),
            QueryRoute.get(
                    MERCHANT,
                    request -> new Query.Merchant(request.path().id(0)),
                    OfficeRoutes::write,
                    UNKNOWN_MERCHANT),
            CommandRoute.post(
                    MERCHANT + "/settlements",
                    OfficeRoutes::settlement,
                    OfficeRoutes::write,
                    UNKNOWN_MERCHANT,
                    NOTHING_TO_SETTLE),
            CommandRoute.put(
                    "/v1/settings/{name}",
                    OfficeRoutes::setting,
                    OfficeRoutes::write,
                    UNKNOWN_SETTING,
                    SETTING_OUT_OF_RANGE));

    private OfficeRoutes() {}

    private static Command.PutMerchant merchant(final CommandRequest request) {
        final JsonFields fields = request.fields();
        final String currency = fields.optionalText("currency", "");
        if (!currency.isEmpty() && !CURRENCY.matcher(currency).matches()) {
            throw CommandRequest.malformed("currency must be three capital letters of ISO 4217");
        }
        final int rateCenticoins = (int) fields.optionalLong("rateCenticoins", 1, Integer.MAX_VALUE, 0);
        final int rateMinorUnits = (int) fields.optionalLong("rateMinorUnits", 1, Integer.MAX_VALUE, 0);
        final boolean hasRate = rateCenticoins != 0;
        if (hasRate != (rateMinorUnits != 0) || hasRate == currency.isEmpty()) {
            throw CommandRequest.malformed("a rate is rateCenticoins, rateMinorUnits and currency together");
        }
        return new Command.PutMerchant(
                request.id(),
                request.callerId(),
                request.path().id(0),
                rateCenticoins,
                rateMinorUnits,
                currency,
                fields.optionalWord("kind", MerchantKind.class, MerchantKind.SHOP, MerchantKind.NULL_VAL),
                fields.optionalWord("status", MerchantStatus.class, MerchantStatus.ACTIVE, MerchantStatus.NULL_VAL));
    }

    private static void write(final JsonGenerator json, final Command.PutMerchant merchant, final Outcome outcome) {
        json.writeNumberProperty("merchantId", merchant.merchantId());
    }

    private static void write(final JsonGenerator json, final Answer.Merchant merchant) {
        json.writeNumberProperty("merchantId", merchant.merchantId());
        json.writeStringProperty("kind", merchant.kind().name());
        json.writeStringProperty("status", merchant.status().name());
        json.writeNumberProperty("payableCenticoins", merchant.payableCenticoins());
        json.writeNumberProperty("settledCenticoins", merchant.settledCenticoins());
        if (merchant.rateCenticoins() != 0) {
            json.writeNumberProperty("rateCenticoins", merchant.rateCenticoins());
            json.writeNumberProperty("rateMinorUnits", merchant.rateMinorUnits());
            json.writeStringProperty("currency", merchant.currency());
        }
    }

    private static Command.Settle settlement(final CommandRequest request) {
        return new Command.Settle(
                request.id(), request.callerId(), request.path().id(0), (int)
                        request.fields().requiredLong("period", PERIOD_MIN, PERIOD_MAX));
    }

    private static void write(final JsonGenerator json, final Command.Settle settlement, final Outcome outcome) {
        json.writeNumberProperty("merchantId", settlement.merchantId());
        json.writeNumberProperty("period", settlement.period());
        OutcomeText.amount(json, outcome);
    }

    private static Command.ChangeSetting setting(final CommandRequest request) {
        for (final Setting setting : Setting.values()) {
            if (setting.name().equals(request.path().text(0))) {
                return new Command.ChangeSetting(
                        request.id(), request.callerId(), request.amount("value"), setting.number());
            }
        }
        throw new RequestRefusedException(Problem.of(ResultCode.UNKNOWN_SETTING, 0));
    }

    private static void write(final JsonGenerator json, final Command.ChangeSetting change, final Outcome outcome) {
        json.writeStringProperty("name", Setting.ofNumber(change.setting()).name());
        json.writeNumberProperty("value", change.value());
    }
}
