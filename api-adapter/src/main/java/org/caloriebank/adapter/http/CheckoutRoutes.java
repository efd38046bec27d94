package org.caloriebank.adapter.http;

import static org.caloriebank.protocol.Limits.NULL_AMOUNT;
import static org.caloriebank.protocol.ResultCode.AMOUNT_ABOVE_LIMIT;
import static org.caloriebank.protocol.ResultCode.AMOUNT_NOT_POSITIVE;
import static org.caloriebank.protocol.ResultCode.CAPTURE_ABOVE_HOLD;
import static org.caloriebank.protocol.ResultCode.HOLD_CAPTURED;
import static org.caloriebank.protocol.ResultCode.HOLD_EXPIRED;
import static org.caloriebank.protocol.ResultCode.HOLD_VOIDED;
import static org.caloriebank.protocol.ResultCode.INSUFFICIENT_COINS;
import static org.caloriebank.protocol.ResultCode.MEMBER_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.MERCHANT_NOT_ACTIVE;
import static org.caloriebank.protocol.ResultCode.NO_RATE;
import static org.caloriebank.protocol.ResultCode.REFUND_ABOVE_CAPTURE;
import static org.caloriebank.protocol.ResultCode.REFUND_TOO_LATE;
import static org.caloriebank.protocol.ResultCode.TOO_MANY_CAPTURES;
import static org.caloriebank.protocol.ResultCode.TTL_OUT_OF_RANGE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_CAPTURE;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_HOLD;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MEMBER;
import static org.caloriebank.protocol.ResultCode.UNKNOWN_MERCHANT;

import java.util.List;
import org.caloriebank.protocol.Answer;
import org.caloriebank.protocol.Command;
import org.caloriebank.protocol.Outcome;
import org.caloriebank.protocol.Query;
import tools.jackson.core.JsonGenerator;

/** Holds, captures and refunds. */
final class CheckoutRoutes {
    private static final String HOLDS = "/v1/holds";
    private static final String HOLD = HOLDS + "/{holdId}";
    private static final int MS_PER_SECOND = 1_000;

    static final List<Route> ALL = List.of(
            CommandRoute.post(
                            HOLDS,
                            CheckoutRoutes::hold,
                            CheckoutRoutes::write,
                            AMOUNT_NOT_POSITIVE,
                            AMOUNT_ABOVE_LIMIT,
                            TTL_OUT_OF_RANGE,
                            UNKNOWN_MEMBER,
                            UNKNOWN_MERCHANT,
                            MEMBER_NOT_ACTIVE,
                            MERCHANT_NOT_ACTIVE,
                            NO_RATE,
                            INSUFFICIENT_COINS)
                    .locatedAt(HOLDS + "/"),
            QueryRoute.get(HOLD, request -> new Query.Hold(request.path().id(0)), CheckoutRoutes::write, UNKNOWN_HOLD),
            CommandRoute.post(
                            HOLD + "/capture",
                            CheckoutRoutes::capture,
                            CheckoutRoutes::write,
                            AMOUNT_NOT_POSITIVE,
                            AMOUNT_ABOVE_LIMIT,
                            UNKNOWN_HOLD,
                            HOLD_CAPTURED,
                            HOLD_VOIDED,
                            HOLD_EXPIRED,
                            CAPTURE_ABOVE_HOLD,
                            TOO_MANY_CAPTURES)
                    .withOptionalBody(),
            CommandRoute.postChange(
                            HOLD + "/void",
                            request -> new Command.VoidHold(
                                    request.id(),
                                    request.callerId(),
                                    request.path().id(0)),
                            CheckoutRoutes::write,
                            UNKNOWN_HOLD,
                            HOLD_CAPTURED,
                            HOLD_VOIDED,
                            HOLD_EXPIRED)
                    .withOptionalBody(),
            CommandRoute.post(
                            "/v1/captures/{captureId}/refunds",
                            request -> new Command.Refund(
                                    request.id(),
                                    request.callerId(),
                                    request.path().id(0),
                                    request.optionalAmount("amountCenticoins")),
                            CheckoutRoutes::write,
                            AMOUNT_NOT_POSITIVE,
                            AMOUNT_ABOVE_LIMIT,
                            UNKNOWN_CAPTURE,
                            REFUND_TOO_LATE,
                            REFUND_ABOVE_CAPTURE)
                    .withOptionalBody());

    private CheckoutRoutes() {}

    private static Command.PlaceHold hold(final CommandRequest request) {
        final JsonFields fields = request.fields();
        if (fields.has("amountCenticoins") == fields.has("amountMinorUnits")) {
            throw CommandRequest.malformed("exactly one of amountCenticoins and amountMinorUnits is required");
        }
        if (fields.has("ttlMs") == fields.has("ttlSeconds")) {
            throw CommandRequest.malformed("exactly one of ttlMs and ttlSeconds is required");
        }
        final long secondsMax = CommandRequest.AMOUNT_MAX / MS_PER_SECOND;
        final long ttlSeconds = fields.optionalLong("ttlSeconds", -secondsMax, secondsMax, 0);
        return new Command.PlaceHold(
                request.id(),
                request.callerId(),
                request.idIn("memberId"),
                request.idIn("merchantId"),
                request.optionalAmount("amountCenticoins"),
                request.optionalAmount("amountMinorUnits"),
                fields.optionalLong(
                        "ttlMs", -CommandRequest.AMOUNT_MAX, CommandRequest.AMOUNT_MAX, ttlSeconds * MS_PER_SECOND));
    }

    private static void write(final JsonGenerator json, final Command.PlaceHold hold, final Outcome outcome) {
        json.writeNumberProperty("holdId", outcome.reference());
        json.writeNumberProperty("memberId", hold.memberId());
        json.writeNumberProperty("merchantId", hold.merchantId());
        OutcomeText.amount(json, outcome);
        if (hold.amountMinorUnits() != NULL_AMOUNT) {
            json.writeNumberProperty("amountMinorUnits", hold.amountMinorUnits());
        }
        json.writeNumberProperty("ttlMs", hold.ttlMs());
    }

    private static void write(final JsonGenerator json, final Answer.Hold hold) {
        json.writeNumberProperty("holdId", hold.holdId());
        json.writeStringProperty("state", hold.state().name());
        json.writeNumberProperty("memberId", hold.memberId());
        json.writeStringProperty("payeeKind", hold.payeeKind().name());
        json.writeNumberProperty("merchantId", hold.merchantId());
        json.writeNumberProperty("amountCenticoins", hold.amountCenticoins());
        json.writeNumberProperty("capturedCenticoins", hold.capturedCenticoins());
        json.writeNumberProperty("refundedCenticoins", hold.refundedCenticoins());
        json.writeNumberProperty("placedAtMs", hold.placedAtMs());
        if (hold.deadlineMs() != Long.MAX_VALUE) {
            json.writeNumberProperty("deadlineMs", hold.deadlineMs());
        }
        if (hold.closedAtMs() != 0) {
            json.writeNumberProperty("closedAtMs", hold.closedAtMs());
        }
        if (hold.amountMinorUnits() != NULL_AMOUNT) {
            json.writeNumberProperty("amountMinorUnits", hold.amountMinorUnits());
            json.writeNumberProperty("rateCenticoins", hold.rateCenticoins());
            json.writeNumberProperty("rateMinorUnits", hold.rateMinorUnits());
        }
        json.writeArrayPropertyStart("captures");
        for (final Answer.Capture capture : hold.captures()) {
            json.writeStartObject();
            json.writeNumberProperty("captureId", capture.captureId());
            json.writeNumberProperty("amountCenticoins", capture.amountCenticoins());
            json.writeNumberProperty("refundedCenticoins", capture.refundedCenticoins());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static Command.CaptureHold capture(final CommandRequest request) {
        return new Command.CaptureHold(
                request.id(),
                request.callerId(),
                request.path().id(0),
                request.optionalAmount("amountCenticoins"),
                request.fields().optionalBoolean("final", true));
    }

    private static void write(final JsonGenerator json, final Command.CaptureHold capture, final Outcome outcome) {
        json.writeNumberProperty("captureId", outcome.reference());
        json.writeNumberProperty("holdId", capture.holdId());
        OutcomeText.amount(json, outcome);
        json.writeBooleanProperty("final", capture.isFinal());
    }

    private static void write(final JsonGenerator json, final Command.VoidHold voided, final Outcome outcome) {
        json.writeNumberProperty("holdId", voided.holdId());
        OutcomeText.amount(json, outcome);
    }

    private static void write(final JsonGenerator json, final Command.Refund refund, final Outcome outcome) {
        json.writeNumberProperty("captureId", refund.captureId());
        OutcomeText.amount(json, outcome);
    }
}
